"""A records file in the hands of somebody who has it whole: raw SQL, the console's key, and time.

Nothing of the program is used. What an attacker knows of it stands in the file and in its published format.
"""

import base64
import contextlib
import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import rfc8785
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

Core = dict[str, Any]
Change = Callable[[list[Core]], "list[Core] | None"]


class File:
    """`path` with everything beside it; `key` is the hex of SQLCipher's raw key and salt."""

    def __init__(self, path: Path, key: str | None = None) -> None:
        self.path = path
        self.folder = path.parent
        self._key = key

    def connect(self) -> Any:
        if self._key is None:
            return sqlite3.connect(self.path, isolation_level=None)
        from sqlcipher3 import dbapi2

        connection = dbapi2.connect(str(self.path), isolation_level=None)
        connection.execute(f"PRAGMA key=\"x'{self._key}'\"")
        return connection

    @contextlib.contextmanager
    def opened(self) -> Iterator[Any]:
        """As it is, with every guard in place."""
        connection = self.connect()
        try:
            yield connection
        finally:
            connection.close()

    @contextlib.contextmanager
    def unguarded(self) -> Iterator[Any]:
        """Triggers are dropped first and put back afterwards."""
        with self.opened() as db:
            guards = db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
            for name, _ in guards:
                db.execute(f"DROP TRIGGER {name}")
            yield db
            for _, sql in guards:
                db.execute(sql)

    def ask(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        with self.opened() as db:
            return db.execute(query, values).fetchall()

    def do(self, statement: str, *values: Any) -> None:
        with self.unguarded() as db:
            db.execute(statement, values)

    def seq(self, kind: str, number: int = 0) -> int:
        """Of the entries of a kind, counted from 0 (or from the end), the number in the chain."""
        rows = self.ask("SELECT seq FROM entry WHERE kind = ? ORDER BY seq", kind)
        return int(rows[number][0])

    def last(self) -> int:
        return int(self.ask("SELECT max(seq) FROM entry")[0][0])

    def core(self, seq: int) -> Core:
        return json.loads(self.ask("SELECT core FROM entry WHERE seq = ?", seq)[0][0])

    # The console's own key lies in the file

    def console_key(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.ask("SELECT private_key FROM identity")[0][0])

    def anchored(self, seq: int = 1) -> int:
        """The first anchor from entry `seq` on."""
        return min(one["seq"] for one in self.anchors() if one["seq"] >= seq)

    def anchors(self) -> list[Core]:
        return [json.loads(line) for line in self.anchors_path.read_text("utf-8").splitlines()]

    def write_anchors(self, anchors: list[Core]) -> None:
        text = "".join(json.dumps(one, separators=(",", ":")) + "\n" for one in anchors)
        self.anchors_path.write_text(text, "utf-8")

    @property
    def anchors_path(self) -> Path:
        return self.folder / "anchors.jsonl"

    def rewrite(
        self,
        change: Change | None = None,
        *,
        key: Ed25519PrivateKey | None = None,
        follow: bool = True,
        pens: dict[str, Ed25519PrivateKey] | None = None,
    ) -> None:
        """Change the entries, then number, chain, hash and sign them anew.

        `follow`: signatures of people are pointed at the new hashes of what they sign, and amendments stay as
        they are. `pens`: keys under which people's signatures are made anew, by public key.
        """
        key = key or self.console_key()
        rows = self.ask("SELECT core, hash FROM entry ORDER BY seq")
        cores = [json.loads(core) for core, _ in rows]
        was = {core["id"]: digest for core, (_, digest) in zip(cores, rows, strict=True)}
        cores = (change(cores) if change else None) or cores
        written, moved, previous = [], {}, None
        for seq, core in enumerate(cores, 1):
            core["seq"], core["prev"] = seq, previous
            signature = core["body"].get("signature")
            if signature and follow:
                signature["record"] = moved.get(signature["record"], signature["record"])
            if signature and pens and signature["key"] in pens:
                sign_as(signature, pens[signature["key"]])
            data = rfc8785.dumps(core)
            previous = hashlib.sha256(data).hexdigest()
            if core["id"] in was:
                moved[was[core["id"]]] = previous
            sig = base64url(key.sign(b"resilience-console/1/entry" + bytes.fromhex(previous)))
            written.append((seq, core["console"], core["id"], data.decode(), previous, sig))
        with self.unguarded() as db:
            db.execute("DELETE FROM entry")
            db.executemany(
                "INSERT INTO entry (seq, console, id, core, hash, sig) VALUES (?, ?, ?, ?, ?, ?)", written
            )


def sign_as(signature: Core, key: Ed25519PrivateKey) -> None:
    """Make a person's signature anew, under this key."""
    signature["key"] = public(key)
    unsigned = {name: value for name, value in signature.items() if name != "sig"}
    digest = hashlib.sha256(rfc8785.dumps(unsigned)).digest()
    signature["sig"] = base64url(key.sign(b"resilience-console/1/signature" + digest))


def public(key: Ed25519PrivateKey) -> str:
    return base64url(key.public_key().public_bytes_raw())


def base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def of(cores: list[Core], kind: str, number: int = 0) -> Core:
    """Of the entries of a kind the one of this number."""
    return [core for core in cores if core["kind"] == kind][number]
