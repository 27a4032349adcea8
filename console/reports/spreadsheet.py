"""Tables for spreadsheets: CSV in the form that Excel opens rightly, in which no cell is ever calculated."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any, Final

_FORMULA: Final = "=+\\-@\t\r\n＝＋－＠"
"""What a cell begins with that a spreadsheet would calculate; the wide forms count where that keyboard is."""
_BEGINS: Final = re.compile(rf"\A(?=\s*[{_FORMULA}])")
_AFTER_SEPARATOR: Final = re.compile(rf"(?<=[;\t\n\r|])(?=\s*[{_FORMULA}])")
"""Where another country's spreadsheet would begin a new cell, or a new line."""


def write(heads: Sequence[str], rows: Iterable[Iterable[Any]]) -> bytes:
    """One line a row, UTF-8 with the mark by which Excel knows it."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(heads)
    for row in rows:
        writer.writerow([cell(value) for value in row])
    return file.getvalue().encode("utf-8-sig")


def cell(value: Any) -> str:
    """A value as text that a spreadsheet takes for text; no value is an empty cell."""
    if isinstance(value, bool):
        return str(value).lower()
    text = "" if value is None else str(value)
    return _BEGINS.sub("'", _AFTER_SEPARATOR.sub("'", text))
