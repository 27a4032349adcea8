"""The OpenAPI description of the service, made from the types and routes that the service itself uses."""

import re
from typing import Any, Final

import msgspec

from console.hub.service import BYTES, JSON, ROUTES
from console.messages import Uuid
from console.sync import answering, asking, wire

_WHAT: Final[dict[str, tuple[str, Any, Any, int]]] = {
    "head": ("How far the hub holds a console's chain, and which parts it lacks", None, wire.Head, 200),
    "tail": ("A console's own chain, as the hub holds it", None, wire.Tail, 200),
    "entries": (
        "Entries of a console's chain, and of those that it continues",
        wire.Entries,
        wire.Receipt,
        200,
    ),
    "put_blob": ("A detached part, under its hash; any number of times", BYTES, None, 204),
    "post_blobs": (
        "Small detached parts, many at once; any number of times",
        wire.Parts,
        wire.PartResults,
        200,
    ),
    "get_blob": ("A detached part of the console's site", None, BYTES, 200),
    "feed": ("What is new for the console's site", None, wire.Feed, 200),
    "join": ("Bind a console to the site of a one-time code", wire.Join, wire.Joined, 200),
}
"""Of each route: what it is, what is sent, what comes back, and the status."""
_QUERIES: Final = {
    "tail": ("A number; entries after it are told", {"type": "integer", "minimum": 0}),
    "feed": ("A cursor; without it the feed begins", {"type": "string", "maxLength": 200}),
}
_PLACES: Final = {"console": msgspec.json.schema(Uuid), "sha256": msgspec.json.schema(wire.Sha256)}


def document() -> dict[str, Any]:
    """The description, as OpenAPI 3.1."""
    types = [shape for what in _WHAT.values() for shape in what[1:3] if shape not in (None, BYTES)]
    _, schemas = msgspec.json.schema_components(
        [*types, wire.Refusal], ref_template="#/components/schemas/{name}"
    )
    paths: dict[str, Any] = {}
    for route in ROUTES:
        paths.setdefault(route.path, {})[route.method.lower()] = _operation(route.name, route.path)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Resilience hub",
            "version": str(wire.VERSION),
            "description": "What consoles and their hub say to each other. The hub signs every answer.",
        },
        "paths": paths,
        "components": {
            "schemas": dict(sorted(schemas.items())),
            "headers": {
                "Signature": {
                    "description": answering.__doc__,
                    "required": True,
                    "schema": {"type": "string"},
                }
            },
            "securitySchemes": {
                "console": {
                    "type": "apiKey",
                    "in": "header",
                    "name": "Authorization",
                    "description": f"{asking.SCHEME} credentials, fresh for each request: {asking.__doc__}",
                }
            },
        },
        "security": [{"console": []}],
    }


def _operation(name: str, path: str) -> dict[str, Any]:
    words, sent, answered, status = _WHAT[name]
    parameters = [
        {"name": place, "in": "path", "required": True, "schema": _PLACES[place]}
        for place in re.findall(r"{(\w+)}", path)
    ]
    if name in _QUERIES:
        what, schema = _QUERIES[name]
        parameters.append({"name": "after", "in": "query", "description": what, "schema": schema})
    refusals = sorted({str(code) for code in wire.REFUSALS.values()})
    made: dict[str, Any] = {
        "operationId": name,
        "summary": words,
        "parameters": parameters,
        "responses": {
            str(status): {**_signed("Done"), **_content(answered)},
            **{code: {**_signed(_words(int(code))), **_content(wire.Refusal)} for code in refusals},
        },
    }
    if sent is not None:
        made["requestBody"] = {"required": True, **_content(sent)}
    return made


def _words(status: int) -> str:
    return ", ".join(word for word, code in wire.REFUSALS.items() if code == status)


def _signed(words: str) -> dict[str, Any]:
    return {"description": words, "headers": {answering.HEADER: {"$ref": "#/components/headers/Signature"}}}


def _content(shape: Any) -> dict[str, Any]:
    if shape is None:
        return {}
    if shape == BYTES:
        return {"content": {BYTES: {"schema": {"type": "string", "format": "binary"}}}}
    return {"content": {JSON: {"schema": {"$ref": f"#/components/schemas/{shape.__name__}"}}}}
