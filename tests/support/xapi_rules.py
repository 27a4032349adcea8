"""What the xAPI standard (1.0.3, part 2) lets a statement be, as an LRS must check it; nothing of ours."""

import re
import uuid
from datetime import datetime
from typing import Any

IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
LANGUAGE = re.compile(
    r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?(-[A-Za-z0-9]{5,8})*|[A-Za-z]{4,8}"
)
DURATION = re.compile(r"P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?|P\d+W")
TIMESTAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
VOIDED = "http://adlnet.gov/expapi/verbs/voided"
IDENTIFIERS = {"mbox", "mbox_sha1sum", "openid", "account"}


class BrokenRuleError(ValueError):
    """Which rule, and where."""


def check(statement: Any) -> None:
    """BrokenRuleError when an LRS has to reject it."""
    _no_nulls(statement, "statement")
    _keys(
        statement,
        "statement",
        needed={"id", "actor", "verb", "object"},
        allowed={"result", "context", "timestamp", "stored", "authority", "version", "attachments"},
    )
    _uuid(statement["id"], "id")
    _agent(statement["actor"], "actor")
    _keys(statement["verb"], "verb", needed={"id"}, allowed={"display"})
    _iri(statement["verb"]["id"], "verb.id")
    _languages(statement["verb"].get("display", {}), "verb.display")
    is_activity = _object(statement["object"])
    is_voiding = statement["verb"]["id"] == VOIDED
    if is_voiding and statement["object"].get("objectType") != "StatementRef":
        raise BrokenRuleError("a voiding statement's object is a StatementRef")
    if "result" in statement:
        _result(statement["result"])
    if "context" in statement:
        _context(statement["context"], is_activity=is_activity)
    if "timestamp" in statement:
        _timestamp(statement["timestamp"])


def _no_nulls(value: Any, where: str) -> None:
    if value is None:
        raise BrokenRuleError(f"{where} is null")
    if isinstance(value, dict):
        for name, part in value.items():
            if name != "extensions":
                _no_nulls(part, f"{where}.{name}")
    elif isinstance(value, list):
        for one in value:
            _no_nulls(one, where)


def _keys(value: Any, where: str, *, needed: set[str], allowed: set[str]) -> None:
    if not isinstance(value, dict):
        raise BrokenRuleError(f"{where} is no object")
    if missing := needed - value.keys():
        raise BrokenRuleError(f"{where} lacks {missing}")
    if strange := value.keys() - needed - allowed:
        raise BrokenRuleError(f"{where} has {strange}")


def _agent(value: Any, where: str) -> None:
    _keys(value, where, needed=set(), allowed={"objectType", "name", *IDENTIFIERS})
    if value.get("objectType", "Agent") != "Agent":
        raise BrokenRuleError(f"{where} is no Agent")
    if len(IDENTIFIERS & value.keys()) != 1:
        raise BrokenRuleError(f"{where} has not exactly one identifier")
    if "account" in value:
        _keys(value["account"], f"{where}.account", needed={"homePage", "name"}, allowed=set())
        _iri(value["account"]["homePage"], f"{where}.account.homePage")
        _text(value["account"]["name"], f"{where}.account.name")


def _object(value: Any) -> bool:
    kind = value.get("objectType", "Activity") if isinstance(value, dict) else None
    if kind == "Activity":
        _activity(value, "object")
    elif kind == "StatementRef":
        _reference(value, "object")
    else:
        raise BrokenRuleError(f"object of type {kind}")
    return kind == "Activity"


def _reference(value: Any, where: str) -> None:
    _keys(value, where, needed={"objectType", "id"}, allowed=set())
    if value["objectType"] != "StatementRef":
        raise BrokenRuleError(f"{where} is no StatementRef")
    _uuid(value["id"], f"{where}.id")


