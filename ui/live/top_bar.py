"""Live's top bar: the class, the time, how long it runs, who reports; Pause all, Message all, End class."""

from typing import Final, NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.live.tile_text import tr
from ui.live.widths import NARROW
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button
from ui.widgets.ground import Ground
from ui.widgets.lettering import Lettering

_SHORT_FROM: Final = 1.5
"""Text scale from which End class is only "End"."""


class Figure(NamedTuple):
    """A figure 16/600 over its caption 11."""

    figure: str
    caption: str


class LiveTopBar(Ground):
    """48 high. Words are painted; the buttons stand at the right, End class apart by 18.

    Signals:
        pause_all, message_all, public_display, end_class, names_toggled(bool): what was pressed.
    """

    pause_all = Signal()
    message_all = Signal()
    public_display = Signal()
    end_class = Signal()
    names_toggled = Signal(bool)

    def __init__(self, look: Look, lettering: Lettering, parent: QWidget | None = None) -> None:
        super().__init__(look, Role.CHROME, (Qt.Edge.BottomEdge,), parent=parent)
        self._lettering = lettering
        self._title, self._second = "", ""
        self._chosen, self._paused = 0, False
        self._figures: tuple[Figure, ...] = ()
        self.names = Button(look, tr("Names hidden"), icon="eye-off", parent=self)
        self.names.setCheckable(True)
        self.pause = Button(look, tr("Pause all"), icon="player-pause", parent=self)
        self._pause_key, self._refusal = "", ""
        self.message = Button(look, tr("Message all"), icon="message", parent=self)
        self.commands = Button(look, "", icon="list-details", name=tr("Commands"), parent=self)
        self.commands.setToolTip(tr("Commands to the selection, or to all (C)"))
        self.public = Button(look, tr("Public display"), icon="presentation", parent=self)
        self.public.setCheckable(True)
        self.end = Button(look, tr("End class"), icon="player-stop", parent=self)
        self.names.clicked.connect(self.names_toggled)
        self.pause.clicked.connect(self.pause_all)
        self.message.clicked.connect(self.message_all)
        self.public.clicked.connect(self.public_display)
        self.end.clicked.connect(self.end_class)
        self.names.hide()
        look.changed.connect(self._lay_out)
        self._lay_out()

    def show_words(self, title: str, second: str, figures: tuple[Figure, ...]) -> None:
        """Show the class and its figures."""
        if (title, second, figures) == (self._title, self._second, self._figures):
            return
        self._title, self._second, self._figures = title, second, figures
        spoken = [title, second, *(f"{figure.figure} {figure.caption}" for figure in figures)]
        self.setAccessibleName(", ".join(word for word in spoken if word))
        self.update(0, 0, self._buttons_left(), self.height())

    def show_names_hidden(self, hidden: bool) -> None:
        """Show that names are hidden: the button stands there only then."""
        self.names.setChecked(hidden)
        self.names.setVisible(hidden)
        self._lay_out()

    def allow(self, *, commands: bool, ending: bool) -> None:
        """Say which buttons can be pressed."""
        self.pause.setEnabled(commands)
        self.message.setEnabled(commands)
        self.commands.setEnabled(commands)
        self.end.setEnabled(ending)

    def show_refusal(self, refusal: str) -> None:
        """Say in the tooltips why nothing may be commanded."""
        self._refusal = refusal
        self._tell_pause()
        self.message.setToolTip(refusal or self.message.accessibleName())
        self.end.setToolTip(refusal)

    def show_chosen(self, count: int) -> None:
        """Say whom Pause and Message reach: all, or the command set."""
        self._chosen = count
        self._name_pause()
        words = tr("Message {count}").format(count=count) if count else tr("Message all")
        self.message.set_label("" if self._is_narrow else words, name=words)
        self.message.setToolTip(words)
        self._lay_out()

    def show_paused(self, paused: bool) -> None:
        """Say whether everybody was paused: then the button lets them go on."""
        if paused != self._paused:
            self._paused = paused
            self._name_pause()
            self._lay_out()

    def _name_pause(self) -> None:
        goes_on = self._paused and not self._chosen
        words = tr("Resume all") if goes_on else tr("Pause all")
        if self._chosen:
            words = tr("Pause {count}").format(count=self._chosen)
        self.pause.set_label(words)
        self.pause.set_icon_name("player-play" if goes_on else "player-pause")
        self._tell_pause()

    def show_keys(self, *, pause: str) -> None:
        """Say which key pauses all."""
        self._pause_key = pause
        self._tell_pause()

    def show_public(self, *, is_open: bool, is_blank: bool, key: str) -> None:
        """Say whether the public display is on the wall, and whether blank; `key` opens and closes it."""
        self.public.setChecked(is_open)
        words = tr("Display is blank") if is_blank else tr("Public display")
        self.public.set_icon_name("eye-off" if is_blank else "presentation")
        self.public.set_label("" if self._is_narrow else words, name=words)
        self.public.setToolTip(tr("{what} ({key})").format(what=words, key=key))
        self._lay_out()

    def sizeHint(self) -> QSize:
        """Return 48 px high."""
        return QSize(self.look.px(600), self.look.px(48))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons to the right end."""
        narrow = self._is_narrow
        for button in (self.message, self.public):
            if narrow == bool(button.text()):
                words = button.accessibleName()
                button.set_label("" if narrow else words, name=words)
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint title and figures; a figure that has no room before the buttons is left out."""
        super().paintEvent(event)
        look, painter = self.look, QPainter(self)
        px, left, end = look.px, float(look.px(16)), self._buttons_left() - look.px(16)
        title_room = end - left
        size, lines = self._lettering.wrap(self._title, title_room, 15, Weight.SEMIBOLD, 1)
        title = lines[0] if lines else self._title
        self._draw(painter, title, size, Weight.SEMIBOLD, Role.TEXT, left, px(21))
        self._draw(painter, self._second, 12, Weight.REGULAR, Role.MUTED, left, px(38))
        width = self._lettering.width
        left += max(width(title, 15, Weight.SEMIBOLD), width(self._second, 12)) + px(22)
        for figure in self._figures:
            room = max(width(figure.figure, 16, Weight.SEMIBOLD), width(figure.caption, 11))
            if left + px(14) + room > end:
                return
            painter.fillRect(round(left), px(11), 1, px(26), look.color(Role.LINE))
            left += px(14)
            self._draw(painter, figure.figure, 16, Weight.SEMIBOLD, Role.TEXT, left, px(21))
            self._draw(painter, figure.caption, 11, Weight.REGULAR, Role.MUTED, left, px(38))
            left += room + px(14)

    def _draw(
        self, painter: QPainter, words: str, size: float, weight: Weight, role: Role, left: float, base: float
    ) -> None:
        self._lettering.draw(painter, round(left), base, words, size, weight, self.look.color(role))

    def _tell_pause(self) -> None:
        words = tr("{what} ({key})").format(what=self.pause.text(), key=self._pause_key)
        self.pause.setToolTip(self._refusal or words)

    @property
    def _is_narrow(self) -> bool:
        return self.width() < self.look.px(NARROW)

    def _buttons_left(self) -> int:
        first = self.pause if self.names.isHidden() else self.names
        return first.x()

    def _lay_out(self) -> None:
        px = self.look.px
        self.setFixedHeight(px(48))
        words = tr("End class")
        self.end.set_label(tr("End") if self.look.scale >= _SHORT_FROM else words, name=words)
        right = self.width() - px(12)
        for button, gap in (
            (self.end, 18),
            (self.public, 8),
            (self.commands, 8),
            (self.message, 8),
            (self.pause, 18),
            (self.names, 0),
        ):
            size = button.sizeHint()
            button.setGeometry(
                right - size.width(), (px(48) - size.height()) // 2, size.width(), size.height()
            )
            if not button.isHidden():
                right -= size.width() + px(gap)
        self.update()
