"""A reading of the parts of JSON Schema that the published files use."""

import re
from typing import Any


def fits(value: Any, schema: dict[str, Any], root: dict[str, Any]) -> bool:
    """Whether `value` is as `schema`, a part of `root`, says."""
    if "$ref" in schema:
        return fits(value, root["$defs"][schema["$ref"].rpartition("/")[2]], root)
    kinds = {
        "object": dict,
        "array": list,
        "string": str,
        "boolean": bool,
        "null": type(None),
        "integer": int,
        "number": (int, float),
    }
    if "type" in schema:
        if not isinstance(value, kinds[schema["type"]]):
            return False
        if isinstance(value, bool) and schema["type"] != "boolean":
            return False
    checks = [
        "enum" not in schema or value in schema["enum"],
        "const" not in schema or value == schema["const"],
        "pattern" not in schema or (isinstance(value, str) and bool(re.search(schema["pattern"], value))),
        "minLength" not in schema or len(value) >= schema["minLength"],
        "maxLength" not in schema or len(value) <= schema["maxLength"],
        "minItems" not in schema or len(value) >= schema["minItems"],
        "maxItems" not in schema or len(value) <= schema["maxItems"],
        "minimum" not in schema or value >= schema["minimum"],
        "maximum" not in schema or value <= schema["maximum"],
        "anyOf" not in schema or any(fits(value, one, root) for one in schema["anyOf"]),
        "oneOf" not in schema or sum(fits(value, one, root) for one in schema["oneOf"]) == 1,
        "allOf" not in schema or all(fits(value, one, root) for one in schema["allOf"]),
        "not" not in schema or not fits(value, schema["not"], root),
    ]
    if "if" in schema and fits(value, schema["if"], root):
        checks.append(fits(value, schema["then"], root))
    if isinstance(value, dict):
        checks.append(all(key in value for key in schema.get("required", ())))
        known = schema.get("properties", {})
        checks.append(schema.get("additionalProperties", True) or value.keys() <= known.keys())
        checks += [fits(item, known[key], root) for key, item in value.items() if key in known]
    if isinstance(value, list) and "items" in schema:
        checks += [fits(item, schema["items"], root) for item in value]
    return all(checks)
