"""Handing over, in the selected station's place, so that queue and wall stay in sight: two clicks."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from console.model import AccountView, Session
from console.model import Role as AccountRole
from ui.access.services import Accounts
from ui.access.trial import Trial
from ui.operations import Operations
from ui.text import roles_words
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind, Size
from ui.widgets.flow import FlowRow
from ui.widgets.ground import Ground, Rule, Scroll, column
from ui.widgets.label import Label
from ui.widgets.lettering import Lettering
from ui.widgets.passphrase import PassphraseField
from ui.widgets.remark import Remark


class HandOverPanel(Ground):
    """Who takes over. Signals: `closed()` when it was cancelled."""

    closed = Signal()

    def __init__(self, look: Look, accounts: Accounts, operations: Operations) -> None:
        super().__init__(look, Role.SURFACE)
        self._accounts, self._operations = accounts, operations
        self._session: Session | None = None
        self._people: tuple[AccountView, ...] = ()
        self._lettering = Lettering(look, self)
        self.rows: list[PersonRow] = []
        self._group = QButtonGroup(self)
        self._group.buttonToggled.connect(self._choose)
        self.stays = Label(look, "", 12, role=Role.MUTED, wrap=True)
        self.close_button = Button(look, "", icon="x", kind=Kind.QUIET, name=self.tr("Cancel"))
        self.passphrase = PassphraseField(look, self.tr("Passphrase"))
        self.wrong = Remark(look, "alert-circle", px=11, weight=Weight.SEMIBOLD, role=Role.TEXT)
        self.nobody = Label(
            look,
            self.tr(
                "Nobody else has an account here. An administrator adds one in Settings, Accounts and keys."
            ),
            12,
            role=Role.MUTED,
            wrap=True,
        )
        self.take_over = Button(
            look,
            self.tr("Take over"),
            kind=Kind.PRIMARY,
            icon="user-share",
            letter=self.tr("Enter"),
            size=Size.ACTION,
        )
        self._trial = Trial(operations, self.passphrase, self.take_over, self.tr("Take over"), self.wrong)
        self.cancel = Button(look, self.tr("Cancel"), size=Size.ACTION)
        self._lay_out()
        self.passphrase.line.textChanged.connect(self._allow)
        self.passphrase.line.returnPressed.connect(self.try_to_take_over)
        self.take_over.clicked.connect(self.try_to_take_over)
        self._trial.changed.connect(self._allow)
        self._trial.passed.connect(self.closed)
        self.cancel.clicked.connect(self.closed)
        self.close_button.clicked.connect(self.closed)
        look.changed.connect(self._restyle)
        self._restyle()
        self._show_people(())

    def begin(self, session: Session | None) -> None:
        """Say who goes, and ask who there is."""
        self._session = session
        name = session.printed_name if session is not None else ""
        words = self.tr("{name} keeps what is being written; the class goes on")
        self.stays.setText(words.format(name=name))
        self._operations.run(self, self._accounts.all, self._show_people)

    @property
    def chosen(self) -> AccountView | None:
        """Who takes over."""
        row = next((number for number, row in enumerate(self.rows) if row.isChecked()), None)
        return self._people[row] if row is not None else None

    def showEvent(self, event: QShowEvent) -> None:
        """Begin anew."""
        self._trial.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def try_to_take_over(self) -> None:
        """Ask whether it is their passphrase."""
        chosen = self.chosen
        if chosen is None or not self.take_over.isEnabled():
            return
        passphrase = self.passphrase.passphrase()
        self._trial.begin(lambda: self._accounts.hand_over(chosen.user_id, passphrase))

    def _show_people(self, accounts: Sequence[AccountView]) -> None:
        here = self._session.account if self._session is not None else None
        able = [one for one in accounts if one.enabled and one.has_key_here and one.account != here]
        able.sort(key=lambda one: AccountRole.ADMINISTRATOR in one.roles)
        self._people = tuple(able)
        for row in self.rows:
            self._group.removeButton(row)
            row.deleteLater()
        self.rows = [
            PersonRow(self.look, self._lettering, one.printed_name, roles_words(one.roles)) for one in able
        ]
        for row in self.rows:
            self._list.addWidget(row)
            self._group.addButton(row)
            row.picked.connect(self._go_to_passphrase)
        self.nobody.setVisible(not able)
        for part in (self.passphrase, self.take_over):
            part.setVisible(bool(able))
        self._fit()
        if self.rows:
            self.rows[0].setChecked(True)
            self.rows[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self._allow()

    @Slot()
    def _choose(self) -> None:
        chosen = self.chosen
        if chosen is not None:
            self.passphrase.set_caption(self.tr("Passphrase of {name}").format(name=chosen.printed_name))
            self._trial.clear()

    @Slot()
    def _go_to_passphrase(self) -> None:
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _allow(self) -> None:
        self._trial.allow(is_ready=self.chosen is not None)

    def _lay_out(self) -> None:
        look = self.look
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        titles = QWidget()
        words = column(titles, spacing=2)
        words.addWidget(Label(look, self.tr("Hand over"), 15, Weight.SEMIBOLD))
        words.addWidget(self.stays)
        row.addWidget(titles, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self._pad = QWidget()
        self._pad_box = column(self._pad)
        self._pad_box.addWidget(head)
        people = QWidget()
        self._list = column(people)
        self._scroll = Scroll(look, people, self.tr("Who takes over"))
        below = QWidget()
        self._below = column(below)
        self._buttons = FlowRow()
        self._buttons.add(self.take_over, 2)
        self._buttons.add(self.cancel, 1)
        self._below.addWidget(self.nobody)
        self._below.addWidget(self.passphrase)
        self._below.addWidget(self.wrong)
        self._below.addLayout(self._buttons)
        content = QWidget()
        box = column(content)
        for part in (self._pad, Rule(look), self._scroll, below):
            box.addWidget(part)
        box.addStretch(1)
        column(self).addWidget(Scroll(look, content, self.tr("Hand over")))

    def _fit(self) -> None:
        """Show five people at most; more scroll."""
        shown = min(len(self.rows), 5)
        self._scroll.setFixedHeight(shown * (self.look.px(36) + 1))
        self._scroll.setVisible(bool(shown))

    def _restyle(self) -> None:
        px = self.look.px
        self._pad_box.setContentsMargins(px(14), px(10), px(8), px(10))
        self._below.setContentsMargins(px(14), px(14), px(14), px(14))
        self._below.setSpacing(px(8))
        self._buttons.setSpacing(px(8))
        self._fit()


class PersonRow(QAbstractButton):
    """One of several people, 36 high: chosen = `selected` with a 3 px accent edge.

    Signals: `picked()` when it was chosen by pointer, or by Enter after the arrow keys.
    """

    picked = Signal()

    def __init__(self, look: Look, lettering: Lettering, name: str, second: str) -> None:
        super().__init__()
        self._look, self._lettering, self._second = look, lettering, second
        self.setText(name)
        self.setToolTip(f"{name}, {second}")
        self.setAccessibleName(f"{name}, {second}")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return 36 + 1 px high."""
        return QSize(self._look.px(200), self._look.px(36) + 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose it."""
        super().mouseReleaseEvent(event)
        if self.isChecked():
            self.picked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on from here with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.setChecked(True)
            self.picked.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, circle, name and role."""
        look, px, painter = self._look, self._look.px, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, height = self.isChecked(), self.height() - 1
        if on or self.underMouse():
            painter.fillRect(self.rect(), look.color(Role.SELECTED if on else Role.HOVER))
        if on:
            painter.fillRect(0, 0, 3, height, look.color(Role.ACCENT))
        painter.fillRect(0, height, self.width(), 1, look.color(Role.LINE))
        if self.hasFocus():
            painter.setPen(QPen(look.color(Role.ACCENT), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(5, 3, self.width() - 8, height - 6), px(4), px(4))
        side = px(18)
        circle = QRectF(px(14), (height - side) // 2, side, side)
        painter.setPen(QPen(look.color(Role.ACCENT if on else Role.LINE_STRONG), 2 if on else 1))
        painter.setBrush(look.color(Role.RAISED))
        painter.drawEllipse(circle.adjusted(1, 1, -1, -1))
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color(Role.ACCENT))
            painter.drawEllipse(circle.center(), side * 0.25, side * 0.25)
        self._paint_words(painter, px(42), height)

    def _paint_words(self, painter: QPainter, left: int, height: int) -> None:
        look, px = self._look, self._look.px
        muted = look.font(12)
        role_width = QFontMetricsF(muted).horizontalAdvance(self._second)
        right = self.width() - px(14) - role_width
        painter.setFont(muted)
        painter.setPen(look.color(Role.MUTED))
        base = round((height + QFontMetricsF(look.font(13)).capHeight()) / 2)
        painter.drawText(QPointF(round(right), base), self._second)
        name, size = self._lettering.fit_name(self.text(), right - px(10) - left, 13)
        weight = Weight.SEMIBOLD if self.isChecked() else Weight.REGULAR
        painter.setFont(look.font(size, weight))
        painter.setPen(look.color(Role.TEXT))
        painter.drawText(QPointF(left, base), name)
