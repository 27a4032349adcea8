"""One station of the wall: a single painted button that repaints only what changed."""

from operator import attrgetter

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from console.model import Attention, StationView
from ui.live.brush import Brush
from ui.live.grid import SizeClass
from ui.live.load_strip import Strip
from ui.live.load_trace import Trace
from ui.live.tile_layout import MEASURES, Places, places_for
from ui.live.tile_paint import ink_of
from ui.live.tile_strip import TileStrip
from ui.live.tile_text import TileContent, aged, content_of, is_stale, tr

_HALF_MS = 500
"""An unacknowledged STOPPED alternates at 1 Hz: half a second each."""

_TICK_MS = 2000
"""Longest time between two ticks: a visit's minute is looked at within it."""

_SHOWN = attrgetter(
    "seat",
    "name",
    "label",
    "model",
    "link",
    "phase",
    "run",
    "step",
    "step_index",
    "step_count",
    "error_steps",
    "attention",
    "attention_since_ms",
    "attention_detail",
    "stuck",
    "pace",
    "on_my_way_ms",
    "visited_ms",
    "pending",
    "battery",
    "charging",
)
"""What of a view can change the tile by itself; its age does so with the clock's seconds."""

_STALE_PICTURE = frozenset(
    {
        QEvent.Type.PaletteChange,
        QEvent.Type.FontChange,
        QEvent.Type.LanguageChange,
        QEvent.Type.DevicePixelRatioChange,
        QEvent.Type.ScreenChangeInternal,
    }
)


