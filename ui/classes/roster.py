"""A pasted roster, understood: text in, people and doubts out. Nothing is merged unless a person says so.

Accepted: one name a line, or given and family name parted by a tab (a spreadsheet), a comma or a semicolon.
"""

import csv
import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum

import msgspec

from console.model import PersonId, PersonView, Trainee

MOST_PEOPLE = 100
LONGEST_NAME = 80
"""Characters of one shown name; longer lines are text that was pasted by mistake."""

_HEADINGS = frozenset(
    {
        "name", "names", "full name", "trainee", "trainees", "student", "students", "person", "given",
        "family", "given name", "given names", "family name", "first name", "last name", "first", "last",
        "forename", "forenames", "surname", "display name",
    }
)  # fmt: skip
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_JOINERS = "\u200c\u200d"
"""Invisible, but part of the spelling in Persian and Indic names."""
_UNHEARD = "'’‘`" + _JOINERS
_OPEN = object()
_LONGEST_LINE = 2000
"""Characters of a line that are looked at; a longer one is no name anyhow."""


class Fault(StrEnum):
    """Why a line, or the whole paste, can not be used."""

    NO_LETTERS = "no_letters"
    TOO_LONG = "too_long"


class Entry(msgspec.Struct, frozen=True):
    """One person as understood from the paste."""

    key: str
    """Name and how often it came before: stays with the person while lines above are edited."""
    line: int
    """1-based, of the paste."""
    display: str
    given: str
    family: str
    double_of: int | None = None
    """Line that already has this very name."""
    known: tuple[PersonView, ...] = ()
    """Enrolled people with this name, oldest first: a person must say whether it is one of them."""


class Broken(msgspec.Struct, frozen=True):
    """A line that is no name."""

    line: int
    text: str
    """Shortened for showing."""
    fault: Fault


class Roster(msgspec.Struct, frozen=True):
    """What a paste was understood to say."""

    entries: tuple[Entry, ...] = ()
    broken: tuple[Broken, ...] = ()
    blank: int = 0
    headings: int = 0
    """Heading lines left out, 0 or 1."""
    more_columns: bool = False
    """Columns after the second were left out."""

    @property
    def has_too_many(self) -> bool:
        """More people than one class can hold."""
        return len(self.entries) > MOST_PEOPLE


class Answers(msgspec.Struct, frozen=True):
    """What a person said about the doubts, by the key of the entry."""

    same: dict[str, PersonId | None] = {}
    """The enrolled person, or None for somebody else of that name; a missing key is not answered yet."""
    two_people: frozenset[str] = frozenset()
    """Entries whose name stood there before, and that are another person all the same."""


def read_roster(text: str, enrolled: Iterable[PersonView] = ()) -> Roster:
    """Understand a paste; never fails, doubts and broken lines are part of the answer."""
    known = _by_loose_name(enrolled)
    lines_of: dict[str, list[int]] = {}
    entries: list[Entry] = []
    broken: list[Broken] = []
    blank = headings = 0
    more_columns = False
    lines = re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff").rstrip())
    for line, raw in enumerate(lines if lines != [""] else [], start=1):
        cells = [clean_name(cell) for cell in _split(raw)]
        if not any(cells):
            blank += 1
            continue
        if not entries and not broken and not headings and _is_heading(cells):
            headings = 1
            continue
        more_columns = more_columns or any(cells[2:])
        given, family = (cells[0], cells[1]) if len(cells) > 1 else ("", "")
        display = " ".join(cell for cell in cells[:2] if cell)
        fault = _fault(display)
        if fault is not None:
            broken.append(Broken(line, display[:32] or raw.strip()[:32], fault))
            continue
        before = lines_of.setdefault(display.casefold(), [])
        key = f"{display.casefold()}#{len(before)}"
        double_of = before[0] if before else None
        before.append(line)
        entries.append(
            Entry(key, line, display, given, family, double_of, known.get(loose_name(display), ()))
        )
    return Roster(tuple(entries), tuple(broken), blank, headings, more_columns)


def open_questions(roster: Roster, answers: Answers) -> tuple[Entry, ...]:
    """Entries about which a person has to say who they are before the class can go on."""
    return tuple(
        e for e in roster.entries if e.known and _counts(e, answers) and _answer(e, answers) is _OPEN
    )


def twice_chosen(roster: Roster, answers: Answers) -> tuple[Entry, ...]:
    """Entries that were said to be a person whom an earlier entry is already."""
    taken: set[PersonId] = set()
    again: list[Entry] = []
    for entry in roster.entries:
        person = _answer(entry, answers) if _counts(entry, answers) else None
        if isinstance(person, str):
            if person in taken:
                again.append(entry)
            taken.add(person)
    return tuple(again)


def trainees(roster: Roster, answers: Answers) -> dict[str, Trainee]:
    """The people of the class by key, in the order of the paste; a double counts only where that was said."""
    found = {}
    for entry in roster.entries:
        if _counts(entry, answers):
            person = _answer(entry, answers)
            same = person if isinstance(person, str) else None
            found[entry.key] = Trainee(entry.display, entry.given, entry.family, same)
    return found


def clean_name(text: str) -> str:
    """One spelling for one name: composed letters, single spaces, nothing invisible."""
    visible = (
        " " if c.isspace() else c
        for c in text
        if c.isspace() or c in _JOINERS or unicodedata.category(c) not in _INVISIBLE
    )
    return " ".join(unicodedata.normalize("NFC", "".join(visible)).split())


def loose_name(display: str) -> str:
    """Names that a person would take for one: case, accents, hyphens and apostrophes do not part them."""
    letters = unicodedata.normalize("NFKD", display.casefold())
    plain = "".join(
        c if c.isalnum() else " " for c in letters if not unicodedata.combining(c) and c not in _UNHEARD
    )
    return " ".join(plain.split())


def _counts(entry: Entry, answers: Answers) -> bool:
    return entry.double_of is None or entry.key in answers.two_people


def _answer(entry: Entry, answers: Answers) -> PersonId | object | None:
    """The person chosen, None for somebody else, or _OPEN; an answer about a stranger counts for nothing."""
    person = answers.same.get(entry.key, _OPEN)
    return person if person is None or any(person == one.person for one in entry.known) else _OPEN


def _by_loose_name(enrolled: Iterable[PersonView]) -> dict[str, tuple[PersonView, ...]]:
    found: dict[str, list[PersonView]] = {}
    for person in sorted(enrolled, key=lambda person: person.enrolled_utc):
        found.setdefault(loose_name(person.display), []).append(person)
    return {name: tuple(people) for name, people in found.items()}


def _split(raw: str) -> list[str]:
    """Cells of one line; quotes are only special where there are columns: 'Bob "Bobby" Hughes' stays."""
    raw = raw[:_LONGEST_LINE].replace("\0", "")
    for separator in ("\t", ";", ","):
        if separator in raw:
            return next(csv.reader([raw], delimiter=separator, skipinitialspace=True), [])
    return [raw]


def _is_heading(cells: list[str]) -> bool:
    words = [cell.casefold() for cell in cells if cell]
    return words[0] in _HEADINGS and (len(words) == 1 or words[1] in _HEADINGS)


def _fault(display: str) -> Fault | None:
    if len(display) > LONGEST_NAME:
        return Fault.TOO_LONG
    return None if any(c.isalpha() for c in display) else Fault.NO_LETTERS
