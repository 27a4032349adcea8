"""The list at the left of People: search, state, how many, and everybody with how they stand."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from console.assessment.currency import State
from console.assessment.matrix import is_named
from console.model import ClassId, PersonId
from ui import text
from ui.people.wording import display_name, standing_words, state_word
from ui.theme import Look, Role, Weight
from ui.widgets.drop_down import DropDown
from ui.widgets.field import SearchField
from ui.widgets.ground import Rule, column
from ui.widgets.item_list import Item, ItemList
from ui.widgets.label import Label

if TYPE_CHECKING:
    from console.assessment.roll import Member

ANY: Final = ""
NEEDS: Final = "needs"
TWICE: Final = "twice"
TOLD: Final = tuple(state for state in State if state is not State.NEVER)
"""What a unit that somebody tried can stand like."""


class PeopleList(QWidget):
    """Signals: `chosen(person)` when another row was selected."""

    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._members: Mapping[PersonId, Member] = {}
        self._twice: frozenset[PersonId] = frozenset()
        self.search = SearchField(look, self.tr("Name, pseudonym, ULN"))
        self.class_ = DropDown(look, self.tr("Class"))
        self.state = DropDown(look, self.tr("State"))
        self.count = Label(look, "", 12, Weight.SEMIBOLD, Role.MUTED)
        self.list = ItemList(look, self.tr("People"), lead_width=0, row_height=48)
        self.state.addItem(self.tr("Any state"), ANY)
        self.state.addItem(self.tr("Needs you"), NEEDS)
        self.state.addItem(self.tr("Perhaps enrolled twice"), TWICE)
        for state in TOLD:
            words = state_word(state)
            self.state.addItem(words[:1].upper() + words[1:], state.value)
        filters = QWidget()
        self._filters = column(filters)
        for part in (self.search, self.class_, self.state, self.count):
            self._filters.addWidget(part)
        box = column(self)
        box.addWidget(filters)
        box.addWidget(Rule(look))
        box.addWidget(self.list, 1)
        self.setFocusProxy(self.list)
        self.search.textChanged.connect(self.refresh)
        for drop in (self.class_, self.state):
            drop.currentIndexChanged.connect(self.refresh)
        self.list.chosen.connect(self.chosen)
        look.changed.connect(self._restyle)
        self._restyle()

    @property
    def key(self) -> PersonId:
        """Who is selected, or an empty text."""
        return self.list.key

    def show_people(
        self,
        members: "Mapping[PersonId, Member]",
        classes: Sequence[tuple[str, ClassId]],
        twice: frozenset[PersonId] = frozenset(),
    ) -> None:
        """Take who there is and how each stands, the classes they were in, and who may be there twice."""
        self._members, self._twice = members, twice
        self.class_.offer([(self.tr("Any class"), ANY), *classes])
        self.refresh()

    def choose(self, person: PersonId) -> None:
        """Select somebody; a filter that hides them is taken off."""
        if person not in {item.key for item in self.list.items}:
            self.search.clear()
            self.class_.setCurrentIndex(0)
            self.state.setCurrentIndex(0)
        self.list.choose(person)

    def choose_first(self) -> None:
        """Select the first who is listed."""
        first = next(iter(self.list.items), None)
        if first is not None:
            self.list.choose(first.key)

    @Slot()
    def refresh(self) -> None:
        """List who matches, by name; erased people last."""
        people = sorted(
            self._members.values(), key=lambda one: (not one.view.display, one.view.display.casefold())
        )
        shown = [one for one in people if self._matches(one)]
        items = []
        for one in shown:
            icon, words = standing_words(one.standing)
            name = display_name(one.view)
            items.append(Item(one.view.person, name, second=words, icon=icon or None, is_name=True))
        self.list.set_items(items)
        needing = sum(one.standing.needs_somebody for one in shown)
        said = [text.people(len(shown)) if shown or not people else self.tr("Nobody matches")]
        if needing:
            said.append(text.counted("1 needs you", "%n need you", needing))
        self.count.setText(", ".join(said))

    def _matches(self, one: "Member") -> bool:
        wanted, class_ = self.state.currentData() or ANY, self.class_.currentData() or ANY
        if class_ != ANY and class_ not in one.classes:
            return False
        if wanted == NEEDS and not one.standing.needs_somebody:
            return False
        if wanted == TWICE and one.view.person not in self._twice:
            return False
        if wanted not in (ANY, NEEDS, TWICE) and not one.standing.count(State(wanted)):
            return False
        return is_named(one.view, self.search.text(), display_name(one.view))

    def _restyle(self) -> None:
        px = self._look.px
        self._filters.setContentsMargins(px(12), px(12), px(12), px(8))
        self._filters.setSpacing(px(8))
