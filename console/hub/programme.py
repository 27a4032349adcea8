"""What a whole programme did, by site and unit: counted from the entries, read only, nobody by name.

An entry counts by its own time. What stands in an amendment's place counts once, as it is now; what was
voided counts as void. Two ids that were merged are one person.
"""

import csv
import io
import json
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

import msgspec

from console.clock import iso_utc
from console.hub.database import Connection

KINDS: Final = (
    "class.planned",
    "class.started",
    "class.closed",
    "run.started",
    "run.closed",
    "assessment.decided",
    "assessment.amended",
    "assessment.signed",
    "assessment.voided",
    "person.merged",
)
OUTCOMES: Final = ("completed", "stopped", "interrupted", "technical_fault")
DECISIONS: Final = ("competent", "not_yet_competent", "void")
_PAGE: Final = 2000

_SITES: Final = "SELECT id, name FROM site ORDER BY name, id"
_CONSOLES: Final = "SELECT id, site, joined_at, heard_at FROM console ORDER BY site, id"
_ENTRIES: Final = """
SELECT seq, core FROM entry WHERE console = %s AND seq > %s AND kind = ANY(%s) ORDER BY seq LIMIT %s
"""
_BRANCHES: Final = """
SELECT core FROM displaced WHERE console = %s AND brought_by <> console AND kind = ANY(%s) ORDER BY seq
"""


class Unit(msgspec.Struct, frozen=True):
    """One unit (course id) at one site."""

    unit: str
    """Empty for what belongs to none."""
    classes: int
    """Started in the time asked for."""
    present: int
    audience: int
    """Reach of the classes that are closed."""
    people: int
    """Different people with a run."""
    runs: dict[str, int]
    """By outcome; `open` for those that are not closed."""
    repeated_attempts: int
    """Runs that were not somebody's first."""
    assessments: dict[str, int]
    """By outcome, as they stand now."""
    signed: int
    """Of them signed by their assessor."""


class Site(msgspec.Struct, frozen=True):
    """One site."""

    site: str
    name: str
    consoles: int
    last_heard_utc: str | None
    units: tuple[Unit, ...]


class Programme(msgspec.Struct, frozen=True):
    """All sites."""

    made_utc: str
    from_date: str | None
    to_date: str | None
    """Both within."""
    sites: tuple[Site, ...]


async def summarise(
    connection: Connection, now: datetime, from_date: str | None = None, to_date: str | None = None
) -> Programme:
    """Count everything between two dates (YYYY-MM-DD, UTC)."""
    consoles: dict[str, list[tuple[Any, ...]]] = {}
    for row in await (await connection.execute(_CONSOLES)).fetchall():
        consoles.setdefault(row[1], []).append(row)
    sites = []
    for id_, name in await (await connection.execute(_SITES)).fetchall():
        here = consoles.get(id_, [])
        fold = _Fold(from_date, to_date)
        for console, *_ in here:
            async for core in _cores(connection, console):
                fold.add(core)
        heard = [row[3] for row in here if row[3] is not None]
        joined = sum(row[2] is not None for row in here)
        last = iso_utc(max(heard)) if heard else None
        sites.append(Site(id_, name, joined, last, tuple(fold.units())))
    return Programme(iso_utc(now), from_date, to_date, tuple(sites))


async def _cores(connection: Connection, console: str) -> AsyncIterator[dict[str, Any]]:
    """The cores that count, a page at a time: no cursor is held open."""
    seq = 0
    while True:
        found = await connection.execute(_ENTRIES, (console, seq, list(KINDS), _PAGE))
        rows = await found.fetchall()
        for _, core in rows:
            yield json.loads(core)
        if len(rows) < _PAGE:
            break
        seq = rows[-1][0]
    branches = await connection.execute(_BRANCHES, (console, list(KINDS)))
    for (core,) in await branches.fetchall():
        yield json.loads(core)


