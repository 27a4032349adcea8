"""Lines of a list as cells, whatever parts them, and which column is what."""

import csv
import re
from collections.abc import Iterator, Sequence
from typing import Final, Literal

import msgspec

from console.roster.names import clean_name

Field = Literal["display", "given", "family", "email", "uln"]

_WORDS: Final[dict[Field, str]] = {
    "display": "name,names,full name,display,display name,trainee,trainees,student,students,learner,learners,"
    "person,people,enw,enw llawn",
    "given": "given,given name,given names,first,first name,firstname,forename,forenames,enw cyntaf",
    "family": "family,family name,last,last name,lastname,surname,second name,cyfenw",
    "email": "email,e mail,mail,email address,e mail address,e bost",
    "uln": "uln,unique learner number,learner number",
}
_FIELD_OF: Final = {word: field for field, words in _WORDS.items() for word in words.split(",")}
_SEPARATORS: Final = ("\t", ";", ",")
_LONGEST_LINE: Final = 2000
"""Characters of a line that are looked at; a longer one is no name anyhow."""
_MOST_LINES_A_CELL: Final = 8
"""A quote that is not closed within so many lines is just a quote."""
_EXCEL_HINT: Final = re.compile(r"sep=(.)", re.IGNORECASE)


class Line(msgspec.Struct, frozen=True):
    """One line that holds something."""

    number: int
    """1-based, of the text."""
    raw: str
    cells: tuple[str, ...]
    """Cleaned."""


class Table(msgspec.Struct, frozen=True):
    """A list as lines of cells; `fields` says what the columns hold, None where nothing said it."""

    lines: tuple[Line, ...]
    fields: tuple[Field | None, ...] | None
    blank: int
    has_heading: bool


def read_table(text: str) -> Table:
    """Part a text into lines and cells; a heading, where there is one, names the columns. Never fails."""
    lines: list[Line] = []
    heading: tuple[Field | None, ...] | None = None
    blank = 0
    for number, raw, separator in _lines(text):
        cells = tuple(clean_name(cell) for cell in _split(raw, separator))
        if not any(cells):
            blank += 1
        elif not lines and heading is None and (found := _heading(cells)):
            heading = found
        else:
            lines.append(Line(number, raw, cells))
    # "Name" alone says nothing of columns: lines below it may still part the given from the family name.
    fields = None if heading == ("display",) else heading
    return Table(tuple(lines), fields, blank, heading is not None)


def _lines(text: str) -> Iterator[tuple[int, str, str | None]]:
    """Number, text and separator of each line; a quoted cell may go over several, which are then one."""
    raws = re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff").rstrip())
    at, fixed = 0, None
    if raws == [""]:
        return
    if hint := _EXCEL_HINT.fullmatch(raws[0].strip()):
        at, fixed = 1, hint[1]
    is_first = True
    while at < len(raws):
        raw = _visible(raws[at])
        separator = fixed or next((one for one in _SEPARATORS if one in raw), None)
        taken = 1
        if separator and _is_open(raw, separator):
            joined = raw
            for more in range(1, min(_MOST_LINES_A_CELL, len(raws) - at)):
                joined += "\n" + _visible(raws[at + more])
                if not _is_open(joined, separator):
                    raw, taken = joined, more + 1
                    break
        yield at + 1, raw, separator
        if is_first and raw.strip() and separator:
            is_first = False
            if _heading(tuple(clean_name(cell) for cell in _split(raw, separator))):
                fixed = separator
        at += taken


def _visible(raw: str) -> str:
    return raw[:_LONGEST_LINE].replace("\0", "")


def _is_open(raw: str, separator: str) -> bool:
    """True when the line ends inside a quoted cell."""
    inside = False
    at_start = True
    for char in raw:
        if char == '"' and (inside or at_start):
            inside = not inside
        at_start = char == separator or (at_start and char == " ") or (char == '"' and not inside)
    return inside


def _split(raw: str, separator: str | None) -> Sequence[str]:
    """Cells of one line; quotes are only special where there are columns: Bob "Bobby" Hughes."""
    if separator and separator in raw:
        return next(csv.reader([raw], delimiter=separator, skipinitialspace=True), [])
    whole = raw.strip()
    if len(whole) > 2 and whole[0] == whole[-1] == '"' and '"' not in whole[1:-1]:
        return [whole[1:-1]]
    return [raw]


def _heading(cells: tuple[str, ...]) -> tuple[Field | None, ...] | None:
    """What the columns hold, when these cells are headings: the only one, or two of them, are known words."""
    fields = tuple(_FIELD_OF.get(re.sub(r"[\s_-]+", " ", cell.casefold()).strip()) for cell in cells)
    known = [field for field in fields if field]
    if not known or (len(known) < 2 and len([cell for cell in cells if cell]) > 1):
        return None
    # The first column of a kind is the one that is meant.
    return tuple(None if field in fields[:at] else field for at, field in enumerate(fields))