def _activity(value: Any, where: str) -> None:
    _keys(value, where, needed={"id"}, allowed={"objectType", "definition"})
    if value.get("objectType", "Activity") != "Activity":
        raise BrokenRuleError(f"{where} is no Activity")
    _iri(value["id"], f"{where}.id")
    definition = value.get("definition", {})
    allowed = {"name", "description", "type", "moreInfo", "extensions"}
    _keys(definition, f"{where}.definition", needed=set(), allowed=allowed)
    _languages(definition.get("name", {}), f"{where}.definition.name")
    _languages(definition.get("description", {}), f"{where}.definition.description")
    if "type" in definition:
        _iri(definition["type"], f"{where}.definition.type")
    _extensions(definition.get("extensions", {}), f"{where}.definition.extensions")


def _result(value: Any) -> None:
    allowed = {"score", "success", "completion", "response", "duration", "extensions"}
    _keys(value, "result", needed=set(), allowed=allowed)
    for name in ("success", "completion"):
        if name in value and not isinstance(value[name], bool):
            raise BrokenRuleError(f"result.{name} is no boolean")
    if "response" in value:
        _text(value["response"], "result.response")
    if "duration" in value and not DURATION.fullmatch(value["duration"]):
        raise BrokenRuleError(f"result.duration is {value['duration']}")
    if "score" in value:
        _score(value["score"])
    _extensions(value.get("extensions", {}), "result.extensions")


def _score(value: Any) -> None:
    _keys(value, "score", needed=set(), allowed={"scaled", "raw", "min", "max"})
    if any(isinstance(one, bool) or not isinstance(one, int | float) for one in value.values()):
        raise BrokenRuleError("a score is a number")
    if not -1 <= value.get("scaled", 0) <= 1:
        raise BrokenRuleError("score.scaled is out of range")


def _context(value: Any, *, is_activity: bool) -> None:
    allowed = {"registration", "instructor", "team", "contextActivities", "revision", "platform"}
    _keys(value, "context", needed=set(), allowed=allowed | {"language", "statement", "extensions"})
    if "registration" in value:
        _uuid(value["registration"], "context.registration")
    for name in ("revision", "platform"):
        if name in value:
            _text(value[name], f"context.{name}")
            if not is_activity:
                raise BrokenRuleError(f"context.{name} beside an object that is no Activity")
    if "instructor" in value:
        _agent(value["instructor"], "context.instructor")
    around = value.get("contextActivities", {})
    _keys(around, "contextActivities", needed=set(), allowed={"parent", "grouping", "category", "other"})
    for name, listed in around.items():
        for one in listed if isinstance(listed, list) else [listed]:
            _activity(one, f"contextActivities.{name}")
    if "statement" in value:
        _reference(value["statement"], "context.statement")
    _extensions(value.get("extensions", {}), "context.extensions")


def _extensions(value: Any, where: str) -> None:
    _keys(value, where, needed=set(), allowed=set(value))
    for name in value:
        _iri(name, where)


def _languages(value: Any, where: str) -> None:
    _keys(value, where, needed=set(), allowed=set(value))
    for tag, words in value.items():
        if not LANGUAGE.fullmatch(tag):
            raise BrokenRuleError(f"{where}: {tag} is no language")
        _text(words, where)


def _timestamp(value: Any) -> None:
    if not isinstance(value, str) or not TIMESTAMP.fullmatch(value) or value.endswith("-00:00"):
        raise BrokenRuleError(f"timestamp is {value}")
    datetime.fromisoformat(value)


def _uuid(value: Any, where: str) -> None:
    try:
        is_standard = str(uuid.UUID(value)) == value.lower() and uuid.UUID(value).variant == uuid.RFC_4122
    except (ValueError, AttributeError, TypeError) as error:
        raise BrokenRuleError(f"{where} is no UUID") from error
    if not is_standard:
        raise BrokenRuleError(f"{where} is no UUID in standard form")


def _iri(value: Any, where: str) -> None:
    if not isinstance(value, str) or not IRI.fullmatch(value):
        raise BrokenRuleError(f"{where} is no IRI: {value}")


def _text(value: Any, where: str) -> None:
    if not isinstance(value, str) or not value:
        raise BrokenRuleError(f"{where} is no text")
