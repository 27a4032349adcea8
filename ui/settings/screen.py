"""Settings: the list of pages at the left, one page beside it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from console.clock import Clock
from ui.fittings import Fittings
from ui.operations import Operations
from ui.presence import Presence
from ui.services import Services
from ui.settings.about_page import AboutPage
from ui.settings.accounts_page import AccountsPage
from ui.settings.attention_page import AttentionPage
from ui.settings.backup_page import BackupPage
from ui.settings.keys_page import KeysPage
from ui.settings.look_page import LookPage
from ui.settings.page_list import PageList
from ui.settings.preferences import Preferences
from ui.settings.privacy_page import PrivacyPage
from ui.settings.sounds_page import SoundsPage
from ui.sync.page import SyncPage
from ui.theme import Look, Role
from ui.widgets.choice import Segmented
from ui.widgets.ground import Ground, Scroll, column
from ui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from console.events import RecordsChanged
    from console.model import RecordsView

LIST_WIDTH = 204


class SettingsScreen(QWidget):
    """Its pages are attributes: `look_page`, `sounds`, `keys` and so on."""

    def __init__(
        self,
        look: Look,
        preferences: Preferences,
        services: Services,
        operations: Operations,
        presence: Presence,
        clock: Clock,
        fittings: Fittings,
    ) -> None:
        super().__init__()
        self._look = look
        self.look_page = LookPage(look, preferences)
        self.sounds = SoundsPage(look, fittings.bell)
        self.keys = KeysPage(look, fittings.keymap)
        self.privacy = PrivacyPage(look, fittings.privacy)
        self.attention = AttentionPage(look, services, operations, presence)
        self.about = AboutPage(look)
        self.accounts = AccountsPage(look, services, operations, presence, clock)
        self.backup = BackupPage(look, services, operations, presence)
        self.sync = SyncPage(look, services, operations, presence, clock)
        pages: tuple[tuple[str, str, str, QWidget], ...] = (
            ("look", self.tr("Text and theme"), "text-size", Scroll(look, self.look_page)),
            ("sounds", self.tr("Sounds"), "volume", Scroll(look, self.sounds)),
            ("attention", self.tr("Who needs you"), "alert-triangle", Scroll(look, self.attention)),
            ("privacy", self.tr("Privacy and load"), "eye-off", Scroll(look, self.privacy)),
            ("keys", self.tr("Keys"), "keyboard", Scroll(look, self.keys)),
            ("accounts", self.tr("Accounts and keys"), "key", self.accounts),
            ("sync", self.tr("Sync"), "cloud-up", self.sync),
            ("backup", self.tr("Backup and records"), "archive", Scroll(look, self.backup)),
            ("about", self.tr("About"), "info-circle", Scroll(look, self.about)),
        )
        self.pages = PageList(look, tuple((key, title, icon) for key, title, icon, _ in pages))
        self._stack = QStackedWidget()
        self._index = {key: self._stack.addWidget(page) for key, _, _, page in pages}
        self._list = Ground(look, Role.SURFACE, (Qt.Edge.RightEdge,))
        column(self._list).addWidget(self.pages)
        self._bar = TopBar(look, self.tr("Settings"))
        self._bar.add(self.sync.now)
        ground = Ground(look)
        column(ground).addWidget(self._stack)
        lower = QHBoxLayout()
        lower.setSpacing(0)
        lower.addWidget(self._list)
        lower.addWidget(ground, 1)
        whole = column(self)
        whole.addWidget(self._bar)
        whole.addLayout(lower, 1)
        self.pages.chosen.connect(self._show)
        self.sync.summary_changed.connect(self._sum_up)
        self.about.help.clicked.connect(fittings.show_help)
        look.changed.connect(self._restyle)
        self._restyle()
        self.show_page("look")
        self.setFocusProxy(self.pages)

    @property
    def sizes(self) -> Segmented:
        """The choice of text sizes."""
        return self.look_page.sizes

    @property
    def themes(self) -> Segmented:
        """The choice of themes."""
        return self.look_page.themes

    @property
    def page_names(self) -> tuple[str, ...]:
        """The pages there are, from top to bottom."""
        return tuple(self._index)

    def show_page(self, key: str) -> None:
        """Open one of them."""
        self.pages.choose(key)

    def show_records(self, records: "RecordsView") -> None:
        """Take where the records stand."""
        self.backup.show_records(records)
        self.about.show_records(records)

    @Slot(object)
    def take_records(self, event: "RecordsChanged") -> None:
        """Entries were written."""
        self.show_records(event.view)
        if event.ids:
            self.accounts.refresh()

    @Slot(str)
    def _show(self, key: str) -> None:
        self._stack.setCurrentIndex(self._index[key])
        self.sync.now.setVisible(key == "sync")
        self._sum_up()

    @Slot()
    def _sum_up(self) -> None:
        """How the sync stands beside its page; beside the others, when a change takes effect."""
        is_sync = self._stack.currentWidget() is self.sync
        self._bar.set_summary(self.sync.summary if is_sync else self.tr("Changes apply at once"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In little room the list takes what its words need."""
        self._restyle()

    def _restyle(self) -> None:
        """As wide as its words need; in little room no wider."""
        width, needed = self._look.px(LIST_WIDTH), self.pages.sizeHint().width() + 1
        self._list.setFixedWidth(needed if width > self.width() // 4 else max(width, needed))