class Tile(QAbstractButton):
    """Shows one `StationView`. The wall owns focus, ring and place; the tile paints and is pressed.

    Signals:
        retry_pressed: Retry of NOT DONE, by pointer.
        dragged(QPoint, QPoint): the pressed tile is pulled: from where to where, px of the floor.
        let_go(QPoint): a drag has ended there.
    """

    retry_pressed = Signal()
    dragged = Signal(QPoint, QPoint)
    let_go = Signal(QPoint)

    def __init__(self, brush: Brush, view: StationView, now_ms: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._brush, self._shown = brush, _SHOWN(view)
        self.view = view
        """The view that is shown."""
        self.content = content_of(view, now_ms, brush.shorts)
        """The words and marks that are painted."""
        self._size_class = SizeClass.MEDIUM
        self._inverted = False
        self._hovered = False
        self._chosen = self._is_pulled = False
        self._pulled_from = QPoint()
        self._image: QImage | None = None
        self._places: Places | None = None
        self._chromes: dict[bool, QPixmap] = {}
        """The picture of what seldom changes, and the one of the other half of an alternation's second."""
        self._strip = TileStrip(brush)
        self._spoken: tuple[str, str] = ("", "")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        # Nothing is filled by it, but without it Qt holds no button for opaque and paints the floor under it.
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._speak()

    @property
    def places(self) -> Places:
        """Where the parts stand at the present size."""
        if self._places is None:
            brush = self._brush
            self._places = places_for(
                self.width(),
                self.height(),
                self._size_class,
                brush.look.scale,
                brush.names_hidden,
                brush.loads_shown,
                brush.retry_width,
            )
        return self._places

    @property
    def view_size(self) -> QSize | None:
        """Device px that a first-person view should have; None: no room for one."""
        box = self.places.view
        return None if box is None else box.size() * self.devicePixelRatioF()

    def set_size_class(self, size_class: SizeClass) -> None:
        """Say more or less; the wall sets it with the cell."""
        if size_class is not self._size_class:
            self._size_class = size_class
            self.redraw()

    def goes_on(self, view: StationView) -> bool:
        """Take a newer view if the tile looks with it as it does; False: it waits for `set_view`.

        Most messages only say that a headset is still there: they cost one comparison.
        """
        if self.content.stale or _SHOWN(view) != self._shown:
            return False
        self.view = view
        return True

    def set_view(self, view: StationView) -> None:
        """Take a newer view, which the next `refresh` shows."""
        self.view, self._shown = view, _SHOWN(view)

    def set_chosen(self, chosen: bool) -> bool:
        """Say whether the tile is in the command set; True when that is new."""
        if chosen == self._chosen:
            return False
        self._chosen = chosen
        self.update(self.places.header)
        self._speak()
        return True

    def set_image(self, image: QImage | None) -> None:
        """Show a first-person view, already scaled to `view_size`."""
        self._image = image
        box = self.places.view
        if box is not None:
            self.update(box)

    @property
    def strip(self) -> Strip | None:
        """What the load strip says; None: it is empty."""
        return self._strip.said

    def set_load(self, strip: Strip | None, trace: Trace | None) -> None:
        """Show a second of load, or none at all; most seconds change nothing that can be seen."""
        if self._strip.goes_on(strip, trace):
            return
        old, box = self._strip.take(strip, trace), self.places.strip
        if box is None or (strip is None and old is None):
            return
        changed = self._strip.changed(old, box, MEASURES[self._size_class].trace)
        if not changed.isEmpty():
            self.update(changed)
        if strip is None or old is None or strip.spoken != old.spoken:
            self._speak()

    def tick(self, now_ms: float) -> None:
        """Let a second pass: most tiles have nothing that ages by the second."""
        content, visited_ms = self.content, self.view.visited_ms
        ages = content.age or content.answered or content.stale or is_stale(self.view, now_ms)
        if ages or (visited_ms is not None and int(now_ms - visited_ms) % 60_000 < _TICK_MS):
            self._show(aged(content, self.view, now_ms))

    def refresh(self, now_ms: float) -> None:
        """Bring the words up to date and repaint what is no longer true."""
        large = self._size_class is SizeClass.LARGE
        if self._show(content_of(self.view, now_ms, self._brush.shorts, large=large)):
            self._speak()
        self.alternate(now_ms)

    def alternate(self, now_ms: float) -> None:
        """Turn the header's colours over twice a second as long as nobody has acknowledged a STOPPED."""
        since = self.view.attention_since_ms
        inverted = (
            self.content.alternates
            and not self._brush.look.still
            and since is not None
            and int((now_ms - since) // _HALF_MS) % 2 == 1
        )
        if inverted != self._inverted:
            self._inverted = inverted
            self.update(self.places.header)

    def redraw(self, *, spoken: bool = False) -> None:
        """Forget the cached picture and paint everything anew; `spoken`: say name and tooltip anew, too."""
        self._forget_picture()
        self.update()
        if spoken:
            self._speak()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Drop the picture of the former size."""
        self._forget_picture()

    def changeEvent(self, event: QEvent) -> None:
        """Drop the picture when what it was painted with has changed."""
        if event.type() in _STALE_PICTURE:
            self._forget_picture()
        super().changeEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that the pointer is here."""
        self._set_hovered(True)

    def leaveEvent(self, event: QEvent) -> None:
        """Show that the pointer has gone."""
        self._set_hovered(False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where: it may become a drag."""
        self._pulled_from = self.mapToParent(event.position().toPoint())
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pull the tile once the pointer is clearly away from where it was pressed."""
        at = self.mapToParent(event.position().toPoint())
        away = (at - self._pulled_from).manhattanLength() >= QApplication.startDragDistance()
        if self.isDown() and away:
            self._is_pulled = True
            self.setDown(False)
        if self._is_pulled:
            self.dragged.emit(self._pulled_from, at)
        elif event.buttons() == Qt.MouseButton.NoButton or not away:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Press Retry where it stands, else the tile; a drag ends and presses nothing."""
        if self._is_pulled:
            self._is_pulled = False
            self.let_go.emit(self.mapToParent(event.position().toPoint()))
            event.accept()
            return
        if self.isDown() and self._over_retry(event.position().toPoint()):
            self.setDown(False)
            self.retry_pressed.emit()
            event.accept()
            return
        super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Blit the cached picture, then paint the living parts that the dirty rectangle touches."""
        dirty, places, content = event.rect(), self.places, self.content
        chrome = self._chromes.get(self._inverted)
        if chrome is None:
            chrome = self._chromes[self._inverted] = self._draw_chrome(places)
        painter = QPainter(self)
        ratio = chrome.devicePixelRatio()
        source = QRect(dirty.topLeft() * ratio, dirty.size() * ratio) if ratio != 1.0 else dirty
        painter.drawPixmap(dirty, chrome, source)
        if places.strip is not None and places.strip.contains(dirty):
            self._paint_strip(painter, dirty, places)
        else:
            self._paint_parts(painter, event.region(), places, content)
        painter.end()

    def _paint_parts(self, painter: QPainter, dirty: QRegion, places: Places, content: TileContent) -> None:
        """Paint every living part that the dirty region touches."""
        brush = self._brush.painter
        ink = ink_of(content, hovered=self._hovered, inverted=self._inverted)
        has_retry = self._has_retry
        if places.strip is not None and dirty.intersects(places.strip):
            self._paint_strip(painter, places.strip, places)
        if dirty.intersects(places.header):
            brush.header(painter, places, content, ink, chosen=self._chosen)
        if dirty.intersects(places.step):
            brush.step(painter, places, content, ink)
        if places.view is not None and dirty.intersects(places.view):
            brush.view(painter, places, content, self._image)
        if places.place is not None and dirty.intersects(places.place):
            brush.place(painter, places, content, beside_retry=has_retry)
        if dirty.intersects(places.segments):
            brush.segments(painter, places, content, beside_retry=has_retry)
        if has_retry and dirty.intersects(places.retry):
            brush.retry(painter, places, hovered=self._hovered, down=self.isDown())

    def _paint_strip(self, painter: QPainter, dirty: QRect, places: Places) -> None:
        """Paint the load strip, where nothing else takes its place."""
        content, box = self.content, places.strip
        resting = content.attention is Attention.RESTING
        if box is None or resting or (self._has_retry and places.retry.intersects(box)):
            return
        large, faint = places.size_class is SizeClass.LARGE, content.dimmed or bool(content.stale)
        ground, ratio = MEASURES[self._size_class].trace, self.devicePixelRatioF()
        self._strip.paint(painter, dirty, box, ground, ratio, large=large, faint=faint)

    def _draw_chrome(self, places: Places) -> QPixmap:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(self.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        painter = QPainter(pixmap)
        ink = ink_of(self.content, hovered=self._hovered, inverted=self._inverted)
        self._brush.painter.chrome(painter, places, self.content, ink)
        painter.end()
        return pixmap

    def _forget_picture(self) -> None:
        self._chromes.clear()
        self._places = None
        self._strip.forget_place()

    def _show(self, new: TileContent) -> bool:
        """Repaint what is no longer true; False: everything still is."""
        old, self.content = self.content, new
        if new is old or new == old:
            return False
        if _chrome_of(new) != _chrome_of(old):
            self.redraw()
        else:
            self._update_parts(new, old)
        return True

    def _update_parts(self, new: TileContent, old: TileContent) -> None:
        places = self.places
        if _header_of(new) != _header_of(old):
            self.update(places.header)
        if (new.step, new.reason) != (old.step, old.reason):
            self.update(places.step)
        if (new.place, new.pace) != (old.place, old.pace) and places.place is not None:
            self.update(places.place)
        if _segments_of(new) != _segments_of(old):
            self.update(places.segments)

    def _set_hovered(self, hovered: bool) -> None:
        if hovered != self._hovered:
            self._hovered = hovered
            self.redraw()

    def _over_retry(self, point: QPoint) -> bool:
        return self._has_retry and self.places.retry.contains(point)

    @property
    def _has_retry(self) -> bool:
        return self._brush.attended and self.content.attention is Attention.NOT_DONE

    def _speak(self) -> None:
        """Set accessible name, description and tooltip, only when they changed."""
        content, hidden = self.content, self._brush.names_hidden
        who = "" if hidden else content.name
        name = ", ".join(
            part for part in (tr("Seat {seat}").format(seat=content.seat), who, content.word) if part
        )
        said = self._strip.said
        load = said.spoken if said is not None and self._brush.loads_shown and not hidden else ""
        chosen = tr("in the command set") if self._chosen else ""
        parts = (chosen, content.step, content.place, content.pace, load)
        description = ", ".join(part for part in parts if part)
        if (name, description) == self._spoken:
            return
        self._spoken = (name, description)
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        self.setToolTip("\n".join(part for part in (who, content.step) if part))


def _chrome_of(content: TileContent) -> tuple[object, ...]:
    return content.seat, content.attention, content.word, content.name, content.dimmed, content.stale


def _header_of(content: TileContent) -> tuple[object, ...]:
    return content.age, content.second, content.answered, content.battery, content.pending


def _segments_of(content: TileContent) -> tuple[object, ...]:
    return content.steps, content.current, content.done, content.errors
