"""Writes the JSON Schema of a course pack from the console's own types, for editors that know TOML.

Run `python -m resources.courses.generate` after a change to `console/courses/content.py`; a test compares.
What a schema can not say (names that resolve, widths, units that can be true), `courses check` says.
"""

import ast
import inspect
import json
from pathlib import Path
from typing import Any

import msgspec

from console import thresholds
from console.courses import content

FILE = Path(__file__).parent / "schema.json"
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """What the file of a pack may hold."""
    (_,), found = msgspec.json.schema_components([content.Pack], ref_template="#/$defs/{name}")
    definitions: dict[str, Any] = dict(sorted(found.items()))
    for module in (content, thresholds):
        for kind, words in _described(module).items():
            for name, said in words.items():
                key = "pass" if name == "pass_rule" else name
                if key in definitions.get(kind, {}).get("properties", {}):
                    definitions[kind]["properties"][key]["description"] = said
    for definition in definitions.values():
        definition["additionalProperties"] = False
        for name, kind in definition["properties"].items():
            definition["properties"][name] = _as_written(kind)
    pack = definitions.pop("Pack")
    del pack["properties"]["sha256"]
    pack["required"].remove("sha256")
    return {"$schema": DIALECT, **pack, "title": "Course pack", "$defs": definitions}


def _as_written(kind: Any) -> Any:
    """A type as TOML and other readers of schemas know it: nobody writes null, and a text ends with `$`."""
    if isinstance(kind, list):
        return [_as_written(one) for one in kind]
    if not isinstance(kind, dict):
        return kind.replace("\\Z", "$") if isinstance(kind, str) else kind
    kind = {key: _as_written(item) for key, item in kind.items() if not (key == "default" and item is None)}
    if {"type": "null"} in kind.get("anyOf", ()):
        (only,) = (one for one in kind.pop("anyOf") if one != {"type": "null"})
        return {**only, **kind}
    return kind


def _described(module: Any) -> dict[str, dict[str, str]]:
    """The docstrings under the fields of a module's classes."""
    found = {}
    for node in ast.parse(inspect.getsource(module)).body:
        if isinstance(node, ast.ClassDef):
            found[node.name] = {
                field.target.id: inspect.cleandoc(below.value.value)
                for field, below in zip(node.body, node.body[1:], strict=False)
                if isinstance(field, ast.AnnAssign)
                and isinstance(field.target, ast.Name)
                and isinstance(below, ast.Expr)
                and isinstance(below.value, ast.Constant)
                and isinstance(below.value.value, str)
            }
    return found


def text() -> str:
    """The text of the file."""
    return json.dumps(schema(), indent=2) + "\n"


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
