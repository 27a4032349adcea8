"""Help in the window: the pages on the left, the one that is read beside them, a field that finds words."""

from typing import Final

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.help.page_text import PageText
from ui.help.pages import FIRST, holding
from ui.theme import Look, Role
from ui.widgets.cover import Cover
from ui.widgets.field import SearchField
from ui.widgets.ground import column
from ui.widgets.item_list import Item, ItemList
from ui.widgets.label import Label

_LIST: Final = 248
_WIDEST: Final = 1120


class HelpReader(Cover):
    """All pages; what is typed into `search` leaves those that have it. Signals: `closed()`."""

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(look, self.tr("Help"), window)
        self.search = SearchField(look, self.tr("Find in help"))
        self.list = ItemList(look, self.tr("Help pages"), lead_width=0)
        self.nothing = Label(look, self.tr("No page has these words."), 13, role=Role.MUTED, wrap=True)
        self.text = PageText(look, self.tr("Page"))
        self.head.insertWidget(1, self.search, 1)
        self._left = QWidget()
        left = column(self._left)
        left.addWidget(self.nothing)
        left.addWidget(self.list, 1)
        self._beside = QHBoxLayout()
        self._beside.addWidget(self._left)
        self._beside.addWidget(self.text, 1)
        self.body.addLayout(self._beside, 1)
        self.search.textChanged.connect(self._list)
        self.search.returnPressed.connect(self._find_next)
        self.list.chosen.connect(self._show)
        self.text.page_asked.connect(self._go_to)
        self._list()
        self.list.choose(FIRST)
        self.open(self.list)

    def panel_size(self, room: QSize) -> QSize:
        """As high as the window, and no wider than its lines."""
        self._left.setFixedWidth(min(self.look.px(_LIST), room.width() // 3))
        self._beside.setSpacing(self.look.px(20))
        return QSize(min(room.width(), self.look.px(_WIDEST)), room.height())

    @Slot()
    def _list(self) -> None:
        held, items = holding(self.search.text()), list[Item]()
        for head, pages in self._shelves():
            kept = [page for page in pages if page.key in held]
            items += [Item("", head), *kept] if kept else []
        self.list.set_items(items)
        self.nothing.setVisible(not items)
        found = [item.key for item in items if item.key]
        if found and self.list.key not in found:
            self.list.choose(found[0])
        self.text.find_next(self.search.text())

    @Slot(str)
    def _show(self, page: str) -> None:
        self.text.show_page(page)
        self.text.find_next(self.search.text())

    @Slot()
    def _find_next(self) -> None:
        self.text.find_next(self.search.text())

    @Slot(str)
    def _go_to(self, page: str) -> None:
        self.search.clear()  # it may not have what was looked for
        self.list.choose(page)

    def _shelves(self) -> tuple[tuple[str, tuple[Item, ...]], ...]:
        """The pages for each reader: what they are called, and what stands in them."""
        tr = self.tr
        return (
            (
                tr("In class"),
                (
                    Item("classes", tr("Running a class"), second=tr("From headsets to signatures")),
                    Item("load", tr("Physiological load"), second=tr("What the number says")),
                ),
            ),
            (
                tr("Records"),
                (
                    Item("inspecting", tr("Inspecting records"), second=tr("Who, when, on what evidence")),
                    Item("records", tr("The file and its format"), second=tr("To check it without us")),
                    Item("sticks", tr("Delivering on a stick"), second=tr("Without a network")),
                ),
            ),
            (
                tr("Looking after it"),
                (
                    Item("command-line", tr("The command line"), second=tr("Every command")),
                    Item("hub", tr("Running a hub"), second=tr("Where consoles sync to")),
                    Item("learning-stores", tr("Learning record stores"), second=tr("What xAPI is told")),
                    Item("security", tr("Security"), second=tr("Threats, and what stops them")),
                ),
            ),
            (
                tr("Building for it"),
                (
                    Item("course-packs", tr("Writing a course pack"), second=tr("Steps and the pass rule")),
                    Item("headset-apps", tr("Writing a headset app"), second=tr("The protocol")),
                ),
            ),
        )
