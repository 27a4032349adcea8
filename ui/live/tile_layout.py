"""Where the parts of a tile stand: a table of measures. Pure arithmetic, no painting.

Sizes are px at 100 % text and are multiplied by the text scale. While a class does not show load, the rows of
the load strip are given to the cell.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRect

from ui.live.grid import SizeClass


@dataclass(frozen=True)
class Measures:
    """The measures of one size class, px at 100 % text. `base` is a baseline from the tile's top."""

    header: int
    padding: int
    seat_px: int
    seat_base: int
    icon: int
    icon_left: int
    icon_top: int
    word_px: int
    word_left: int
    word_base: int
    age_px: int
    second_px: int
    second_base: int
    name_px: int
    name_base: int
    step_px: int
    step_base: int
    step_line: int
    step_lines: int
    segment: int
    """Height of done and current segments; `floor` is what stays free below them."""
    floor: int
    place_px: int
    raised_floor: int
    """`floor` over a load strip."""
    strip_top: int
    """Top of the load strip from the tile's bottom."""
    strip: int
    """Height of the load strip."""
    trace: tuple[int, int] | None
    """Size of its trace; None: no room for one."""


MEASURES: Final = {
    SizeClass.SMALL: Measures(
        header=36,
        padding=6,
        seat_px=18,
        seat_base=24,
        icon=14,
        icon_left=36,
        icon_top=4,
        word_px=12,
        word_left=53,
        word_base=16,
        age_px=11,
        second_px=11,
        second_base=30,
        name_px=12,
        name_base=49,
        step_px=11,
        step_base=62,
        step_line=13,
        step_lines=2,
        segment=4,
        floor=9,
        place_px=11,
        raised_floor=17,
        strip_top=16,
        strip=14,
        trace=None,
    ),
    SizeClass.MEDIUM: Measures(
        header=38,
        padding=8,
        seat_px=19,
        seat_base=25,
        icon=16,
        icon_left=37,
        icon_top=4,
        word_px=13,
        word_left=56,
        word_base=17,
        age_px=12,
        second_px=11,
        second_base=32,
        name_px=13,
        name_base=54,
        step_px=12,
        step_base=70,
        step_line=15,
        step_lines=1,
        segment=5,
        floor=8,
        place_px=11,
        raised_floor=21,
        strip_top=19,
        strip=14,
        trace=(38, 14),
    ),
    SizeClass.LARGE: Measures(
        header=54,
        padding=12,
        seat_px=30,
        seat_base=38,
        icon=26,
        icon_left=62,
        icon_top=5,
        word_px=20,
        word_left=92,
        word_base=25,
        age_px=17,
        second_px=13,
        second_base=45,
        name_px=16,
        name_base=76,
        step_px=14,
        step_base=99,
        step_line=19,
        step_lines=3,
        segment=8,
        floor=13,
        place_px=13,
        raised_floor=38,
        strip_top=33,
        strip=20,
        trace=(60, 20),
    ),
}

TICK: Final = 4
"""Height of the row of error ticks above the segments."""
HIDDEN_STEP_PX: Final = 14
"""Names hidden: the step takes the name's place, larger, over two lines."""
_HIDDEN_BASE: Final = 60
_HIDDEN_LINE: Final = 19
_STRIP_ROWS: Final = 13
"""What a medium tile without a load strip has to spare."""
_VIEW_FROM: Final = (200, 164)
"""Least medium tile with a first-person view over a load strip."""
_PLACE_FROM: Final = 124
"""Least height of a medium tile with "step n of N" over a load strip."""
_LARGE_VIEW: Final = 0.47
"""Share of a large tile's inner width for the view."""
_LARGE_VIEW_ALONE: Final = 0.52
"""The same, grown into the rows of the load strip."""
RETRY: Final = 50
"""Width of Retry; a longer word makes it wider."""
_WORDS: Final = 230
"""Room for the words beside the view of a large tile."""
_BESIDE: Final = 78
"""Room that "step 12 of 17" needs beside a medium view."""


@dataclass(frozen=True)
class Places:
    """Where the parts of one tile stand, device-independent px within it. None: no room for the part."""

    size_class: SizeClass
    measures: Measures
    scale: float
    width: int
    height: int
    padding: int
    header: QRect
    name: QRect | None
    """None while names are hidden."""
    step: QRect
    """Where the lines of the step or of the reason may stand."""
    step_px: int
    step_base: int
    """First baseline, from the tile's top, already scaled."""
    step_line: int
    step_lines: int
    view: QRect | None
    place: QRect | None
    """Where "step n of N" and the pace stand, the last baseline 3 px above the bottom."""
    place_lines: int
    segments: QRect
    """The row of segments with the row of ticks above it."""
    segment: int
    strip: QRect | None
    """Where the load strip stands; None while the class does not show load."""
    retry: QRect

    def px(self, design: float) -> int:
        """Return a design size in px."""
        return round(design * self.scale)


