"""The words and figures of everything on paper: the same in every report."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Any, Final

PRACTICE: Final = "Simulated practice. Does not by itself qualify for Grade A/B entry."
"""Stands on every page that says something of a person's competence."""
DASH: Final = "–"
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
OUTCOMES: Final = {
    "competent": "Competent",
    "not_yet_competent": "Not yet competent",
    "void": "Void",
}
RESULTS: Final = {"met": "met", "not_met": "not met", "not_observed": "not observed"}
MEANINGS: Final = {
    "assessed": "Assessed",
    "countersigned": "Countersigned",
    "verified": "Verified",
    "witnessed": "Witnessed",
    "voided": "Voided",
}

LONGEST_WORD: Final = 36
"""Letters that a line of a page can hold; a cell of a table holds fewer."""
_KEPT_INVISIBLE: Final = "\u200c\u200d"
"""Joiners: part of the spelling of some names."""


def number(count: int) -> str:
    """A count with a thin space at the thousands."""
    return f"{count:,}".replace(",", "\u202f")


def groups(text: str) -> str:
    """Codes in groups of four, so that people can compare them."""
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))


def day(utc: str) -> str:
    """24 Nov 2026, of a date or a moment; the same under every locale."""
    year, month, date = utc[:10].split("-")
    return f"{int(date)} {_MONTHS[int(month) - 1]} {year}"


def time(utc: str) -> str:
    """Day and time of day with seconds, UTC."""
    return f"{day(utc)}, {utc[11:19]}"


def zone(offset_min: int) -> str:
    """An offset east of UTC: +01:00."""
    hours, minutes = divmod(abs(offset_min), 60)
    return f"{'−' if offset_min < 0 else '+'}{hours:02d}:{minutes:02d}"


def plain(value: Any, longest_word: int = LONGEST_WORD) -> Any:
    """Text without what can not be printed, or would turn the reading of the rest around (U+202E and kin).

    A word that no line may be able to hold gets places where it can part.
    """
    if isinstance(value, str):
        kept = (" " if c.isspace() and c not in "\u00a0\u202f" else c for c in value)
        visible = (c for c in kept if c in _KEPT_INVISIBLE or unicodedata.category(c)[0] != "C")
        words = re.sub(" {2,}", " ", unicodedata.normalize("NFC", "".join(visible)))
        return re.sub(rf"\S{{{longest_word}}}(?=\S)", "\\g<0>\u200b", words)
    if isinstance(value, dict):
        return {name: plain(member, longest_word) for name, member in value.items()}
    return [plain(member, longest_word) for member in value] if isinstance(value, Iterable) else value
