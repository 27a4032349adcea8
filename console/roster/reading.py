"""A list of people, understood: text in, people and doubts out. Nothing is merged unless a person says so.

Accepted: one name a line, or given and family name parted by a tab (a spreadsheet), a comma or a semicolon;
with a heading line also full names, email addresses and ULNs, in any order of columns.
"""

from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from console.errors import ConsoleError, PeopleReason
from console.model import PersonId, PersonView, Trainee
from console.roster.decoding import decode
from console.roster.names import Fault, clean_uln, contact_fault, loose_name, name_fault
from console.roster.table import Line, Table, read_table

MOST_PEOPLE: Final = 100
"""Of one class."""
MOST_LINES: Final = 10_000
"""Of one file."""

_OPEN: Final = object()


class Entry(msgspec.Struct, frozen=True):
    """One person as understood from the list."""

    key: str
    """Name and how often it came before: stays with the person while lines above are edited."""
    line: int
    """1-based, of the text."""
    display: str
    given: str
    family: str
    double_of: int | None = None
    """Line that already has this very name, address or ULN."""
    known: tuple[PersonView, ...] = ()
    """Enrolled people with this name, address or ULN, oldest first: a person must say whether it is one."""
    email: str = ""
    uln: str = ""


class Broken(msgspec.Struct, frozen=True):
    """A line that is no name."""

    line: int
    text: str
    """Shortened for showing."""
    fault: Fault


class Roster(msgspec.Struct, frozen=True):
    """What a list was understood to say."""

    entries: tuple[Entry, ...] = ()
    broken: tuple[Broken, ...] = ()
    blank: int = 0
    headings: int = 0
    """Heading lines left out, 0 or 1."""
    more_columns: bool = False
    """Columns were left out: those after the second, or those whose heading says nothing to us."""


class Answers(msgspec.Struct, frozen=True):
    """What a person said about the doubts, by the key of the entry."""

    same: dict[str, PersonId | None] = {}
    """The enrolled person, or None for somebody else of that name; a missing key is not answered yet."""
    two_people: frozenset[str] = frozenset()
    """Entries whose name stood there before, and that are another person all the same."""


def read_file(data: bytes, enrolled: Iterable[PersonView] = ()) -> tuple[Roster, str]:
    """Understand a file; the other answer is the encoding in which it was read.

    ConsoleError: FILE_TOO_LARGE, WORKBOOK, NOT_TEXT, TOO_MANY_LINES, NOBODY_IN_IT.
    """
    decoded = decode(data)
    table = read_table(decoded.text)
    if len(table.lines) > MOST_LINES:
        raise ConsoleError(PeopleReason.TOO_MANY_LINES, lines=len(table.lines), most=MOST_LINES)
    roster = _understand(table, enrolled)
    if not roster.entries:
        raise ConsoleError(PeopleReason.NOBODY_IN_IT, broken=len(roster.broken))
    return roster, decoded.encoding


def read_roster(text: str, enrolled: Iterable[PersonView] = ()) -> Roster:
    """Understand a paste; never fails, doubts and broken lines are part of the answer."""
    return _understand(read_table(text), enrolled)


def _understand(table: Table, enrolled: Iterable[PersonView]) -> Roster:
    known, first_line, doubles = _Known(enrolled), dict[str, int](), dict[str, int]()
    entries: list[Entry] = []
    broken: list[Broken] = []
    more_columns = False
    for line in table.lines:
        values, has_more = _values(table, line)
        more_columns = more_columns or has_more
        display = values["display"] or f"{values['given']} {values['family']}".strip()
        email, uln = values["email"], clean_uln(values["uln"])
        fault = name_fault(display) or contact_fault(email, uln)
        if fault is not None:
            broken.append(Broken(line.number, display[:32] or line.raw.strip()[:32], fault))
            continue
        folded = display.casefold()
        signs = [
            sign
            for sign in (folded, f"@{email.casefold()}" if email else "", f"#{uln}" if uln else "")
            if sign
        ]
        entries.append(
            Entry(
                key=f"{folded}#{doubles.get(folded, 0)}",
                line=line.number,
                display=display,
                given=values["given"],
                family=values["family"],
                double_of=min((first_line[sign] for sign in signs if sign in first_line), default=None),
                known=known.like(display, email, uln),
                email=email,
                uln=uln,
            )
        )
        doubles[folded] = doubles.get(folded, 0) + 1
        for sign in signs:
            first_line.setdefault(sign, line.number)
    return Roster(tuple(entries), tuple(broken), table.blank, int(table.has_heading), more_columns)


def _values(table: Table, line: Line) -> tuple[Mapping[str, str], bool]:
    """What the cells of a line say, and whether some were left out."""
    empty = dict.fromkeys(("display", "given", "family", "email", "uln"), "")
    cells = line.cells
    if table.fields is None:
        named = {"display": cells[0]} if len(cells) == 1 else {"given": cells[0], "family": cells[1]}
        return {**empty, **named}, any(cells[2:])
    columns = list(zip(table.fields, cells, strict=False))
    has_more = any(cell for field, cell in columns if field is None) or any(cells[len(table.fields) :])
    return {**empty, **{field: cell for field, cell in columns if field}}, has_more


class _Known:
    """Enrolled people by what makes them alike."""

    def __init__(self, enrolled: Iterable[PersonView]) -> None:
        self._alike: dict[str, list[PersonView]] = {}
        for person in sorted(enrolled, key=lambda person: person.enrolled_utc):
            for sign in _signs(person.display, person.email, person.uln):
                self._alike.setdefault(sign, []).append(person)

    def like(self, display: str, email: str, uln: str) -> tuple[PersonView, ...]:
        """Who might be meant, oldest first."""
        found = [person for sign in _signs(display, email, uln) for person in self._alike.get(sign, ())]
        return tuple(sorted(dict.fromkeys(found), key=lambda person: person.enrolled_utc))


def _signs(display: str, email: str, uln: str) -> list[str]:
    name = loose_name(display)
    return [name] * bool(name) + [f"@{email.casefold()}"] * bool(email) + [f"#{uln}"] * bool(uln)


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
            found[entry.key] = Trainee(
                entry.display, entry.given, entry.family, same, email=entry.email, uln=entry.uln
            )
    return found


def _counts(entry: Entry, answers: Answers) -> bool:
    return entry.double_of is None or entry.key in answers.two_people


def _answer(entry: Entry, answers: Answers) -> PersonId | object | None:
    """The person chosen, None for somebody else, or _OPEN; an answer about a stranger counts for nothing."""
    person = answers.same.get(entry.key, _OPEN)
    return person if person is None or any(person == one.person for one in entry.known) else _OPEN
