"""Whether two statements are one: what an LRS may add or spell otherwise is no difference (xAPI 2.3.1)."""

from datetime import datetime
from typing import Any, Final

_ADDED: Final = ("authority", "stored", "version", "attachments")
_DEFAULTS: Final = {"actor": "Agent", "object": "Activity"}


def are_one(ours: dict[str, Any], theirs: dict[str, Any]) -> bool:
    """True when `theirs` is what `ours` became in an LRS."""
    try:
        return _bare(ours) == _bare(theirs)
    except (AttributeError, TypeError, ValueError, KeyError, OverflowError, OSError):
        return False  # not even a statement


def _bare(statement: dict[str, Any]) -> dict[str, Any]:
    """A statement without what may differ, and with every choice of spelling made."""
    bare = {name: value for name, value in statement.items() if name not in _ADDED}
    bare["id"] = str(bare["id"]).lower()
    bare["timestamp"] = datetime.fromisoformat(bare["timestamp"]).timestamp()
    bare["verb"] = bare["verb"]["id"]
    for name, type_ in _DEFAULTS.items():
        bare[name] = _thing(bare[name], type_)
    context = dict(bare.get("context") or {})
    around = context.pop("contextActivities", None) or {}
    for name, found in around.items():
        listed = found if isinstance(found, list) else [found]
        context[f"contextActivities {name}"] = [_thing(one, "Activity") for one in listed]
    bare["context"] = context
    return bare


def _thing(value: dict[str, Any], type_: str) -> dict[str, Any]:
    """An actor or object; definitions and an account's display name are not part of the statement."""
    kept = {name: part for name, part in value.items() if name not in ("definition", "name")}
    return {"objectType": type_, **kept}
