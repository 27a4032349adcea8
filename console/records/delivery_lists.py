"""The lists of the Sync screen: what needs attention, what waits, what was delivered on which day."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from console.delivery import MOST_LISTED, DeliveredDay, SyncLists, SyncRecord
from console.model import ConsoleId
from console.records.spans import Span
from console.records.store import Store

Gaps = Sequence[tuple[ConsoleId, Sequence[Span]]]
"""Of each chain, newest chain first, the numbers that nobody has signed for."""

_ENTRY: Final = """
SELECT one.id, one.kind, subject, json_extract(core, '$.t.utc'), coalesce(account.printed_name, ''),
  coalesce((WITH RECURSIVE human (id, depth) AS (
      SELECT coalesce(assessment.person, run.person, json_extract(core, '$.body.person'),
        CASE WHEN kind LIKE 'person.%' OR kind LIKE 'consent.%' THEN subject END), 0
      UNION SELECT into_id, depth + 1 FROM merged JOIN human ON merged.id = human.id WHERE depth < 32)
    SELECT json_extract(CAST(blob.bytes AS TEXT), '$.display') FROM human
    JOIN person ON person.id = human.id JOIN blob ON blob.sha256 = person.personal
    ORDER BY depth DESC LIMIT 1), ''),
  coalesce(assessment.course, run.course, class.course, json_extract(core, '$.course.id')), class.title,
  coalesce(json_extract(core, '$.body.outcome'), assessment.outcome)
FROM (SELECT console, seq, id, kind, json_extract(core, '$.subject') AS subject, core FROM {}
  WHERE console = ? AND seq BETWEEN ? AND ? ORDER BY seq DESC LIMIT ?) AS one
LEFT JOIN assessment ON assessment.id = subject
LEFT JOIN run ON run.id = coalesce(assessment.run, subject)
LEFT JOIN class ON class.id = coalesce(run.class, subject)
LEFT JOIN account ON account.id = json_extract(core, '$.actor')
ORDER BY one.seq DESC
"""
_REFUSED: Final = "SELECT id, kind, console, seq, reason, utc FROM refused ORDER BY utc DESC, id LIMIT ?"
_PART: Final = """
SELECT json_extract(part.value, '$.type'), json_extract(part.value, '$.bytes')
FROM (SELECT core FROM entry WHERE console = ?1 AND seq = ?2
  UNION ALL SELECT core FROM peer_entry WHERE console = ?1 AND seq = ?2),
  json_each(core, '$.detached') AS part
WHERE json_extract(part.value, '$.sha256') = ?3
"""


def read(store: Store, own: ConsoleId, gaps: Gaps, offset_min: int, *, names: bool) -> SyncLists:
    """All of it; `gaps` of what waits, days of a calendar `offset_min` east of UTC."""
    troubles = store.rows(_REFUSED, MOST_LISTED)
    refused = {row[0] for row in store.rows("SELECT id FROM refused WHERE kind <> 'blob'")}
    waiting: list[SyncRecord] = []
    for console, spans in gaps:
        for first, last in reversed(spans):
            if len(waiting) < MOST_LISTED:
                most = MOST_LISTED - len(waiting) + len(refused)
                found = _entries(store, own, console, (first, last), most, names=names)
                waiting += [record for record in found if record.id not in refused]
    return SyncLists(
        needs_attention=tuple(_trouble(store, own, row, names=names) for row in troubles),
        waiting=tuple(waiting[:MOST_LISTED]),
        waiting_bytes=sum(_size(store, own, console, span) for console, spans in gaps for span in spans),
        delivered=tuple(_days(store, own, offset_min)),
    )


def _entries(
    store: Store, own: ConsoleId, console: ConsoleId, span: Span, most: int, *, names: bool
) -> Iterator[SyncRecord]:
    query = _ENTRY.format(_table(own, console))
    for row in store.rows(query, console, *span, most):
        id_, kind, subject, utc, actor, person, course, title, outcome = row
        yield SyncRecord(id_, kind, subject, utc, actor, person if names else "", course, title, outcome)


def _trouble(store: Store, own: ConsoleId, row: tuple[Any, ...], *, names: bool) -> SyncRecord:
    """What was refused, told by the entry that it is or belongs to."""
    id_, kind, console, seq, reason, refused_utc = row
    told = {"id": id_, "reason": reason, "refused_utc": refused_utc}
    entry = None if seq is None else next(_entries(store, own, console, (seq, seq), 1, names=names), None)
    if entry is None:
        return SyncRecord(kind=kind, subject="", utc=refused_utc, **told)
    fields = {name: getattr(entry, name) for name in entry.__struct_fields__} | told
    if kind == "blob":
        parts = store.rows(_PART, console, seq, id_)
        fields |= {"kind": kind, "part": parts[0][0], "part_bytes": parts[0][1]} if parts else {"kind": kind}
    elif kind == "statement":
        fields["kind"] = kind
    return SyncRecord(**fields)


def _days(store: Store, own: ConsoleId, offset_min: int) -> list[DeliveredDay]:
    """Newest day first."""
    days: dict[str, DeliveredDay] = {}
    for console, first, last, utc in store.rows("SELECT console, first, last, utc FROM delivered"):
        local = datetime.fromisoformat(utc) + timedelta(minutes=offset_min)
        day = local.date().isoformat()
        before = days.get(day, DeliveredDay(day, 0, None, utc))
        through = _later(before.through, last if console == own else None)
        days[day] = DeliveredDay(day, before.entries + last - first + 1, through, max(before.utc, utc))
    return sorted(days.values(), key=lambda one: one.day, reverse=True)


def _later(*numbers: int | None) -> int | None:
    return max((number for number in numbers if number is not None), default=None)


def _size(store: Store, own: ConsoleId, console: ConsoleId, span: Span) -> int:
    query = f"SELECT coalesce(sum(octet_length(core)), 0) FROM {_table(own, console)}"  # noqa: S608
    return int(store.rows(f"{query} WHERE console = ? AND seq BETWEEN ? AND ?", console, *span)[0][0])


def _table(own: ConsoleId, console: ConsoleId) -> str:
    return "entry" if console == own else "peer_entry"
