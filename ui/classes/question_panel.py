"""The panel beside the roster asks: somebody already enrolled, or somebody else of that name."""

from msgspec.structs import replace
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from console.roster.reading import Entry, open_questions, twice_chosen
from ui import text
from ui.classes.draft import Draft
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind
from ui.widgets.ground import column
from ui.widgets.label import Label

MOST_MATCHES = 5
"""Enrolled people of one name that are offered; more share no name in any class."""


class QuestionPanel(QWidget):
    """One question at a time about one entry. Signals: `answered(key)` after an answer."""

    answered = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._draft: Draft | None = None
        self._entry: Entry | None = None
        self._head = Label(look, "", 14, Weight.SEMIBOLD, wrap=True)
        self._who = Label(look, "", 15, Weight.SEMIBOLD, wrap=True)
        self._words = Label(look, "", 13, role=Role.MUTED, wrap=True)
        self.same = [Button(look, "") for _ in range(MOST_MATCHES)]
        self.other = Button(look, self.tr("Somebody else"), icon="user-plus")
        self.two = Button(look, self.tr("They are two people"), icon="users")
        self.one = Button(look, self.tr("Leave the second out"), icon="x")
        self.all_same = Button(look, "", kind=Kind.QUIET)
        self._box = column(self)
        for part in (
            self._head,
            self._who,
            self._words,
            *self.same,
            self.other,
            self.two,
            self.one,
            self.all_same,
        ):
            self._box.addWidget(part)
        self._box.addStretch(1)
        for number, button in enumerate(self.same):
            button.clicked.connect(lambda _=False, number=number: self._say_same(number))
        self.other.clicked.connect(self._say_other)
        self.two.clicked.connect(lambda: self._say_two(True))
        self.one.clicked.connect(lambda: self._say_two(False))
        self.all_same.clicked.connect(self._say_all_same)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_draft(self, draft: Draft, key: str = "") -> None:
        """Show the question about an entry, else the next one that is open, else that all are answered."""
        self._draft = draft
        entries = {entry.key: entry for entry in draft.roster.entries}
        waiting = (*open_questions(draft.roster, draft.answers), *twice_chosen(draft.roster, draft.answers))
        chosen = entries.get(key)
        if chosen is None or not (chosen.known or chosen.double_of):
            chosen = waiting[0] if waiting else None
        self._entry = chosen
        self._head.setText(self._headline(len(waiting)))
        self._show_entry(chosen)
        alone = [entry for entry in waiting if len(entry.known) == 1]
        self.all_same.set_label(self.tr("Same person for all {n}").format(n=len(alone)))
        self.all_same.setVisible(len(alone) > 1)

    def focus_answer(self) -> bool:
        """Put the keyboard on the answers of an open question; False when none is open."""
        draft, entry = self._draft, self._entry
        if draft is None or entry is None or not draft.questions:
            return False
        first = next(
            (button for button in (*self.same, self.other, self.two) if button.isVisibleTo(self)), None
        )
        if first is None:
            return False
        first.setFocus()
        return True

    def _headline(self, waiting: int) -> str:
        if not waiting:
            return self.tr("No question is open")
        return text.counted("1 question", "%n questions", waiting)

    def _show_entry(self, entry: Entry | None) -> None:
        draft = self._draft
        assert draft is not None
        known = entry.known if entry is not None else ()
        double = entry is not None and entry.double_of is not None
        is_two = entry is not None and entry.key in draft.answers.two_people
        asks_same = bool(known) and (not double or is_two)
        self._who.setText(entry.display if entry is not None else "")
        self._who.setVisible(entry is not None)
        self._words.setText(self._explain(entry, asks_same))
        for number, button in enumerate(self.same):
            button.setVisible(asks_same and number < len(known))
            if number < len(known):
                self._label(button, entry, number)
        self.other.setVisible(asks_same)
        self.two.setVisible(double and not is_two)
        self.one.setVisible(double and is_two)
        self._mark(entry)

    def _label(self, button: Button, entry: Entry | None, number: int) -> None:
        assert entry is not None
        day = text.day(entry.known[number].enrolled_utc)
        if len(entry.known) == 1:
            button.set_label(self.tr("The same person"))
        else:
            button.set_label(self.tr("Enrolled {day}").format(day=day))

    def _explain(self, entry: Entry | None, asks_same: bool) -> str:
        if entry is None:
            return self.tr(
                "When a name is enrolled already, you are asked here whether it is the same person."
            )
        if asks_same and len(entry.known) == 1:
            day = text.day(entry.known[0].enrolled_utc)
            return self.tr(
                "{name} has been enrolled since {day}. The same person keeps earlier attempts; "
                "somebody else starts with none."
            ).format(name=entry.known[0].display, day=day)
        if asks_same:
            return text.counted(
                "1 person of this name is enrolled. Is it them?",
                "%n people of this name are enrolled. Which one is it?",
                len(entry.known),
            )
        return self.tr("The same name is in line {line}. It counts once unless they are two people.").format(
            line=entry.double_of
        )

    def _mark(self, entry: Entry | None) -> None:
        """Show what was answered before, so that it can be changed."""
        assert self._draft is not None
        answers = self._draft.answers
        given = entry is not None and entry.key in answers.same
        person = answers.same.get(entry.key) if entry is not None else None
        for number, button in enumerate(self.same):
            chosen = entry is not None and number < len(entry.known) and entry.known[number].person == person
            button.setCheckable(True)
            button.setChecked(given and chosen)
        self.other.setCheckable(True)
        self.other.setChecked(given and person is None)

    def _say_same(self, number: int) -> None:
        if self._entry is not None:
            self._answer(self._entry.known[number].person)

    @Slot()
    def _say_other(self) -> None:
        self._answer(None)

    def _answer(self, person: str | None) -> None:
        draft, entry = self._draft, self._entry
        if draft is not None and entry is not None:
            draft.answer(replace(draft.answers, same={**draft.answers.same, entry.key: person}))
            self.answered.emit(entry.key)

    def _say_two(self, two: bool) -> None:
        draft, entry = self._draft, self._entry
        if draft is not None and entry is not None:
            people = draft.answers.two_people
            people = people | {entry.key} if two else people - {entry.key}
            draft.answer(replace(draft.answers, two_people=people))
            self.answered.emit(entry.key)

    @Slot()
    def _say_all_same(self) -> None:
        draft = self._draft
        if draft is None:
            return
        waiting = open_questions(draft.roster, draft.answers)
        same = {entry.key: entry.known[0].person for entry in waiting if len(entry.known) == 1}
        draft.answer(replace(draft.answers, same={**draft.answers.same, **same}))
        self.answered.emit("")

    def _restyle(self) -> None:
        px = self._look.px
        self._box.setContentsMargins(px(14), px(14), px(14), px(14))
        self._box.setSpacing(px(8))
