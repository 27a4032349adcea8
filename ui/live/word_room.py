"""The grid of the wall in the language of the window: a cell is as wide as its widest state word needs."""

from collections.abc import Callable
from typing import Final

from ui.live.grid import Grid, SizeClass, grid_for
from ui.live.lettering import Lettering
from ui.live.tile_layout import MEASURES
from ui.live.tile_text import STATE_WORDS, tr
from ui.theme import Weight

_AGE: Final = "59 m"
_STAMP: Final = "as of {time}"


def wall_grid(
    lettering: Lettering, count: int, width: int, height: int, scale: float, scroll_bar: int, loads: bool
) -> Grid:
    """Return the grid for `count` tiles; the design's least widths are those of the English words."""
    extra = {size: extra_width(lettering, size, scale) for size in SizeClass}
    return grid_for(count, width, height, scale, scroll_bar, loads=loads, extra=extra)


def extra_width(lettering: Lettering, size_class: SizeClass, scale: float) -> float:
    """How much wider than the design's a cell has to be, px; 0 for words no longer than the English."""
    return max(0.0, _needed(lettering, size_class, scale, tr) - _needed(lettering, size_class, scale, str))


def _needed(lettering: Lettering, size_class: SizeClass, scale: float, say: Callable[[str], str]) -> float:
    """How wide the header is with the widest of its words."""
    measures = MEASURES[size_class]
    age = 0.0
    if size_class is not SizeClass.SMALL:  # small tiles have it on a line of its own
        age = lettering.width(_AGE, measures.age_px, Weight.SEMIBOLD) + 6 * scale
    word = max(lettering.width(say(word), measures.word_px, Weight.BOLD) for word in STATE_WORDS.values())
    stamp = lettering.width(say(_STAMP).format(time="00:00:00"), measures.second_px, Weight.MEDIUM)
    return max(
        measures.word_left * scale + word + age,
        (measures.icon_left + measures.second_px + 7) * scale + stamp + age,
    )
