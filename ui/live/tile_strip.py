"""The load strip of one tile: what it says, where its trace stands, and what of it has to be painted anew."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from ui.live.brush import Brush
from ui.live.load_strip import Strip
from ui.live.load_trace import Trace
from ui.live.trace_picture import TracePicture

GroundSize = tuple[int, int] | None
"""Width and height of a trace, design px; None: a tile of this size shows none."""


class TileStrip:
    """`said` is what it says, None while it is empty."""

    def __init__(self, brush: Brush) -> None:
        self._brush = brush
        self.said: Strip | None = None
        self._trace, self._moved, self._picture = Trace(), 0, TracePicture()
        self._drawn: QRect | None = None
        self._width = 0
        """Of the trace, where it is drawn."""

    def goes_on(self, said: Strip | None, trace: Trace | None) -> bool:
        """Say whether a second of load looks as the one before: most do."""
        if said is None or said is not self.said or trace is not self._trace:
            return said is self.said is None
        return self._drawn is not None and not self._has_moved

    def take(self, said: Strip | None, trace: Trace | None) -> Strip | None:
        """Take a second of load, or none at all; returns what it said before."""
        old, self.said, self._trace = self.said, said, trace or Trace()
        if said is None and old is not None:
            self._picture = TracePicture()  # nothing stays of who withdrew
        return old

    def changed(self, old: Strip | None, box: QRect, ground: GroundSize) -> QRect:
        """Return what no longer looks as `old` did; most seconds change nothing that can be seen."""
        if self.said == old:
            drawn = self._trace_box(box, ground)
            return drawn if self._has_moved else QRect()
        before, self._drawn = self._drawn, None
        drawn = self._trace_box(box, ground)
        is_new = self.said is None or old is None or self.said.unsure != old.unsure or drawn != before
        if is_new or self._has_moved:
            return box
        return box.adjusted(drawn.width(), 0, 0, 0)  # only the words are others

    def forget_place(self) -> None:
        """The tile has another size or look."""
        self._drawn = None

    def paint(
        self,
        painter: QPainter,
        dirty: QRect,
        box: QRect,
        ground: GroundSize,
        ratio: float,
        *,
        large: bool,
        faint: bool,
    ) -> None:
        """Paint what the dirty rectangle touches. `ratio`: device px of a logical one."""
        if self.said is None:
            return
        drawn = self._trace_box(box, ground)
        if dirty.intersects(drawn):
            self._moved = self._trace.moved(self._width)
            unsure = self.said.unsure
            picture = self._picture.pixmap(self._brush.look, self._trace, drawn, ratio, unsure=unsure)
            painter.drawPixmap(drawn.topLeft(), picture)
        if not drawn.contains(dirty):
            self._brush.strips.words(painter, box, drawn, self.said, large=large, faint=faint)

    @property
    def _has_moved(self) -> bool:
        """Whether the trace has gone on since it was painted where it is drawn."""
        return self._width > 0 and self._trace.moved(self._width) != self._moved

    def _trace_box(self, box: QRect, ground: GroundSize) -> QRect:
        """Where the trace stands within the strip; worked out once for words of the same width."""
        if self._drawn is None:
            strips = self._brush.strips
            self._drawn = QRect() if self.said is None else strips.trace_box(box, self.said, ground)
            self._width = self._drawn.width()
        return self._drawn
