"""A language of every word we have, accented and 40 % longer: what it lacks stands out, what is cut, too."""

import re
from math import ceil
from typing import Final

from PySide6.QtCore import QCoreApplication, QTranslator

from tests.support.languages import QT_WORDS, wanted

_ACCENTED: Final = str.maketrans(
    "AaCcDdEeGgHhIiJjKkLlNnOoRrSsTtUuWwYyZz", "ÂâĈĉĎďÊêĜĝĤĥÎîĴĵĶķĹĺŃńÔôŔŕŜŝŢţÛûŴŵŶŷŹź"
)
_KEPT: Final = re.compile(r"(\{[^{}]*\}|%n|&(?=\w))")
_VOWELS: Final = "aeiouwyAEIOUWY"
LONGER: Final = 1.4
WORD: Final = re.compile(r"[A-Za-z]{3,}")
"""No word of ours looks like this in the language: every one has an accent within three letters."""


def stretched(source: str) -> str:
    """The same words with accents, vowels doubled until they are 40 % longer; places for values stay."""
    room = ceil(len(source) * (LONGER - 1))
    said = []
    for part in _KEPT.split(source):
        if _KEPT.fullmatch(part):
            said.append(part)
            continue
        for letter in part:
            said.append(letter.translate(_ACCENTED))
            if room > 0 and letter in _VOWELS:
                said.append(said[-1].lower())
                room -= 1
    last = len(source) > 2 and not source.endswith("}") and room > 0
    return "".join(said) + ("~" * room if last else "")


class Pseudo(QTranslator):
    """Installed while it lives; `unknown` are words that the window asked for and no translator can see."""

    def __init__(self) -> None:
        super().__init__()
        self._words = {(one.context, one.source): stretched(one.source) for one in wanted()}
        self._sources = {source for _, source in self._words}
        self._qt = {one.context for one in QT_WORDS}
        self.unknown: set[tuple[str, str]] = set()
        QCoreApplication.installTranslator(self)

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, disambiguation: object = None, n: int = -1) -> str | None:
        known = self._words.get((context, source))
        if known is None and not context.startswith("Q") and source not in self._sources:
            self.unknown.add((context, source))
        return known
