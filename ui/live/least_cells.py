"""The least cell of each size class: what the longest state word of the language needs beside its age."""

from collections.abc import Mapping

from console.model import Attention
from ui.live.grid import LEAST, SizeClass
from ui.live.tile_layout import MEASURES
from ui.live.tile_text import STATE_WORDS, state_word, tr
from ui.theme import Weight
from ui.widgets.lettering import Lettering

_APART = 4
_SLACK = 4
"""So much a font is wider at one size than at another."""
_LONGEST_AGE = "59 m"


def least_cells(lettering: Lettering, scale: float) -> Mapping[SizeClass, tuple[int, int]]:
    """Return width and height by class, px at 100 % text: those of the grid, or wider where words need it."""
    found = {}
    for size_class, (width, height) in LEAST.items():
        measures = MEASURES[size_class]
        age = 0.0
        if size_class is not SizeClass.SMALL:  # there the age stands below the word
            age = lettering.width(_LONGEST_AGE, measures.age_px, Weight.SEMIBOLD) / scale + _APART
        words = {one: state_word(one) for one in STATE_WORDS}
        if size_class is SizeClass.LARGE:
            words[Attention.READY] = tr("Ready for sign-off")
        widest = max(
            lettering.width(word, measures.word_px, Weight.BOLD) / scale + (age if _ages(one) else 0.0)
            for one, word in words.items()
        )
        needed = round(measures.word_left + widest + measures.padding)
        found[size_class] = (needed if needed > width + _SLACK else width), height
    return found


def _ages(attention: Attention) -> bool:
    return attention is not Attention.READY
