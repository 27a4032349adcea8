"""Learning record stores: which there are, how far each has got; adding one, trying it, removing it."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from console.delivery import LearningStore
from console.errors import ConsoleError
from console.model import Role as AccountRole
from ui import text
from ui.operations import Operations
from ui.presence import Access, Presence
from ui.sync.services import LearningStores
from ui.sync.store_row import StoreRow
from ui.tab_order import has_keyboard
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind, Size
from ui.widgets.field import Field
from ui.widgets.ground import column
from ui.widgets.label import Label
from ui.widgets.passphrase import PassphraseField
from ui.widgets.remark import Remark

ADMINISTRATOR: Final = AccountRole.ADMINISTRATOR


class StorePanel(QWidget):
    """Signals: `moved()` when something was told or removed."""

    moved = Signal()

    def __init__(
        self, look: Look, stores: LearningStores, operations: Operations, presence: Presence
    ) -> None:
        super().__init__()
        self._look, self._stores = look, stores
        self._operations, self._presence = operations, presence
        self._busy: set[str] = set()
        self._is_asking = self._asks_again = self._is_adding = False
        self.rows: dict[str, StoreRow] = {}
        self.hint = Label(look, "", 12, role=Role.MUTED, wrap=True)
        self.open = Button(look, self.tr("Add a store…"), icon="plus", size=Size.SMALL)
        self.address = Field(look, self.tr("Address of its xAPI endpoint"))
        self.key = Field(look, self.tr("Key"))
        self.secret = PassphraseField(look, self.tr("Secret"))
        self.add = Button(look, self.tr("Add and try"), kind=Kind.PRIMARY, icon="plus")
        self.cancel = Button(look, self.tr("Cancel"))
        self.wrong = Remark(look, "alert-circle", role=Role.TEXT)
        self._lay_out()
        self.open.clicked.connect(self._open_form)
        self.cancel.clicked.connect(self._close_form)
        self.add.clicked.connect(self._add)
        for field in (self.address, self.key, self.secret):
            field.line.textChanged.connect(self._allow)
            field.line.returnPressed.connect(self._add)
        presence.changed.connect(self._allow)
        self._close_form()

    @Slot()
    def ask(self) -> None:
        """Ask how they stand."""
        if self._is_asking:
            self._asks_again = True
            return
        self._is_asking, self._asks_again = True, False
        self._operations.run(self, self._stores.all, self._show, self._give_up)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave nothing that was typed behind."""
        if not self._is_adding:
            self._close_form()

    def _show(self, stores: tuple[LearningStore, ...]) -> None:
        self._is_asking = False
        known = {store.id: store for store in stores}
        for id_ in [id_ for id_ in self.rows if id_ not in known]:
            self._drop(id_)
        for store in stores:
            if store.id in self.rows:
                self.rows[store.id].show_store(store)
            else:
                row = self.rows[store.id] = StoreRow(self._look, store)
                row.try_asked.connect(self._try)
                row.remove_asked.connect(self._remove)
                self._list.addWidget(row)
        self._allow()
        if self._asks_again:
            self.ask()

    def _give_up(self, error: ConsoleError) -> None:
        self._is_asking = False

    def _drop(self, id_: str) -> None:
        row = self.rows.pop(id_)
        had_keyboard = has_keyboard(row)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()
        if had_keyboard:
            self.open.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _open_form(self) -> None:
        self._form.show()
        self.open.hide()
        self.wrong.say("")
        self.address.line.setText("https://")
        self.address.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _close_form(self) -> None:
        had_keyboard = has_keyboard(self._form)
        for field in (self.address, self.key, self.secret):
            field.line.clear()
        self.secret.clear()
        self._form.hide()
        self.open.show()
        self.wrong.say("")
        self._allow()
        if had_keyboard:
            self.open.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _add(self) -> None:
        if not self.add.isEnabled():
            return
        url, key, secret = self.address.text(), self.key.text(), self.secret.passphrase()
        session = self._presence.session
        self._is_adding = True
        self.wrong.say("")
        self._allow()

        def added(id_: str) -> None:
            self._is_adding = False
            self._close_form()
            self._try(id_)

        def refused(error: ConsoleError) -> None:
            self._is_adding = False
            if not self.isVisible():
                self._close_form()
            self.wrong.say(text.fault(error))
            self._allow()

        self._operations.run(
            self, lambda: self._stores.add(url, key, secret, session=session), added, refused
        )

    @Slot(str)
    def _try(self, id_: str) -> None:
        session = self._presence.session
        self._run(id_, lambda: self._stores.now(id_, session=session))

    @Slot(str)
    def _remove(self, id_: str) -> None:
        session = self._presence.session
        self._run(id_, lambda: self._stores.remove(id_, session=session))

    def _run(self, id_: str, call: Callable[[], Future[Any]]) -> None:
        self._busy.add(id_)
        self.wrong.say("")
        self._allow()

        def done(_: object) -> None:
            self._busy.discard(id_)
            self.ask()
            self.moved.emit()

        def failed(error: ConsoleError) -> None:
            self._busy.discard(id_)
            self.wrong.say(text.fault(error))
            self.ask()

        self._operations.run(self, call, done, failed)

    @Slot()
    def _allow(self) -> None:
        practice = self._presence.access is Access.PRACTICE
        refusal = "" if practice else self._presence.refusal(ADMINISTRATOR)
        may = not refusal
        for id_, row in self.rows.items():
            row.set_busy(id_ in self._busy, may=may)
        self._rows.setVisible(bool(self.rows))
        self.open.setEnabled(may)
        typed = (self.address.text(), self.key.text(), self.secret.passphrase())
        self.add.setEnabled(may and not self._is_adding and all(typed))
        self.add.set_label(self.tr("Asking the keyring") if self._is_adding else self.tr("Add and try"))
        about = self.tr("Runs and decisions go there as xAPI statements, under pseudonyms.")
        self.hint.setText(refusal or ("" if self.rows else about))
        self.hint.setVisible(bool(self.hint.text()))

    def _lay_out(self) -> None:
        look = self._look
        self._form, self._rows = QWidget(), QWidget()
        form = column(self._form, spacing=look.px(8))
        for field in (self.address, self.key, self.secret):
            form.addWidget(field)
        words = self.tr("Key and secret go into the computer’s keyring and are not shown again.")
        form.addWidget(Label(look, words, 12, role=Role.MUTED, wrap=True))
        form.addWidget(self.add)
        form.addWidget(self.cancel)
        self._list = column(self._rows, spacing=look.px(8))
        box = column(self, spacing=look.px(8))
        title = Label(look, self.tr("Learning record stores"), 14, Weight.SEMIBOLD, wrap=True)
        for part in (title, self._rows, self.hint, self._form, self.wrong):
            box.addWidget(part)
        box.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
