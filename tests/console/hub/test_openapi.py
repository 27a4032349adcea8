"""The published description is the service's own, and real answers are as it says."""

import json
from typing import Any

from console.hub.openapi import document
from console.hub.service import ROUTES
from console.records.canonical import sha256_hex, to_base64url
from console.sync import answering, wire
from resources.hub.generate import HERE, files
from tests.support.hub import Reply, ask, joined
from tests.support.json_schema import fits

DOCUMENT: dict[str, Any] = json.loads((HERE / "openapi.json").read_text("utf-8"))


def test_published_file_is_what_the_types_and_routes_say():
    for name, text in files().items():
        assert (HERE / name).read_text("utf-8") == text


def test_every_route_is_described_and_no_other():
    described = {(path, verb) for path, verbs in document()["paths"].items() for verb in verbs}
    assert described == {(route.path, route.method.lower()) for route in ROUTES}


def is_as_described(path: str, method: str, reply: Reply) -> bool:
    answer = DOCUMENT["paths"][path][method.lower()]["responses"][str(reply.status)]
    assert answering.HEADER in reply.headers
    content = answer.get("content", {})
    if not content:
        return reply.body == b""
    ((kind, what),) = content.items()
    assert reply.headers["Content-Type"] == kind
    root = {"$defs": DOCUMENT["components"]["schemas"]}
    return kind != "application/json" or fits(json.loads(reply.body), what["schema"], root)


def test_real_answers_are_as_described(here):
    member, other = joined(here), joined(here)
    line = member.chain.add(parts=(("view", b"seen"),))
    console, part = member.chain.console, sha256_hex(b"seen")
    calls = [
        (wire.ENTRIES, "POST", wire.encode(wire.Entries([line, wire.Line("{", "", "")]))),
        (wire.HEAD, "GET", b""),
        (wire.BLOB, "PUT", b"seen"),
        (wire.BLOBS, "POST", wire.encode(wire.Parts([wire.Part(part, to_base64url(b"seen"))]))),
        (wire.BLOB, "GET", b""),
        (wire.TAIL, "GET", b""),
        (wire.FEED, "GET", b""),
    ]
    for path, method, body in calls:
        real = path.format(console=console, sha256=part)
        reply = member.ask(method, real, body)
        assert reply.status in (200, 204)
        assert is_as_described(path, method, reply), (path, method, reply.body)
        assert is_as_described(path, method, ask(here, method, real, body))
    assert is_as_described(wire.FEED, "GET", other.ask("GET", wire.FEED))
    assert is_as_described(wire.JOIN, "POST", member.ask("POST", wire.JOIN, b"{}"))


def test_a_changed_answer_is_not_as_described(here):
    reply = joined(here).ask("GET", wire.FEED)
    assert is_as_described(wire.FEED, "GET", reply)
    changed = json.loads(reply.body)
    del changed["cursor"]
    assert not is_as_described(wire.FEED, "GET", Reply(200, json.dumps(changed).encode(), reply.headers))
