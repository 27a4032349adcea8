"""Writes the JSON Schemas of the headset protocol from the console's own message types.

Run `python -m resources.protocol.generate` after a change to `console/messages.py`; a test compares.
The schemas describe single text messages. Their order, and the binary first-person view, are told in
`resources/docs/headset-apps.md`.
"""

import json
from functools import reduce
from operator import or_
from pathlib import Path
from typing import Annotated, Any

import msgspec

from console import messages
from console.headsets.protocol import VERSION
from console.simulator.obedience import ARGUMENTS

HERE = Path(__file__).parent
DIALECT = "https://json-schema.org/draft/2020-12/schema"

FROM_HEADSET = {
    "state": messages.StateBody,
    "progress": messages.ProgressBody,
    "event": messages.EventBody,
    "physio": messages.PhysioBody,
    "ack": messages.AckBody,
}
FROM_CONSOLE = {"cmd": messages.CommandBody}

PLAIN_FROM_HEADSET = (
    messages.StationHello,
    messages.Prove,
    messages.PairKey,
    messages.PairConfirm,
    messages.PairRefuse,
    messages.TimeReply,
    messages.Bye,
)
PLAIN_FROM_CONSOLE = (
    messages.ConsoleHello,
    messages.Prove,
    messages.PairCommit,
    messages.PairReveal,
    messages.PairConfirm,
    messages.PairRefuse,
    messages.Resume,
    messages.Saved,
    messages.TimeRequest,
    messages.Bye,
)


def enveloped(kind: str, body: Any) -> Any:
    """The whole message around a body, as a type."""
    first_seq = Annotated[int, msgspec.Meta(ge=1, le=messages.SAFE_INTEGER)]
    utc = Annotated[str, msgspec.Meta(pattern=r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|\+00:00)$")]
    fields = [("seq", first_seq), ("t", utc), ("mono", float), ("run", messages.Uuid | None), ("body", body)]
    return msgspec.defstruct(
        kind.capitalize(), fields, tag=kind, namespace={"__doc__": f"The envelope around a {kind} body."}
    )


def schema(title: str, plain: tuple[Any, ...], bodies: dict[str, Any]) -> dict[str, Any]:
    """One schema that accepts each message of one side."""
    types = [*plain, *(enveloped(kind, body) for kind, body in bodies.items())]
    made = msgspec.json.schema(reduce(or_, types))
    definitions = dict(sorted(made.pop("$defs").items()))
    for definition in definitions.values():
        leave_out_absent(definition)
        if "proto" in definition.get("properties", {}):
            definition["properties"]["proto"] = {"const": VERSION}
    return {"$schema": DIALECT, "title": title, **made, "$defs": definitions}


def leave_out_absent(definition: dict[str, Any]) -> None:
    """An optional key is left out when there is no value; on the wire nobody writes null for it."""
    for name, kind in definition.get("properties", {}).items():
        if kind.get("default", ...) is None:
            (definition["properties"][name],) = (one for one in kind["anyOf"] if one != {"type": "null"})


def from_headset() -> dict[str, Any]:
    """Everything a headset says. One rule stands in no type: how samples get their times."""
    made = schema("Messages from a headset", PLAIN_FROM_HEADSET, FROM_HEADSET)
    made["$defs"]["PhysioBody"]["oneOf"] = [
        {"required": ["t0", "dt_ms"], "not": {"required": ["times"]}},
        {"required": ["times"], "not": {"anyOf": [{"required": ["t0"]}, {"required": ["dt_ms"]}]}},
    ]
    return made


def from_console() -> dict[str, Any]:
    """Everything a console says, with the arguments of each verb."""
    made = schema("Messages from a console", PLAIN_FROM_CONSOLE, FROM_CONSOLE)
    _, arguments = msgspec.json.schema_components(ARGUMENTS.values(), ref_template="#/$defs/{name}")
    for name, definition in sorted(arguments.items()):
        leave_out_absent(definition)
        made["$defs"][name] = definition
    made["$defs"]["CommandBody"]["allOf"] = [
        {
            "if": {"properties": {"verb": {"const": verb}}},
            "then": {"properties": {"args": {"$ref": f"#/$defs/{args.__name__}"}}},
        }
        for verb, args in sorted(ARGUMENTS.items())
    ]
    return made


def files() -> dict[str, str]:
    """The text of each file by its name."""
    made = {"from_headset.json": from_headset(), "from_console.json": from_console()}
    return {name: json.dumps(content, indent=2) + "\n" for name, content in made.items()}


if __name__ == "__main__":
    for name, text in files().items():
        (HERE / name).write_text(text, encoding="utf-8")