@dataclass(frozen=True)
class _Draft:
    """A tile while its places are worked out."""

    width: int
    height: int
    size_class: SizeClass
    scale: float
    hidden: bool
    loads: bool
    retry_width: int

    def px(self, design: float) -> int:
        return round(design * self.scale)

    @property
    def measures(self) -> Measures:
        return MEASURES[self.size_class]

    @property
    def left(self) -> int:
        return self.px(self.measures.padding)

    @property
    def right(self) -> int:
        return self.width - self.left

    @property
    def segment(self) -> int:
        return self.px(8 if self.hidden else self.measures.segment)

    @property
    def bottom(self) -> int:
        """Where the segments stand."""
        measures = self.measures
        if self.loads:
            return self.height - self.px(measures.raised_floor)
        return self.height - self.px(max(9, measures.floor) if self.hidden else measures.floor)

    @property
    def spare(self) -> int:
        """Design px of height that a load strip does not take."""
        return 0 if self.loads else _STRIP_ROWS

    @property
    def ticks_top(self) -> int:
        return self.bottom - self.segment - self.px(TICK)

    def view(self) -> QRect | None:
        """16:10; medium: between step and segments, large: about half of the inner width."""
        inner = self.right - self.left
        if self.hidden or self.size_class is SizeClass.SMALL:
            return None
        if self.size_class is SizeClass.LARGE:
            share = _LARGE_VIEW if self.loads else _LARGE_VIEW_ALONE
            # A tile of a few stations has room for both: the words beside need no more than this.
            widest = max(inner * share, inner - self.px(_WORDS))
            top, room = self.px(87), self.px(8)
        else:
            if self.width < self.px(_VIEW_FROM[0]) or self.height < self.px(_VIEW_FROM[1] - self.spare):
                return None
            top, room, widest = self.px(79), self.px(9), inner - self.px(8 + _BESIDE)
            if self._stacks(top):
                return QRect(self.left, top, inner, int(inner / 1.6))
        width = min(widest, (self.ticks_top - room - top) * 1.6)
        return QRect(self.left, top, int(width), int(width / 1.6))

    def _stacks(self, top: int) -> bool:
        """Say whether a tall tile has room for a view over its whole width and "step n of N" below it."""
        below = self.px(self.measures.place_px + 4 + 4 + 4)
        return top + int((self.right - self.left) / 1.6) + below <= self.ticks_top

    def name(self) -> QRect | None:
        if self.hidden:
            return None
        top = self.px(self.measures.header) + 1
        return QRect(self.left, top, self.right - self.left, self.px(self.measures.name_base + 5) - top)

    def step(self, view: QRect | None) -> "_Step":
        measures, left = self.measures, self.left
        px, base, line, lines = measures.step_px, measures.step_base, measures.step_line, measures.step_lines
        if self.hidden:
            px, base, line, lines = HIDDEN_STEP_PX, _HIDDEN_BASE, _HIDDEN_LINE, 2
        if view is not None and self.size_class is SizeClass.LARGE:
            left = view.right() + 1 + self.px(12)
        elif self.px(base + (lines - 1) * line + 2) > self.ticks_top:
            lines = 1
        top = self.px(base - px)
        rect = QRect(left, top, self.right - left, self.px(base + (lines - 1) * line + 5) - top)
        return _Step(rect, px, self.px(base), self.px(line), lines)

    def place(self, view: QRect | None, step: "_Step") -> QRect | None:
        height = self.px(self.measures.place_px + 4)
        if view is not None and view.right() + 1 < self.right:
            height *= 2
            left = view.right() + 1 + self.px(12 if self.size_class is SizeClass.LARGE else 8)
            return QRect(left, view.bottom() + 1 - height, self.right - left, height)
        if self.size_class is SizeClass.SMALL or self.height < self.px(_PLACE_FROM - self.spare):
            return None
        bottom = self.ticks_top - self.px(4)
        if view is None and bottom - height < step.base + (step.lines - 1) * step.line:
            return None
        return QRect(self.left, bottom - height, self.right - self.left, height)

    def strip(self) -> QRect | None:
        if not self.loads:
            return None
        measures = self.measures
        top = self.height - self.px(measures.strip_top)
        return QRect(self.left, top, self.right - self.left, self.px(measures.strip))

    def retry(self, view: QRect | None, step: "_Step") -> QRect:
        width, height = self.px(self.retry_width), self.px(24)
        if view is not None and self.size_class is SizeClass.LARGE:
            return QRect(step.rect.left(), step.base + step.line + self.px(5), width, height)
        return QRect(self.right - width, self.height - self.px(8) - height, width, height)


@dataclass(frozen=True)
class _Step:
    rect: QRect
    px: int
    base: int
    line: int
    lines: int


@lru_cache(maxsize=64)
def places_for(
    width: int,
    height: int,
    size_class: SizeClass,
    scale: float,
    hidden: bool = False,
    loads: bool = False,
    retry_width: int = RETRY,
) -> Places:
    """Return the places in a tile of that size.

    `hidden`: no name, no view, no load; `loads`: with a load strip; `retry_width`: design px.
    """
    draft = _Draft(width, height, size_class, scale, hidden, loads and not hidden, retry_width)
    view = draft.view()
    step = draft.step(view)
    place = draft.place(view, step)
    beside = place is not None and view is not None and place.left() > view.right()
    return Places(
        size_class=size_class,
        measures=draft.measures,
        scale=scale,
        width=width,
        height=height,
        padding=draft.left,
        header=QRect(0, 0, width, draft.px(draft.measures.header)),
        name=draft.name(),
        step=step.rect,
        step_px=step.px,
        step_base=step.base,
        step_line=step.line,
        step_lines=step.lines,
        view=view,
        place=place,
        place_lines=2 if beside else 1,
        segments=QRect(draft.left, draft.ticks_top, draft.right - draft.left, draft.bottom - draft.ticks_top),
        segment=draft.segment,
        strip=draft.strip(),
        retry=draft.retry(view, step),
    )
