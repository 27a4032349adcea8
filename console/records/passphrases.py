"""Which passphrases are taken: long ones that others can not guess (NIST SP 800-63B-4, section 3.1.1).

At least 15 characters and nothing about their kind: composition rules make worse passphrases. Refused is what
a guesser tries first: well-known ones, patterns, and what is made of nothing but names that others know.
"""

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from importlib import resources
from typing import Final

from console.errors import AccountReason, ConsoleError, SigningReason

SHORTEST: Final = 15
LONGEST: Final = 1_000
OWN_PART: Final = 6
"""So many letters must be left when everything that others know is taken out."""
LONGEST_UNIT: Final = 8
"""What repeats in pieces up to this long is a pattern; "testtesttesttest" is."""

_ROWS: Final = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "qwertyuiopasdfghjklzxcvbnm",
    "qwertzuiopasdfghjklyxcvbnm",
    "azertyuiopqsdfghjklmwxcvbn",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
    "qazwsxedcrfvtgbyhnujmikolp",
)
_LONGEST_RUN: Final = 4
"""Longer pieces of a row count as one character."""
_LOOKS_LIKE: Final = str.maketrans("013457@$!|", "oieastasil")


def check(passphrase: str, names: Iterable[str] = ()) -> None:
    """Refuse a passphrase that is too short or easy to guess; `names` are what others know of its owner.

    ConsoleError: PASSPHRASE_SHORT, PASSPHRASE_LONG, PASSPHRASE_KNOWN.
    """
    text = unicodedata.normalize("NFKC", passphrase)
    if len(text) > LONGEST:
        raise ConsoleError(AccountReason.PASSPHRASE_LONG)
    if len(text.strip()) < SHORTEST:
        raise ConsoleError(AccountReason.PASSPHRASE_SHORT)
    if any(_is_guessed(spelling, set(_words(names))) for spelling in _spellings(text)):
        raise ConsoleError(AccountReason.PASSPHRASE_KNOWN)


def keep_out(passphrase: str, *written: str | None) -> None:
    """Refuse to sign what holds the passphrase: whoever types ahead hits the wrong field, and records stay.

    ConsoleError: PASSPHRASE_WRITTEN. What is too short for a passphrase is looked for nowhere.
    """
    wanted = _flat(passphrase)
    if len(wanted) >= SHORTEST and any(wanted in _flat(text) for text in written if text):
        raise ConsoleError(SigningReason.PASSPHRASE_WRITTEN)


def _flat(text: str) -> str:
    """Text as it is compared: one case, one blank between words."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


@functools.cache
def _blocked() -> dict[str, frozenset[str]]:
    """The block list by section."""
    found: dict[str, list[str]] = {}
    for line in resources.files("resources").joinpath("passphrases.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            found[line.strip("[]")] = section = []
        elif line and not line.startswith("#"):
            section.append(line)
    return {name: frozenset(lines) for name, lines in found.items()}


def _spellings(text: str) -> Iterator[str]:
    """As written, and with digits and signs read as the letters that they stand for."""
    folded = text.casefold()
    yield _bare(folded)
    yield _bare(folded.translate(_LOOKS_LIKE))


def _bare(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum()) or text


def _is_guessed(text: str, names: set[str]) -> bool:
    if (
        text.strip("0123456789") in _blocked()["phrases"]
        or _is_repetition(text)
        or len(_without_runs(text)) < SHORTEST // 2
    ):
        return True
    left = text
    for word in sorted(names | _blocked()["words"], key=len, reverse=True):
        left = left.replace(word, "")
    return left != text and len(left.strip("0123456789")) < OWN_PART


def _is_repetition(text: str) -> bool:
    return any(
        text == (text[:length] * len(text))[: len(text)]
        for length in range(1, min(LONGEST_UNIT, len(text) // 2) + 1)
    )


def _without_runs(text: str) -> str:
    """`text` with each piece of a keyboard or alphabet row, either way, as one character."""
    kept, place = [], 0
    while place < len(text):
        kept.append(text[place])
        run = max(_run(text, place, row) for row in (*_ROWS, *(row[::-1] for row in _ROWS)))
        place += run if run > _LONGEST_RUN else 1
    return "".join(kept)


def _run(text: str, place: int, row: str) -> int:
    start = row.find(text[place])
    if start < 0:
        return 1
    length = 1
    while text[place : place + length + 1] == row[start : start + length + 1] and place + length < len(text):
        length += 1
    return length


def _words(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        folded = unicodedata.normalize("NFKC", name).casefold()
        yield from (word for word in re.split(r"[\W_]+", folded) if len(word) > 2)
        if len(_bare(folded)) > 2:
            yield _bare(folded)
