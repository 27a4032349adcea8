"""The status bar: link, recording, disk free, last save, sync, trouble. 26 high, 12 muted.

Never coloured, but for the plate of what has waited a day for the hub.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from console.errors import RecordsReason
from console.terms import Attention, ClassState, LinkState
from ui import text
from ui.access.wording import who_words
from ui.presence import Access, Presence
from ui.theme import Look, Role, Weight
from ui.widgets.focus_ring import FocusRing
from ui.widgets.ground import Ground
from ui.widgets.icon import draw_icon

if TYPE_CHECKING:
    from console.model import ClassView, RecordsView, StationView

LOW_DISK_MB: Final = 1024


class StatusItem(QWidget):
    """An icon of 14 px and a few words; empty words hide it."""

    def __init__(self, look: Look, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._icon, self._words, self._strong = look, icon, "", False
        self._more, self._brief, self._plate = "", False, False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        look.changed.connect(self.updateGeometry)
        self.hide()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words

    @property
    def has_plate(self) -> bool:
        """True while it wears a plate."""
        return self._plate

    def say(
        self,
        words: str,
        *,
        strong: bool = False,
        more: str = "",
        icon: str | None = None,
        plate: bool = False,
    ) -> None:
        """Say something else; `strong` is 600 in text colour, `more` is the tooltip's whole sentence.

        `plate`: 16 px of STUCK stand in the icon's place.
        """
        icon = icon or self._icon
        if (words, strong, more, icon, plate) == (
            self._words,
            self._strong,
            self._more,
            self._icon,
            self._plate,
        ):
            return
        before = self.full_width()
        self._words, self._strong, self._icon, self._plate = words, strong, icon, plate
        self.setAccessibleName(more or words)
        self._more = more
        self.setToolTip(more or (words if self._brief else ""))
        self.setVisible(bool(words))
        if self.full_width() != before:  # a time of as many figures needs no other room
            self.updateGeometry()
        self.update()

    def set_brief(self, brief: bool) -> None:
        """Show the icon alone, with the words in its tooltip."""
        if brief != self._brief:
            self._brief = brief
            self.setToolTip(self._more or (self._words if brief else ""))
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Return room for icon and words."""
        return QSize(self._mark() if self._brief else self.full_width(), self._look.px(26))

    def full_width(self) -> int:
        """Return how wide icon and words are."""
        words = QFontMetricsF(self._font()).horizontalAdvance(self._words)
        return self._mark() + self._look.px(6) + round(words) + 1

    def minimumSizeHint(self) -> QSize:
        """Return room for the icon."""
        return QSize(self._mark(), self._look.px(26))

    def _mark(self) -> int:
        return self._look.px(16 if self._plate else 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint icon and words."""
        look = self._look
        role = Role.TEXT if self._strong else Role.MUTED
        painter = QPainter(self)
        mark = self._mark()
        top = (self.height() - mark) // 2
        if self._plate:
            from ui.widgets.plate import paint_plate  # not before the first paint: it is seldom needed

            paint_plate(painter, look, QRectF(0, top, mark, mark), Attention.STUCK)
        else:
            draw_icon(painter, look, self._icon, role, 14, 0, top)
        if self._brief:
            return
        font = self._font()
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(look.color(role))
        painter.drawText(
            QPointF(mark + look.px(6), round((self.height() + metrics.capHeight()) / 2)), self._words
        )

    def _font(self) -> QFont:
        return self._look.font(12, Weight.SEMIBOLD if self._strong else Weight.REGULAR)


class StatusButton(QAbstractButton):
    """An item of the bar that can be pressed: icon 14 and words 12, both in text colour."""

    def __init__(self, look: Look, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._icon, self._strong = look, icon, False
        self._more, self._brief = "", False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._ring = FocusRing(look, self)
        look.changed.connect(self.updateGeometry)
        self.hide()

    def say(self, words: str, icon: str, *, more: str, strong: bool = False) -> None:
        """Say something else; `more` is what pressing it does. Empty words hide it."""
        self._icon, self._strong = icon, strong
        self.setText(words)
        self.setAccessibleName(f"{words}. {more}" if more else words)
        self._more = more
        self._tell_more()
        self.setVisible(bool(words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for icon and words."""
        return QSize(self._look.px(26) if self._brief else self.full_width(), self._look.px(26))

    def full_width(self) -> int:
        """Return how wide icon and words are."""
        words = QFontMetricsF(self._font()).horizontalAdvance(self.text())
        return self._look.px(14 + 6 + 12) + round(words) + 1

    def set_brief(self, brief: bool) -> None:
        """Show the icon alone; the tooltip has the words."""
        if brief != self._brief:
            self._brief = brief
            self._tell_more()
            self.updateGeometry()
            self.update()

    def minimumSizeHint(self) -> QSize:
        """Return room for the icon."""
        return QSize(self._look.px(26), self._look.px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, icon and words."""
        look, painter = self._look, QPainter(self)
        if self.isDown() or self.underMouse():
            role = Role.SUNKEN if self.isDown() else Role.HOVER
            painter.fillRect(QRectF(self.rect()).adjusted(0, 1, 0, 0), look.color(role))
        draw_icon(painter, look, self._icon, Role.TEXT, 14, look.px(6), (self.height() - look.px(14)) // 2)
        if self._brief:
            return
        font = self._font()
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(look.color(Role.TEXT))
        painter.drawText(QPointF(look.px(26), round((self.height() + metrics.capHeight()) / 2)), self.text())

    def _font(self) -> QFont:
        return self._look.font(12, Weight.SEMIBOLD if self._strong else Weight.MEDIUM)

    def _tell_more(self) -> None:
        said = (self.text() if self._brief else "", self._more)
        self.setToolTip(". ".join(part for part in said if part))


class StatusBar(Ground):
    """What holds for the whole console, in one line; at its right end who is there.

    `who` hands over, or signs in; `lock` locks the screen: whoever owns them says so.
    """

    _items: "tuple[StatusItem | StatusButton, ...]" = ()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, Role.CHROME, (Qt.Edge.TopEdge,), parent=parent)
        self.setAccessibleName(self.tr("Status"))
        self.link = StatusItem(look, "link")
        self.recording = StatusItem(look, "player-record")
        self.disk = StatusItem(look, "database")
        self.saved = StatusItem(look, "device-floppy")
        self.sync = StatusItem(look, "cloud-up")
        self.trouble = StatusItem(look, "tools")
        self._row = QHBoxLayout(self)
        for item in (self.link, self.recording, self.disk, self.saved, self.sync, self.trouble):
            self._row.addWidget(item)
        self._row.addStretch(1)
        self.who, self.lock = StatusButton(look, "user"), StatusButton(look, "lock")
        self._row.addWidget(self.who)
        self._row.addWidget(self.lock)
        self._lock_key = self._hand_over_key = ""
        self._items = (
            self.link,
            self.recording,
            self.disk,
            self.saved,
            self.sync,
            self.trouble,
            self.who,
            self.lock,
        )
        self._class: ClassView | None = None
        self._records: RecordsView | None = None
        look.changed.connect(self._restyle)
        self._restyle()
        self.show_stations(())

    def show_keys(self, lock: str, hand_over: str) -> None:
        """Take the keys that are told with the next `show_presence`."""
        self._lock_key, self._hand_over_key = lock, hand_over

    def event(self, event: QEvent) -> bool:
        """Find out anew which words have room, whenever an item says something else or the bar is resized."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Where words do not fit, those that matter least give way first: their icons and tooltips stay."""
        margins = self._row.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        shown = [item for item in self._items if not item.isHidden()]
        needed = sum(item.full_width() for item in shown) + len(shown) * self._row.spacing()
        for item in (
            self.lock,
            self.link,
            self.disk,
            self.who,
            self.saved,
            self.sync,
            self.recording,
            self.trouble,
        ):
            if item in shown:
                item.set_brief(needed > room)
                needed -= item.full_width() - item.minimumSizeHint().width() if needed > room else 0

    def show_presence(self, presence: Presence) -> None:
        """Who is at the console; without accounts it is plainly said that this is practice."""
        access, session = presence.access, presence.session
        self.lock.say(
            self.tr("Lock") if access is Access.SIGNED_IN else "",
            "lock",
            more=self.tr("Lock the screen  {key}").format(key=self._lock_key),
        )
        if access is Access.PRACTICE:
            words = self.tr("Nobody is signed in: practice only")
            self.who.say(
                words,
                "alert-circle",
                more=self.tr("Set up accounts: without them nothing can be signed"),
                strong=True,
            )
        elif session is None:
            self.who.say(self.tr("Nobody is signed in"), "user-off", more=self.tr("Sign in"))
        elif access is Access.LOCKED:
            self.who.say(self.tr("Locked"), "lock", more=self.tr("Hand over"))
        else:
            hand_over = self.tr("Hand over  {key}").format(key=self._hand_over_key)
            self.who.say(who_words(session), "user-share", more=hand_over)

    def show_stations(self, stations: "Iterable[StationView]") -> None:
        """Sum up the links: how many of those that should be live are, and the slowest answer."""
        ours = [view for view in stations if view.paired]
        live = [view for view in ours if view.link is LinkState.LIVE]
        if not ours:
            self.link.say(self.tr("No headset paired"))
            return
        if len(live) == len(ours):
            words = self.tr("{count} live").format(count=len(live))
        else:
            words = self.tr("{live} of {count} live").format(live=len(live), count=len(ours))
        slowest = max((view.rtt_ms for view in live if view.rtt_ms is not None), default=None)
        if slowest is not None:
            words += self.tr(", {ms} ms").format(ms=max(1, round(slowest)))
        self.link.say(
            words, more=self.tr("{words}: the slowest answer").format(words=words) if slowest else ""
        )

    def show_class(self, class_: "ClassView | None") -> None:
        """A running class is recorded, or it is said that it is not."""
        self._class = class_
        self._show_recording()

    def show_records(self, records: "RecordsView") -> None:
        """Where the records stand."""
        self._records = records
        if records.disk_free_mb is None:
            self.disk.say("")
        else:
            free = self.tr("{size} free").format(size=text.storage(records.disk_free_mb))
            is_low = records.disk_free_mb < LOW_DISK_MB
            more = self.tr("Little room is left on the disk of the records: free some before the next class")
            self.disk.say(free, strong=is_low, more=more if is_low else "")
        if records.saved_utc is not None:
            self.show_saved(records.saved_utc)
        self._show_recording()

    def show_saved(self, saved_utc: str) -> None:
        """COMMIT has returned."""
        self.saved.say(self.tr("Saved {time}").format(time=text.clock_time(saved_utc)))

    def _show_recording(self) -> None:
        records = self._records
        runs = self._class is not None and self._class.state is ClassState.RUNNING
        if records is not None and not records.writable:
            self.recording.say(self.tr("Not recording"), strong=True)
        else:
            self.recording.say(self.tr("Recording events") if runs and not self._interrupted() else "")
        reason = records.trouble if records is not None else None
        whole = text.fault_of(reason)  # of an error without its details: with gaps it says nothing more
        self.trouble.say(self._short(reason), strong=True, more="" if text.GAP in whole else whole)

    def _interrupted(self) -> bool:
        return self._class is not None and self._class.interrupted

    def _short(self, reason: str | None) -> str:
        known = {
            RecordsReason.HELD_BY_ANOTHER: self.tr("Records are open elsewhere"),
            RecordsReason.READ_ONLY: self.tr("Records are read-only"),
            RecordsReason.DISK_FULL: self.tr("Disk full"),
            RecordsReason.TOO_MUCH_WAITS: self.tr("Too much waits to be saved"),
            RecordsReason.NEWER_SCHEMA: self.tr("Records of a newer version"),
            RecordsReason.FOREIGN_FILE: self.tr("Not a records file"),
            RecordsReason.NOT_A_DATABASE: self.tr("Not a records file"),
            RecordsReason.KEY_NEEDED: self.tr("Records not opened"),
            RecordsReason.WRONG_KEY: self.tr("Records not opened"),
            RecordsReason.KEYS_DAMAGED: self.tr("Keys file damaged"),
            RecordsReason.MISSING: self.tr("No records"),
            RecordsReason.DAMAGED: self.tr("Records damaged"),
            RecordsReason.IO: self.tr("Disk error"),
        }
        return next((words for key, words in known.items() if key == reason), reason or "")

    def _restyle(self) -> None:
        self.setFixedHeight(self.look.px(26))
        self._row.setContentsMargins(self.look.px(14), 0, self.look.px(14), 0)
        self._row.setSpacing(self.look.px(22))
