"""What makes two spellings one name, and what a cell may hold."""

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from typing import Final

LONGEST_NAME: Final = 80
"""Characters of one shown name; longer ones are text that came in by mistake."""
LONGEST_EMAIL: Final = 254
"""RFC 5321, section 4.5.3.1.3, less the brackets."""

_INVISIBLE: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_JOINERS: Final = "\u200c\u200d"
"""Invisible, but part of the spelling in Persian and Indic names."""
_UNHEARD: Final = "'’‘`" + _JOINERS
_EMAIL: Final = re.compile(r"[^\s@,;<>\"]+@[^\s@,;<>\"]+\.[^\s@,;<>\".]+")
_ULN: Final = re.compile(r"[1-9][0-9]{9}")


class Fault(StrEnum):
    """Why a line can not be used."""

    NO_LETTERS = "no_letters"
    TOO_LONG = "too_long"
    BAD_EMAIL = "bad_email"
    BAD_ULN = "bad_uln"


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


def says_any_of(words: str, names: Iterable[str]) -> bool:
    """True where a text says one of these names, or a word of one that is longer than an initial or an "ap".

    An address or a number counts only as a whole: "college" of an address names nobody.
    """
    said = f" {loose_name(words)} "
    for name in names:
        whole = loose_name(name)
        parts = [] if "@" in name else [one for one in whole.split() if len(one) > 2]
        if any(f" {part} " in said for part in filter(None, (whole, *parts))):
            return True
    return False


def name_fault(display: str) -> Fault | None:
    """Why this can not be anybody's name."""
    if len(display) > LONGEST_NAME:
        return Fault.TOO_LONG
    return None if any(c.isalpha() for c in display) else Fault.NO_LETTERS


def clean_uln(text: str) -> str:
    """A Unique Learner Number without the spaces, and the `.0`, that spreadsheets put into it."""
    return re.sub(r"\s", "", text).removesuffix(".0")


def contact_fault(email: str, uln: str) -> Fault | None:
    """Why this can not be an address or a ULN; empty is neither. A ULN is ten digits, the first not 0."""
    if email and (len(email) > LONGEST_EMAIL or not _EMAIL.fullmatch(email)):
        return Fault.BAD_EMAIL
    return Fault.BAD_ULN if uln and not _ULN.fullmatch(uln) else None
