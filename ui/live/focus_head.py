"""The head of the focus panel: who it is, what the headset shows, what calls and for how long."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from console.model import Attention, Phase, StationView
from ui.live.tile_text import TileContent, tr, way_on
from ui.text import age
from ui.theme import Look, Role, Weight
from ui.widgets.lettering import Lettering
from ui.widgets.plate import paint_plate
from ui.widgets.state import STATES

_VEIL = 0.16


class ViewPane(QWidget):
    """The first-person view, 16:10; says so when there is none."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._image: QImage | None = None
        self._reason = ""
        self.setAccessibleName(tr("First-person view"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_image(self, image: QImage | None, reason: str = "") -> None:
        """Show a picture, or the reason why there is none."""
        if image is None and self._image is None and reason == self._reason:
            return
        self._image, self._reason = image, reason
        self.setAccessibleDescription(reason)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture, veiled in dark."""
        look, painter = self._look, QPainter(self)
        if self._image is None:
            painter.fillRect(self.rect(), look.color(Role.SUNKEN))
            painter.setFont(look.font(11))
            painter.setPen(look.color(Role.MUTED))
            box = QRectF(self.rect()).adjusted(look.px(6), 0, -look.px(6), 0)
            how = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(box, how, self._reason or tr("no view"))
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(self.rect()), self._image)
            if look.dark:
                painter.setOpacity(_VEIL)
                painter.fillRect(self.rect(), look.color(Role.VEIL))
                painter.setOpacity(1)
        painter.setPen(look.color(Role.LINE))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class FocusHead(QWidget):
    """Seat and name 16/600, the view under it, state, reason and the time on this step beside the view."""

    def __init__(self, look: Look, lettering: Lettering, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._lettering = look, lettering
        self._content: TileContent | None = None
        self._on_step = ""
        self._hidden = self._wide = self._short = False
        self.pane = ViewPane(look, self)
        look.changed.connect(self.lay_out)
        self.lay_out()

    def set_wide(self, wide: bool) -> None:
        """Use the form of a wide window: state in one line, view larger."""
        if wide != self._wide:
            self._wide = wide
            self.lay_out()

    def set_short(self, short: bool) -> None:
        """Leave the view out and say the state in one line."""
        if short != self._short:
            self._short = short
            self.lay_out()

    def set_hidden(self, hidden: bool) -> None:
        """Show the seat only: no name, no view."""
        self._hidden = hidden
        self.lay_out()

    def show_station(self, view: StationView, content: TileContent, now_ms: float) -> None:
        """Show these words."""
        over = view.attention is Attention.READY or view.phase is Phase.ENDED
        since = None if over else view.step_since_ms
        on_step = tr("{age} on this step").format(age=age(now_ms - since)) if since is not None else ""
        if (content, on_step) == (self._content, self._on_step):
            return
        self._content, self._on_step = content, on_step
        name = tr("Seat {seat}").format(seat=content.seat)
        self.setAccessibleName(name if self._hidden else f"{name}, {content.name}")
        self.setAccessibleDescription(", ".join(p for p in (content.word, content.step, on_step) if p))
        self.update()

    def view_size(self) -> QSize:
        """Return the device px of the view."""
        return self.pane.size() * self.devicePixelRatioF()

    def sizeHint(self) -> QSize:
        """Return the height of head and view."""
        return QSize(self._look.px(304), self.minimumHeight())

    def lay_out(self) -> None:
        """Put the view into its place."""
        px = self._look.px
        self.pane.setVisible(not self._hidden and not self._short)
        if self._short:
            height = px(56)
        elif self._wide:
            self.pane.setGeometry(px(20), px(70), px(224), px(149))
            height = px(70 + 149 + 12) if not self._hidden else px(70)
        else:
            self.pane.setGeometry(px(14), px(35), px(132), px(82))
            height = px(127)
        self.setFixedHeight(height)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words."""
        content = self._content
        if content is None:
            return
        look, painter = self._look, QPainter(self)
        px, left = look.px, look.px(20 if self._wide else 14)
        painter.setPen(look.color(Role.TEXT))
        size = 18 if self._wide else 16
        painter.setFont(look.font(size, Weight.SEMIBOLD))
        base = px(28 if self._wide else 22)
        if self._hidden:
            painter.drawText(QPointF(left, base), tr("Seat {seat}").format(seat=content.seat))
        else:
            painter.drawText(QPointF(left, base), content.seat)
            start = left + self._lettering.width(content.seat, size, Weight.SEMIBOLD) + px(10)
            room = self.width() - px(44) - start
            name, fitted = self._lettering.fit_name(content.name, room, size)
            painter.setFont(look.font(fitted, Weight.SEMIBOLD))
            painter.drawText(QPointF(start, base), name)
        if self._wide or self._short:
            self._paint_line(painter, content)
        else:
            self._paint_beside(painter, content)

    def _paint_beside(self, painter: QPainter, content: TileContent) -> None:
        """Paint the narrow panel's words right of the view (or in its place while names are hidden)."""
        look, px = self._look, self._look.px
        left = float(px(14 if self._hidden else 156))
        right = self.width() - px(14)
        base = px(48)
        if STATES[content.attention].icon is not None:
            paint_plate(painter, look, QRectF(left, px(33), px(20), px(20)), content.attention)
            word_left, lettering = left + px(27), self._lettering
            width = lettering.width(content.age, 13, Weight.SEMIBOLD)
            room = right - word_left - (width + px(6) if content.age else 0)
            beside = lettering.width(content.word, 13, Weight.BOLD) <= room
            size, lines = lettering.wrap(content.word, right - word_left, 13, Weight.BOLD, 2)
            for number, line in enumerate(lines):
                base += px(16) if number else 0
                self._draw(painter, line, size, Weight.BOLD, Role.TEXT, word_left, base)
            if content.age and not beside:
                base += px(17)
            self._draw(painter, content.age, 13, Weight.SEMIBOLD, Role.TEXT, right - width, base)
            base += px(20)
        room = right - left
        size, lines = self._lettering.wrap_or(content.step, content.brief, room, 13, Weight.MEDIUM, 2)
        for line in lines:
            self._draw(painter, line, size, Weight.MEDIUM, Role.TEXT, left, base)
            base += px(17)
        base = max(base + px(7), px(93))
        for line in (self._on_step, content.place, content.stale):
            if line and base <= px(117) and self._lettering.width(line, 12) <= room:
                self._draw(painter, line, 12, Weight.REGULAR, Role.MUTED, left, base)
                base += px(17)

    def _paint_line(self, painter: QPainter, content: TileContent) -> None:
        """Paint one line: plate, word, age, reason and visit."""
        look, px = self._look, self._look.px
        padding = px(20 if self._wide else 14)
        left, base = float(padding), px(55 if self._wide else 47)
        if STATES[content.attention].icon is not None:
            paint_plate(painter, look, QRectF(left, base - px(15), px(20), px(20)), content.attention)
            left += px(29)
            for words in (content.word, content.age):
                if words:
                    self._draw(painter, words, 13, Weight.BOLD, Role.TEXT, left, base)
                    left += self._lettering.width(words, 13, Weight.BOLD) + px(12)
        room = self.width() - padding - left
        both = ", ".join(part for part in (content.step, content.second) if part)
        for words in (both, content.step, content.brief, content.second):
            size = next((px for px in (13, 12) if self._lettering.width(words, px) <= room), 0)
            if size and words:
                self._draw(painter, words, size, Weight.REGULAR, Role.MUTED, left, base)
                return

    def _draw(
        self, painter: QPainter, words: str, size: float, weight: Weight, role: Role, left: float, base: float
    ) -> None:
        painter.setFont(self._look.font(size, weight))
        painter.setPen(self._look.color(role))
        painter.drawText(QPointF(left, base), words)


def view_reason(view: StationView) -> str:
    """Say why there is no first-person view, or what to do about a headset that was never heard."""
    unheard = way_on(view)
    if unheard:
        return unheard
    if view.attention is Attention.RESTING:
        return tr("headset off")
    if view.attention is Attention.NO_SIGNAL:
        return tr("no signal")
    return tr("no view") if "view" not in view.features else tr("view is coming")
