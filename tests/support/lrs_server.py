"""A small learning record store: real sockets, SQLite, the standard's rules, and how real ones differ."""

import base64
import http.server
import json
import sqlite3
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.support.xapi_rules import VOIDED, BrokenRuleError, check

KEY, SECRET = "console", "otters:sing"


class LrsServer(http.server.ThreadingHTTPServer):
    """`says_conflict`: to an id that it holds, it answers 409, whatever the statement; else 204."""

    daemon_threads = False

    def __init__(self, file: Path, *, says_conflict: bool) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.says_conflict = says_conflict
        self.versions = ("1.0.3",)
        self.may_void = self.may_read = True
        self.largest = 1_000_000
        self.never: set[str] = set()
        """Verbs that it takes no statement with."""
        self.answers: deque[tuple[int, dict[str, str]] | None] = deque()
        """What the next requests get instead of being done; None: it is done, and then nothing is said."""
        self.heard: list[tuple[str, int]] = []
        """Method and number of statements of every request."""
        self.stored: Callable[[], None] = lambda: None
        """Called after each COMMIT."""
        self._store = sqlite3.connect(file, check_same_thread=False)
        self._store.execute("PRAGMA synchronous=OFF")
        self._store.execute("CREATE TABLE IF NOT EXISTS statement (id TEXT PRIMARY KEY, body TEXT NOT NULL)")
        self.lock = threading.Lock()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/xapi/"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that was killed is no news."""

    def server_close(self) -> None:
        super().server_close()
        self._store.close()

    def held(self) -> dict[str, dict[str, Any]]:
        """Everything that it holds, by id."""
        with self.lock:
            rows = self._store.execute("SELECT id, body FROM statement ORDER BY rowid").fetchall()
        return {id_: json.loads(body) for id_, body in rows}

    def voided(self) -> set[str]:
        return {one["object"]["id"] for one in self.held().values() if one["verb"]["id"] == VOIDED}

    def put(self, statement: dict[str, Any]) -> None:
        """Somebody else was here before."""
        with self.lock, self._store:
            self._store.execute(
                "INSERT INTO statement VALUES (?, ?)", (statement["id"], json.dumps(statement))
            )

    def take(self, statements: list[dict[str, Any]]) -> int:
        """All or none; the status."""
        try:
            for one in statements:
                check(one)
        except BrokenRuleError:
            return 400
        ids = [one["id"] for one in statements]
        verbs = {one["verb"]["id"] for one in statements}
        if len(set(ids)) < len(ids) or verbs & self.never:
            return 400
        if VOIDED in verbs and not self.may_void:
            return 403
        known = self.held().keys() & set(ids)
        if known and self.says_conflict:
            return 409
        for one in statements:
            if one["id"] not in known:
                self.put(one)
        self.stored()
        return 204 if len(known) == len(ids) else 200

    def give(self, id_: str, *, voided: bool) -> dict[str, Any] | None:
        """A statement as an LRS gives it back: with its own additions and spellings."""
        found = self.held().get(id_)
        if found is None or (id_ in self.voided()) != voided:
            return None
        me = {"objectType": "Agent", "account": {"homePage": "https://lrs.example/", "name": KEY}}
        found |= {"stored": "2026-12-01T00:00:00.000Z", "authority": me, "version": "1.0.0"}
        found["timestamp"] = found["timestamp"].replace("Z", "+00:00")
        found["object"].pop("definition", None)
        found["verb"]["display"] = {"en-GB": "another word"}
        return found


class _Handler(http.server.BaseHTTPRequestHandler):
    server: LrsServer
    protocol_version = "HTTP/1.1"
    wbufsize = 65_536  # an answer in one piece, or the next question waits for a late acknowledgement
    disable_nagle_algorithm = True

    def log_message(self, *_: object) -> None:
        pass

    def do_POST(self) -> None:
        data = self.rfile.read(int(self.headers["Content-Length"]))
        statements = json.loads(data)
        self.server.heard.append(("POST", len(statements)))
        if not self._is_welcome():
            return
        if len(data) > self.server.largest:
            self._answer(413)
            return
        status = self.server.take(statements)
        if self.server.answers and self.server.answers[0] is None:
            self.server.answers.popleft()
            self.close_connection = True  # done, and nobody hears of it
            return
        self._answer(status, [one["id"] for one in statements] if status == 200 else None)

    def do_GET(self) -> None:
        self.server.heard.append(("GET", 0))
        if not self._is_welcome():
            return
        query = parse_qs(urlsplit(self.path).query)
        if not self.server.may_read:
            self._answer(403)
            return
        found = None
        for name in ("statementId", "voidedStatementId"):
            if name in query:
                found = self.server.give(query[name][0], voided=name.startswith("voided"))
        self._answer(404 if found is None else 200, found)

    def _is_welcome(self) -> bool:
        if self.server.answers and (forced := self.server.answers[0]) is not None:
            self.server.answers.popleft()
            self._answer(forced[0], headers=forced[1])
            return False
        right = "Basic " + base64.b64encode(f"{KEY}:{SECRET}".encode()).decode()
        if self.headers["Authorization"] != right:
            self._answer(401)
            return False
        if self.headers["X-Experience-API-Version"] not in self.server.versions:
            self._answer(400)
            return False
        if urlsplit(self.path).path != "/xapi/statements":
            self._answer(404)
            return False
        return True

    def _answer(self, status: int, body: Any = None, headers: dict[str, str] | None = None) -> None:
        data = b"" if body is None else json.dumps(body).encode()
        self.send_response(status)
        self.send_header("X-Experience-API-Version", self.server.versions[0])
        if status != 204:
            self.send_header("Content-Length", str(len(data)))
            self.send_header("Content-Type", "application/json")
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)


@contextmanager
def running(folder: Path, *, says_conflict: bool) -> Iterator[LrsServer]:
    """An LRS with its thread, for the length of a test."""
    server = LrsServer(folder / "lrs.sqlite", says_conflict=says_conflict)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), name="lrs")
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
