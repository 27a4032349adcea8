"""Settings, Accounts and keys: who may sign in, and what an administrator does about it."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from console.clock import Clock
from console.model import AccountView, KeyNotice
from console.terms import Role as AccountRole
from ui.access.wording import notice_words
from ui.operations import Operations
from ui.presence import Access, Presence
from ui.services import Services
from ui.settings.account_details import AccountDetails
from ui.settings.account_forms import AddForm, OwnForm, ReasonForm, ResetForm, SheetForm
from ui.settings.accounts_table import AccountsTable
from ui.settings.rows import heading
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind, Size
from ui.widgets.choice import Tabs
from ui.widgets.flow import flowing
from ui.widgets.form import Form, focus
from ui.widgets.ground import Ground, Rule, Scroll, column
from ui.widgets.label import Label, ReasonLine
from ui.widgets.name_delegate import NameDelegate
from ui.widgets.remark import Remark
from ui.widgets.side_panel import SidePanel
from ui.widgets.table import TableView

PANEL_FROM = 820
"""Design px of the page from which the panel stands beside the table; under it tabs choose."""
USER_ID_FROM = 1100
"""Design px from which the table has room for user ids; the panel shows them anyway."""
TABLE, PANEL = "table", "panel"


class AccountsPage(QWidget):
    """Signals: `set_up_asked()` while there are no accounts."""

    set_up_asked = Signal()

    def __init__(
        self, look: Look, services: Services, operations: Operations, presence: Presence, clock: Clock
    ) -> None:
        super().__init__()
        self._look, self._services, self._operations, self._presence = look, services, operations, presence
        self._console = ""
        self._act: Callable[[str], Future[None]] | None = None
        self._notices_known: Sequence[KeyNotice] = ()
        self.table = AccountsTable(self)
        self.view = TableView(look, self.tr("Accounts"), padding=8)
        self.refused = ReasonLine(look)
        self.add = Button(look, self.tr("Add account"), icon="user-plus", size=Size.SMALL)
        self.new_sheet = Button(look, self.tr("New recovery sheet"), icon="printer", size=Size.SMALL)
        self.own = Button(look, self.tr("Change my passphrase"), icon="key", size=Size.SMALL)
        self.set_up = Button(look, self.tr("Set up accounts"), kind=Kind.PRIMARY, icon="user-plus")
        self.details = AccountDetails(look)
        self.add_form, self.reset_form, self.reason_form = AddForm(look), ResetForm(look), ReasonForm(look)
        self.own_form = OwnForm(look)
        self.sheet_form = SheetForm(look, services.accounts, operations, clock)
        self.panel = SidePanel(look, width=320, wide=420)
        self._lay_out()
        self._connect()
        look.changed.connect(self._restyle)
        self._restyle()
        self._allow()

    def show_console(self, name: str) -> None:
        """Know what this console is called: it stands on the recovery sheet."""
        self._console = name

    def showEvent(self, event: QShowEvent) -> None:
        """Ask anew."""
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the panel under the table where there is no room beside it."""
        self._restyle()

    @Slot()
    def refresh(self) -> None:
        """Ask who may sign in."""
        if self._presence.access is Access.PRACTICE or not self.isVisible():
            return
        accounts = self._services.accounts

        def take(notices: Sequence[KeyNotice]) -> None:
            self._notices_known = notices
            self._operations.run(self, accounts.all, self._take, lambda _: None)

        self._operations.run(self, accounts.notices, take, lambda _: None)

    @property
    def selected(self) -> AccountView | None:
        """Whose row is selected."""
        index = self.view.currentIndex()
        accounts = self.table.accounts
        return accounts[index.row()] if index.isValid() and index.row() < len(accounts) else None

    def select(self, user_id: str) -> None:
        """Select somebody's row."""
        row = next((n for n, one in enumerate(self.table.accounts) if one.user_id == user_id), None)
        if row is not None:
            self.view.selectRow(row)

    def _take(self, accounts: Sequence[AccountView]) -> None:
        chosen = self.selected
        self.table.show_accounts(accounts, self._notices_known)
        self._restyle()
        self.select(chosen.user_id if chosen is not None else accounts[0].user_id if accounts else "")
        self._notices.say("\n".join(notice_words(one) for one in self._notices_known))
        self._show_selected()

    @Slot()
    def _show_selected(self) -> None:
        one = self.selected
        self.details.show_account(one, self.table.key_utc(one) if one is not None else "")
        self._allow()

    # Acts

    @Slot()
    def close_form(self) -> None:
        """Go back to the selected account."""
        self.panel.show_page(self._details_page)
        self._tabs.choose(TABLE)

    def _show_form(self, form: Form) -> None:
        self.panel.show_page(self._pages[form])
        self._tabs.choose(PANEL)
        focus(form)

    @Slot()
    def _begin_adding(self) -> None:
        self.add_form.begin()
        self._show_form(self.add_form)

    @Slot()
    def _begin_reset(self) -> None:
        if self.selected is not None:
            self.reset_form.begin(self.selected)
            self._show_form(self.reset_form)

    @Slot()
    def _begin_switching(self) -> None:
        one, session = self.selected, self._presence.session
        if one is None or session is None:
            return
        accounts = self._services.accounts
        if one.enabled and one.failures < 10:
            title, action = self.tr("Disable {name}?"), self.tr("Disable")
            words = self.tr("They can not sign in any more. What they signed stays valid.")
            self._act = lambda why: accounts.disable(session, one.user_id, why)
        else:
            title, action = self.tr("Enable {name}?"), self.tr("Enable")
            words = self.tr("They can sign in again with their passphrase; wrong tries are forgotten.")
            self._act = lambda why: accounts.enable(session, one.user_id, why)
        self.reason_form.begin(title.format(name=one.printed_name), words, action)
        self._show_form(self.reason_form)

    @Slot()
    def _begin_qualifying(self) -> None:
        one, session = self.selected, self._presence.session
        if one is None or session is None:
            return
        qualified = not one.qualified
        title = self.tr("{name} is qualified?") if qualified else self.tr("{name} is not qualified yet?")
        words = (
            self.tr("Their records need no countersignature from now on.")
            if qualified
            else self.tr("Each of their records needs a countersignature from now on.")
        )
        accounts = self._services.accounts
        self._act = lambda why: accounts.change(session, one.user_id, why, qualified=qualified)
        self.reason_form.begin(title.format(name=one.printed_name), words, self.tr("Change it"))
        self._show_form(self.reason_form)

    @Slot()
    def _begin_own(self) -> None:
        session = self._presence.session
        if session is not None:
            self.own_form.begin((session.user_id, session.printed_name))
            self._show_form(self.own_form)

    @Slot()
    def _begin_sheet(self) -> None:
        self.sheet_form.begin(self._console)
        self._show_form(self.sheet_form)

    @Slot()
    def _add(self) -> None:
        form, session = self.add_form, self._presence.session
        if session is not None:
            new, secret = form.account, form.passphrase.passphrase
            self._run(form, lambda: self._services.accounts.add(session, new, secret))

    @Slot()
    def _reset(self) -> None:
        form, one, session = self.reset_form, self.selected, self._presence.session
        if one is not None and session is not None:
            secret, why, own = form.passphrase.passphrase, form.reason.text(), form.own.passphrase()
            accounts = self._services.accounts
            self._run(form, lambda: accounts.reset(session, one.user_id, secret, why, own))

    @Slot(str)
    def _do_with_reason(self, why: str) -> None:
        if self._act is not None:
            self._run(self.reason_form, partial(self._act, why))

    @Slot()
    def _change_own(self) -> None:
        form, session = self.own_form, self._presence.session
        if session is not None:
            old, new = form.old.passphrase(), form.passphrase.passphrase
            self._run(form, lambda: self._services.accounts.change_passphrase(session, old, new))

    @Slot()
    def _replace_sheet(self) -> None:
        form, session, sheet = self.sheet_form, self._presence.session, self.sheet_form.sheet.sheet
        if session is not None and sheet is not None:
            own, why = form.own.passphrase(), form.reason.text()
            self._run(form, lambda: self._services.accounts.replace_sheet(session, own, sheet, why))

    def _run(self, form: Form, call: Callable[[], Future[None]]) -> None:
        form.set_busy(True)

        def done(_: object) -> None:
            form.set_busy(False)
            self._forget_secrets()
            self.close_form()
            self.refresh()

        self._operations.run(self, call, done, form.show_failed)

    def _forget_secrets(self) -> None:
        for field in (self.add_form.passphrase, self.reset_form.passphrase, self.own_form.passphrase):
            field.clear()
        for own in (self.reset_form.own, self.own_form.old, self.sheet_form.own):
            own.clear()
        self.sheet_form.sheet.forget()

    @Slot()
    def _allow(self) -> None:
        practice = self._presence.access is Access.PRACTICE
        refusal = "" if practice else self._presence.refusal(AccountRole.ADMINISTRATOR)
        self._none.setVisible(practice)
        self._some.setVisible(not practice)
        self.refused.set_text(refusal)
        may = not refusal and not practice
        for button in (self.add, self.new_sheet):
            button.setEnabled(may)
        self.own.setEnabled(self._presence.access is Access.SIGNED_IN)
        session, one = self._presence.session, self.selected
        is_self = session is not None and one is not None and session.account == one.account
        self.details.allow(may, is_self=is_self)
        self._restyle()

    # Building

    def _connect(self) -> None:
        self.view.selectionModel().currentRowChanged.connect(self._show_selected)
        self._presence.changed.connect(self._allow)
        self._presence.changed.connect(self.refresh)
        self.set_up.clicked.connect(self.set_up_asked)
        for button, act in (
            (self.add, self._begin_adding),
            (self.own, self._begin_own),
            (self.new_sheet, self._begin_sheet),
            (self.details.reset, self._begin_reset),
            (self.details.switch, self._begin_switching),
            (self.details.qualify, self._begin_qualifying),
        ):
            button.clicked.connect(act)
        self.add_form.asked.connect(self._add)
        self.reset_form.asked.connect(self._reset)
        self.reason_form.asked.connect(self._do_with_reason)
        self.own_form.asked.connect(self._change_own)
        self.sheet_form.asked.connect(self._replace_sheet)
        for form in self._pages:
            form.closed.connect(self.close_form)

    def _lay_out(self) -> None:
        look = self._look
        self.view.setModel(self.table)
        self.view.setItemDelegateForColumn(0, NameDelegate(look, self.view))
        self._some, self._none = QWidget(), QWidget()
        some = column(self._some, spacing=8)
        whose = self.tr("for this console, by an administrator")
        some.addLayout(heading(look, self.tr("Accounts and keys"), whose))
        some.addWidget(Rule(look, Role.LINE_STRONG))
        some.addWidget(self.refused)
        some.addLayout(flowing(look, self.add, self.new_sheet, self.own))
        self.view.setMinimumHeight(look.px(120))
        some.addWidget(self.view, 1)
        self._notices = Remark(look, "key", role=Role.TEXT)
        some.addWidget(self._notices)
        self._fill_none(column(self._none, spacing=10))
        self._ground = Ground(look)
        self._box = column(self._ground)
        self._box.addWidget(self._some, 1)
        self._box.addWidget(self._none)
        forms: tuple[Form, ...] = (
            self.add_form,
            self.reset_form,
            self.reason_form,
            self.own_form,
            self.sheet_form,
        )
        self._pages = {form: Scroll(look, form, form.title.text()) for form in forms}
        self._details_page = Scroll(look, self.details, self.tr("Account"))
        self.panel.show_page(self._details_page)
        tabs = ((TABLE, self.tr("Accounts")), (PANEL, self.tr("Selected account")))
        self._tabs = Tabs(look, tabs, self.tr("Parts of this page"))
        self._tab_row = QHBoxLayout()
        self._tab_row.addWidget(self._tabs)
        self._tab_row.addStretch(1)
        lower = QHBoxLayout()
        lower.setSpacing(0)
        self._sheet = Scroll(look, self._ground, self.tr("Accounts and keys"))
        lower.addWidget(self._sheet, 1)
        lower.addWidget(self.panel)
        whole = column(self)
        whole.addLayout(self._tab_row)
        whole.addLayout(lower, 1)
        self._tabs.chosen.connect(self._restyle)

    def _fill_none(self, box: QVBoxLayout) -> None:
        look = self._look
        box.addWidget(
            Label(look, self.tr("Nobody is signed in: practice only"), 15, Weight.SEMIBOLD, wrap=True)
        )
        words = self.tr(
            "This console has no accounts. Classes can be run and runs decided, but every decision is kept "
            "as decided by nobody in particular, can never be signed, and the records are not encrypted."
        )
        box.addWidget(Label(look, words, 13, role=Role.MUTED, wrap=True))
        row = QHBoxLayout()
        row.addWidget(self.set_up)
        row.addStretch(1)
        box.addLayout(row)
        box.addStretch(1)

    @Slot()
    def _restyle(self) -> None:
        px = self._look.px
        if self.width() >= px(PANEL_FROM):
            self.panel.fit(self.width())
        self._tab_row.setContentsMargins(px(24), 0 if self._tabs.isHidden() else px(4), px(24), 0)
        self._box.setContentsMargins(px(24), px(16), px(24), px(16))
        header = self.view.horizontalHeader()
        header.setStretchLastSection(False)  # the rest is for names
        mode = QHeaderView.ResizeMode
        room = self.view.viewport().width()
        needed = {
            section: self.view.needed_width(section, width)
            for section, width in enumerate((140, 104, 116, 72, 104, 96))
        }
        for section in needed:
            header.setSectionResizeMode(section, mode.Fixed if section else mode.Stretch)
            self.view.setColumnHidden(section, False)
        for section in (1, 5, 3):  # what the panel at the right says too
            if sum(needed.values()) > room or (section == 1 and self.width() < px(USER_ID_FROM)):
                self.view.setColumnHidden(section, True)
                del needed[section]
        for section, width in needed.items():
            if section:
                self.view.setColumnWidth(section, width)
        beside = self.width() >= px(PANEL_FROM)
        chosen = self._tabs.key
        self._tabs.setVisible(not beside and self._presence.access is not Access.PRACTICE)
        self._sheet.setVisible(beside or chosen == TABLE)
        self.panel.setVisible((beside or chosen == PANEL) and self._presence.access is not Access.PRACTICE)
        if not beside:
            self.panel.setMinimumWidth(0)
            self.panel.setMaximumWidth(16_777_215)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
