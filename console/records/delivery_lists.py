"""The lists of the Sync screen: what needs attention, what waits, what was delivered on which day."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final

from msgspec.structs import replace

from console.delivery import MOST_LISTED, SyncDay, SyncLists, SyncRow, SyncTrouble
from console.model import ConsoleId
from console.records import doubts
from console.records.spans import Span
from console.records.store import Store
from console.records.views import NAME

Gaps = Sequence[tuple[ConsoleId, Sequence[Span]]]
"""Of each chain, newest chain first, the numbers that nobody has signed for."""

_ABOUT: Final = """
SELECT one.id, one.seq, coalesce(json_extract(core, '$.kind'), '') AS kind,
  coalesce(json_extract(core, '$.t.utc'), '') AS utc,
  (SELECT printed_name FROM account WHERE account.id = json_extract(core, '$.actor') ORDER BY peer LIMIT 1)
    AS actor,
  coalesce(assessment.person, run.person, json_extract(core, '$.body.person'),
    CASE WHEN json_extract(core, '$.kind') GLOB 'person.*' OR json_extract(core, '$.kind') GLOB 'consent.*'
      THEN subject END) AS person,
  coalesce(assessment.course, run.course, class.course, json_extract(core, '$.course.id')) AS course,
  class.title, coalesce(json_extract(core, '$.body.outcome'), assessment.outcome) AS outcome
FROM (SELECT seq, id, core, json_extract(core, '$.subject') AS subject FROM (
    SELECT seq, id, CASE WHEN json_valid(core) THEN core ELSE '{{}}' END AS core FROM {}
    WHERE console = ? AND seq BETWEEN ? AND ? ORDER BY seq DESC LIMIT ?)) AS one
LEFT JOIN assessment ON assessment.id = subject
LEFT JOIN run ON run.id = coalesce(assessment.run, subject)
LEFT JOIN class ON class.id = coalesce(run.class, subject)
"""
_ENTRY: Final = (
    f"SELECT id, seq, kind, utc, actor, {NAME.format('about')}, course, title, outcome"  # noqa: S608
    f" FROM ({_ABOUT}) AS about ORDER BY seq DESC"
)
_REFUSED: Final = "SELECT id, kind, console, seq, reason, utc FROM refused ORDER BY utc DESC, id LIMIT ?"
_REFUSED_ENTRIES: Final = "SELECT id FROM refused WHERE kind NOT IN ('blob', 'statement')"
_DELIVERED: Final = "SELECT console, last, last - first + 1, utc FROM delivered"
MOST_DAYS: Final = 30
_PART: Final = """
SELECT json_extract(part.value, '$.type'), json_extract(part.value, '$.bytes')
FROM (SELECT core FROM entry WHERE console = ?1 AND seq = ?2
  UNION ALL SELECT core FROM peer_entry WHERE console = ?1 AND seq = ?2),
  json_each(core, '$.detached') AS part
WHERE json_extract(part.value, '$.sha256') = ?3
"""


CONSOLE: Final = "console"
"""Kind of a trouble that is about another console of the site."""


def read(store: Store, own: ConsoleId, gaps: Gaps, offset_min: int, *, names: bool) -> SyncLists:
    """All of it; `gaps` of what waits, days of a calendar `offset_min` east of UTC."""
    troubles = store.rows(_REFUSED, MOST_LISTED)
    refused = {id_ for (id_,) in store.rows(_REFUSED_ENTRIES)}
    waiting: list[SyncRow] = []
    for console, spans in gaps:
        for first, last in reversed(spans):
            if len(waiting) < MOST_LISTED:
                most = MOST_LISTED - len(waiting) + len(refused)
                found = _entries(store, own, console, (first, last), most, names=names)
                waiting += [record for record in found if record.id not in refused]
    formers = [console for console, _ in gaps if console != own]
    return SyncLists(
        needs_attention=(
            *(_trouble(store, own, row, names=names) for row in troubles),
            *((one, None) for one in stopped(store, formers)),
            *(_doubt(store, own, one, names=names) for one in doubts.read(store)),
        ),
        waiting=tuple(waiting[:MOST_LISTED]),
        waiting_bytes=sum(_size(store, own, console, span) for console, spans in gaps for span in spans),
        delivered=tuple(_days(store, own, offset_min)),
    )


def stopped(store: Store, formers: Collection[ConsoleId]) -> list[SyncTrouble]:
    """Other consoles of which nothing more is taken, and why; the chain of no other waits for them.

    Who left a name after a fork needs no word of what another goes on to write under it: `formers`.
    """
    if not store.rows("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'peer_trouble'"):
        return []
    query = (
        "SELECT trouble.console, reason, utc, name FROM peer_trouble AS trouble"
        " LEFT JOIN peer_console ON peer_console.console = trouble.console"
        " WHERE stops ORDER BY utc, trouble.console"
    )
    return [
        SyncTrouble(one, CONSOLE, reason, utc, console_name=name)
        for one, reason, utc, name in store.rows(query)
        if one not in formers
    ]


def _entries(
    store: Store, own: ConsoleId, console: ConsoleId, span: Span, most: int, *, names: bool
) -> Iterator[SyncRow]:
    for row in store.rows(_ENTRY.format(_table(own, console)), console, *span, most):
        found = SyncRow(*row)
        yield found if names else replace(found, person=None)


def _trouble(
    store: Store, own: ConsoleId, row: tuple[Any, ...], *, names: bool
) -> tuple[SyncTrouble, SyncRow | None]:
    """What was refused, with the entry that it is or belongs to."""
    id_, kind, console, seq, reason, utc = row
    parts = store.rows(_PART, console, seq, id_) if kind == "blob" else []
    part, size = parts[0] if parts else (None, None)
    trouble = SyncTrouble(id_, kind, reason, utc, part, size)
    if seq is None:
        return trouble, None
    return trouble, next(_entries(store, own, console, (seq, seq), 1, names=names), None)


def _doubt(
    store: Store, own: ConsoleId, one: doubts.Doubt, *, names: bool
) -> tuple[SyncTrouble, SyncRow | None]:
    if one.console is None or one.seq is None:
        return one.trouble, None
    return one.trouble, next(_entries(store, own, one.console, (one.seq, one.seq), 1, names=names), None)


def _days(store: Store, own: ConsoleId, offset_min: int) -> list[SyncDay]:
    """Newest day first."""
    days: dict[date, SyncDay] = {}
    for console, last, entries, utc in store.rows(_DELIVERED):
        day = (datetime.fromisoformat(utc) + timedelta(minutes=offset_min)).date()
        before = days.get(day, SyncDay(utc, 0, 0))
        through = max(before.through_seq, last if console == own else 0)
        days[day] = SyncDay(max(before.utc, utc), before.entries + entries, through)
    return [days[day] for day in sorted(days, reverse=True)[:MOST_DAYS]]


def _size(store: Store, own: ConsoleId, console: ConsoleId, span: Span) -> int:
    query = (
        f"SELECT coalesce(sum(octet_length(core)), 0) FROM {_table(own, console)}"  # noqa: S608
        f" WHERE console = ? AND seq BETWEEN ? AND ? AND id NOT IN ({_REFUSED_ENTRIES})"
    )
    return int(store.rows(query, console, *span)[0][0])


def _table(own: ConsoleId, console: ConsoleId) -> str:
    return "entry" if console == own else "peer_entry"