@dataclass
class _Fold:
    """One site's entries, added up."""

    from_date: str | None
    to_date: str | None
    unit_of: dict[str, str] = field(default_factory=dict)
    """Of a class, run or assessment."""
    classes: set[str] = field(default_factory=set)
    reach: dict[str, tuple[int, int]] = field(default_factory=dict)
    runs: dict[str, str] = field(default_factory=dict)
    persons: dict[str, str | None] = field(default_factory=dict)
    """By run."""
    repeated: set[str] = field(default_factory=set)
    decisions: dict[str, str] = field(default_factory=dict)
    voided: set[str] = field(default_factory=set)
    signed: set[str] = field(default_factory=set)
    merged: dict[str, str] = field(default_factory=dict)
    """Of ids that are one human, each towards the one that stands for all; never in a circle."""

    def add(self, core: dict[str, Any]) -> None:
        """Add one entry; what an older or broken body does not say is not counted."""
        kind, subject, body = core.get("kind"), core.get("subject"), core.get("body")
        if not isinstance(subject, str) or not isinstance(body, dict):
            return
        course = core.get("course")
        if isinstance(course, dict) and isinstance(course.get("id"), str):
            self.unit_of.setdefault(subject, course["id"])
        at = core.get("t")
        is_within = self._is_within(str(at.get("utc", "") if isinstance(at, dict) else "")[:10])
        match kind:
            case "class.started" if is_within:
                self.classes.add(subject)
            case "class.closed":
                reach = body.get("reach", {})
                self.reach[subject] = (_count(reach, "present"), _count(reach, "audience"))
            case "run.started" if is_within:
                self.runs.setdefault(subject, "open")
                person = body.get("person")
                self.persons[subject] = person if isinstance(person, str) else None
                if _count(body, "attempt") > 1:
                    self.repeated.add(subject)
            case "run.closed" if subject in self.runs and body.get("outcome") in OUTCOMES:
                self.runs[subject] = body["outcome"]
            case "assessment.decided" | "assessment.amended" if body.get("outcome") in DECISIONS:
                if is_within or subject in self.decisions:
                    self.decisions[subject] = body["outcome"]
            case "assessment.signed":
                self.signed.add(subject)
            case "assessment.voided":
                self.voided.add(subject)
            case "person.merged" if isinstance(body.get("into"), str):
                self._merge(subject, body["into"])

    def _is_within(self, date: str) -> bool:
        return (self.from_date is None or date >= self.from_date) and (
            self.to_date is None or date <= self.to_date
        )

    def units(self) -> list[Unit]:
        """What was added up, by unit."""
        things = {*self.classes, *self.runs, *self.decisions}
        return [self._unit(unit) for unit in sorted({self.unit_of.get(thing, "") for thing in things})]

    def _unit(self, unit: str) -> Unit:
        def of_unit(things: Any) -> list[str]:
            return [thing for thing in things if self.unit_of.get(thing, "") == unit]

        classes, runs, decisions = map(of_unit, (self.classes, self.runs, self.decisions))
        outcomes = Counter(self.runs[run] for run in runs)
        decided = Counter("void" if one in self.voided else self.decisions[one] for one in decisions)
        reached = [self.reach[one] for one in classes if one in self.reach]
        people = {self._human(person) for run in runs if (person := self.persons[run])}
        return Unit(
            unit=unit,
            classes=len(classes),
            present=sum(present for present, _ in reached),
            audience=sum(audience for _, audience in reached),
            people=len(people),
            runs={outcome: outcomes[outcome] for outcome in (*OUTCOMES, "open")},
            repeated_attempts=len(self.repeated.intersection(runs)),
            assessments={decision: decided[decision] for decision in DECISIONS},
            signed=len(self.signed.intersection(decisions)),
        )

    def _merge(self, one: str, other: str) -> None:
        """A merge joins two ids for good, whichever way and however often consoles have made it."""
        one, other = self._human(one), self._human(other)
        if one != other:
            self.merged[one] = other

    def _human(self, person: str) -> str:
        while person in self.merged:
            person = self.merged[person]
        return person


def _count(body: Any, name: str) -> int:
    value = body.get(name) if isinstance(body, dict) else None
    return value if isinstance(value, int) and value >= 0 else 0


def to_csv(programme: Programme) -> str:
    """One line a site and unit."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(
        ["site", "name", "consoles", "last_heard_utc", "unit", "classes", "present", "audience", "people"]
        + [f"runs_{outcome}" for outcome in (*OUTCOMES, "open")]
        + ["repeated_attempts"]
        + [f"assessments_{decision}" for decision in DECISIONS]
        + ["signed"]
    )
    for site in programme.sites:
        for one in site.units or (None,):
            row: list[Any] = [site.site, _plain(site.name), site.consoles, site.last_heard_utc]
            if one is not None:
                row += [_plain(one.unit), one.classes, one.present, one.audience, one.people]
                row += [*one.runs.values(), one.repeated_attempts, *one.assessments.values(), one.signed]
            writer.writerow(row)
    return out.getvalue()


def _plain(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
