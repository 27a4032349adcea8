"""The log of a run as evidence: only what a judgement can stand on, whether heard live or read from disk.

The body of a headset's event is understood in one place, so a run means the same in both.
"""

from typing import Any

import msgspec

from console.messages import EventBody


class LogEvent(msgspec.Struct, frozen=True):
    """One row of the run log that says something about the run."""

    row: int
    utc: str
    """When it happened, on the console's clock."""
    kind: str
    """Event kind of the protocol, or the kind of a console row."""
    step: str | None = None
    code: str | None = None
    criterion: str | None = None
    met: bool | None = None
    console: bool = False
    """True for what somebody did at the console: a judgement, a bookmark, a note."""


class _EventFrame(msgspec.Struct, tag="event", tag_field="type", gc=False):
    """As much of an ordinary frame as is evidence."""

    body: EventBody


_ORDINARY = msgspec.json.Decoder(_EventFrame)


def heard_event(row: int, utc: str, body: EventBody) -> LogEvent:
    """Take in what a headset just said; `row` is its place in the log of its run."""
    return LogEvent(
        row=row,
        utc=utc,
        kind=body.kind,
        step=body.step,
        code=body.code,
        criterion=_text(body.data, "criterion"),
        met=_flag(body.data, "met"),
    )


def log_event(row: int, utc: str, frame_text: str) -> LogEvent | None:
    """Read a headset's frame as kept in the run log; None when it is not an event, or not one to read.

    As on the wire, an optional key of the wrong type counts as absent.
    """
    try:
        return heard_event(row, utc, _ORDINARY.decode(frame_text).body)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        body = _salvaged(frame_text)
        return None if body is None else heard_event(row, utc, body)


def console_event(row: int, utc: str, kind: str, data: Any) -> LogEvent:
    """Read a console row's data; a row of kind `judgement` holds `criterion` and `met`."""
    return LogEvent(
        row=row,
        utc=utc,
        kind=kind,
        step=_text(data, "step"),
        criterion=_text(data, "criterion"),
        met=_flag(data, "met"),
        console=True,
    )


def _salvaged(frame_text: str) -> EventBody | None:
    """What is left of an event's body without its mistyped keys."""
    try:
        frame = msgspec.json.decode(frame_text)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return None
    if not isinstance(frame, dict) or frame.get("type") != "event":
        return None
    body = frame.get("body")
    kind = _text(body, "kind")
    if kind is None:
        return None
    data = body.get("data") if isinstance(body, dict) else None
    return EventBody(
        kind,
        step=_text(body, "step"),
        code=_text(body, "code"),
        data=data if isinstance(data, dict) else None,
    )


def _text(value: Any, key: str) -> str | None:
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, str) else None


def _flag(value: Any, key: str) -> bool | None:
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, bool) else None
