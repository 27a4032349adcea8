"""Step 1 of a class: which course, held as what, for how long, under which title."""

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from console.courses.content import Pack
from console.model import Mode
from console.thresholds import Thresholds
from ui import text
from ui.classes.draft import Draft
from ui.classes.limits_part import LimitsPart
from ui.classes.load_wording import asked_later_words, in_assessment_words, load_switch_words
from ui.classes.pack_troubles import PackTroubles
from ui.theme import Look, Role, Weight
from ui.widgets.choice import CheckBox, Segmented
from ui.widgets.drop_down import DropDown
from ui.widgets.field import Line
from ui.widgets.ground import ALL_EDGES, Ground, column
from ui.widgets.item_list import Item, ItemList
from ui.widgets.label import Label
from ui.widgets.remark import Remark

MINUTES: Final = (5, 8, 10, 15, 20, 25, 30, 40, 45, 50, 60, 75, 90, 120, 180, 240)
LONGEST_TITLE: Final = 60
_ROWS_SHOWN: Final = 4


class CourseStep(QWidget):
    """Fills the first part of a draft. Signals: `changed()` after every choice."""

    changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._draft: Draft | None = None
        self.courses = ItemList(look, self.tr("Courses"), lead_width=0, row_height=52)
        self.modes = Segmented(
            look,
            (
                (Mode.PRACTICE, self.tr("Practice")),
                (Mode.ASSESS, self.tr("Assessment")),
                (Mode.OUTREACH, self.tr("Outreach")),
            ),
            self.tr("Held as"),
        )
        self.minutes = DropDown(look, self.tr("Class time"))
        self.title = Line(look, self.tr("Title of the class"))
        self.title.setMaxLength(LONGEST_TITLE)
        self.load = CheckBox(look, load_switch_words())
        self.about_load = Remark(look, "lock")
        self.limits = LimitsPart(look)
        self.troubles = PackTroubles(look)
        self._means = Label(look, "", 12, role=Role.MUTED, wrap=True)
        self._lay_out()
        self.load.clicked.connect(self._switch_load)
        self.courses.chosen.connect(self._choose_course)
        self.modes.chosen.connect(self._choose_mode)
        self.minutes.activated.connect(self._choose_minutes)
        self.title.textEdited.connect(self._type_title)
        self.limits.chosen.connect(self._choose_limits)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_draft(self, draft: Draft) -> None:
        """Show a draft; with one course only, it is chosen already."""
        self._draft = draft
        self.courses.set_items([self._item(pack) for pack in draft.packs])
        self.troubles.show_troubles(draft.troubles)
        self.limits.fold()
        self._restyle()
        if draft.pack is not None:
            self.courses.choose(_key(draft.pack))
        self.refresh()

    def refresh(self) -> None:
        """Show what the draft holds now."""
        draft = self._draft
        if draft is None:
            return
        for mode in Mode:
            self.modes.part(mode).setEnabled(draft.pack is not None and mode in draft.modes)
        self.modes.choose(draft.mode)
        self._means.setText(self._meaning(draft))
        options = sorted({*MINUTES, draft.duration_min} - {0})
        self.minutes.clear()
        for minutes in options:
            self.minutes.addItem(self.tr("{n} min").format(n=minutes), minutes)
        self.minutes.setCurrentIndex(
            options.index(draft.duration_min) if draft.duration_min in options else -1
        )
        self.minutes.setEnabled(draft.pack is not None)
        self._show_load(draft)
        of_course = draft.pack.thresholds if draft.pack is not None else Thresholds()
        self.limits.show_limits(draft.thresholds, of_course, able=draft.pack is not None)
        self.title.setEnabled(draft.pack is not None)
        if self.title.text() != draft.title:
            self.title.setText(draft.title)

    def _show_load(self, draft: Draft) -> None:
        """In an assessed class there is no switch; what the machine's policy fixes stays visible, locked."""
        assessed = draft.mode is Mode.ASSESS
        self.load.setVisible(not assessed)
        self.load.setEnabled(draft.pack is not None and draft.may_show_load)
        self.load.setChecked(draft.asks_for_load)
        refused = in_assessment_words() if assessed else draft.load_refusal
        told = asked_later_words() if draft.asks_for_load else ""
        self.about_load.say(refused or told, "lock" if refused else "activity")

    def _meaning(self, draft: Draft) -> str:
        if draft.pack is None:
            return self.tr("Choose a course first.")
        return {
            Mode.PRACTICE: self.tr("Runs are recorded. Decisions are possible, none is needed."),
            Mode.ASSESS: self.tr(
                "Every seat needs a run and a decision, or a reason why not, before the class ends."
            ),
            Mode.OUTREACH: self.tr("Visitors play as guests with a number. No person is entered."),
        }[draft.mode]

    def _item(self, pack: Pack) -> Item:
        facts = [f"{pack.id} v{pack.version}", text.counted("1 step", "%n steps", len(pack.steps))]
        facts.append(self.tr("about {n} min").format(n=pack.duration_min))
        if pack.draft:
            facts.append(self.tr("draft content"))
        return Item(_key(pack), pack.title, second=", ".join(facts))

    @Slot(str)
    def _choose_course(self, key: str) -> None:
        draft = self._draft
        pack = next((pack for pack in draft.packs if _key(pack) == key), None) if draft is not None else None
        if draft is not None and pack is not None and pack is not draft.pack:
            draft.choose(pack)
            self.refresh()
            self.changed.emit()

    @Slot(str)
    def _choose_mode(self, key: str) -> None:
        if self._draft is not None and self._draft.mode != key:
            self._draft.set_mode(Mode(key))
            self.refresh()
            self.changed.emit()

    @Slot()
    def _switch_load(self) -> None:
        if self._draft is not None:
            self._draft.shows_load = self.load.isChecked()
            self._show_load(self._draft)
            self.changed.emit()

    @Slot(object)
    def _choose_limits(self, limits: Thresholds | None) -> None:
        if self._draft is not None:
            self._draft.thresholds = limits
            self.refresh()
            self.changed.emit()

    @Slot()
    def _choose_minutes(self) -> None:
        if self._draft is not None and self.minutes.currentData():
            self._draft.duration_min = int(self.minutes.currentData())
            self.changed.emit()

    @Slot(str)
    def _type_title(self, title: str) -> None:
        if self._draft is not None:
            self._draft.title = title
            self.changed.emit()

    def _lay_out(self) -> None:
        look = self._look
        frame = Ground(look, edges=ALL_EDGES)
        column(frame).addWidget(self.courses)
        self._frame = frame
        self._grid = QGridLayout()
        for row, (words, control) in enumerate(
            (
                (self.tr("Held as"), self.modes),
                (self.tr("Class time"), self.minutes),
                (self.tr("Title"), self.title),
            )
        ):
            line = QHBoxLayout()
            line.addWidget(control)
            line.addStretch(1)
            self._grid.addWidget(Label(look, words, 13, Weight.MEDIUM), row * 2, 0)
            self._grid.addLayout(line, row * 2, 1)
        self._grid.addWidget(self._means, 1, 1)
        self._grid.addWidget(self.load, 6, 1, Qt.AlignmentFlag.AlignLeft)
        self._grid.addWidget(self.about_load, 7, 1)
        self._grid.addWidget(self.limits, 8, 0, 1, 2)
        self._grid.setColumnStretch(1, 1)
        self._box = column(self)
        self._box.addWidget(Label(look, self.tr("Course"), 13, Weight.SEMIBOLD))
        self._box.addWidget(frame)
        self._box.addWidget(self.troubles)
        self._box.addLayout(self._grid)
        self._box.addStretch(1)

    def _restyle(self) -> None:
        px = self._look.px
        shown = min(_ROWS_SHOWN, max(2, len(self.courses.items)))
        self._frame.setFixedHeight((px(52) + 1) * shown + 2)
        self._box.setSpacing(px(12))
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(6))
        self._grid.setColumnMinimumWidth(0, px(96))
        self.minutes.setFixedWidth(px(128))
        self.title.setFixedWidth(px(360))


def _key(pack: Pack) -> str:
    return f"{pack.id} {pack.version}"
