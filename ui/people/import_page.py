"""Importing a roster: pasted or from a file, understood, every double shown before anything is written."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from console.errors import ConsoleError
from console.model import PersonView, Trainee
from console.roster.reading import MOST_LINES
from ui import text
from ui.classes.draft import Draft
from ui.classes.question_panel import QuestionPanel
from ui.classes.roster_step import RosterStep
from ui.people.files import read_list
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind
from ui.widgets.flow import flowing
from ui.widgets.ground import Ground, Scroll, column
from ui.widgets.label import Label, ReasonLine
from ui.widgets.side_panel import SidePanel

LONGEST = 5_000_000
"""Characters: whatever a file may hold at all."""


class ImportPage(QWidget):
    """Signals: `closed()`; `enrol_asked()`: read `people`."""

    closed = Signal()
    enrol_asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._is_busy = False
        self.draft = Draft((), longest_paste=LONGEST)
        self.roster = RosterStep(look, most=MOST_LINES)
        self.questions = QuestionPanel(look)
        self.file = Button(look, self.tr("From a file"), icon="file-download")
        self.said = Label(look, "", 12, role=Role.MUTED, wrap=True)
        self.still = ReasonLine(look, icon="circle-dashed")
        self.cancel = Button(look, self.tr("Cancel"))
        self.enrol = Button(look, "", kind=Kind.PRIMARY, icon="user-plus")
        self._lay_out()
        self.roster.changed.connect(self._changed)
        self.roster.selected.connect(lambda key: self.questions.show_draft(self.draft, key))
        self.questions.answered.connect(self._answered)
        self.file.clicked.connect(self._ask_for_file)
        self.cancel.clicked.connect(self.closed)
        self.enrol.clicked.connect(self.enrol_asked)
        look.changed.connect(self._restyle)
        self._restyle()

    @property
    def people(self) -> tuple[Trainee, ...]:
        """Who would be enrolled: those that are enrolled already are passed over."""
        return tuple(self.draft.people.values())

    @property
    def new(self) -> int:
        """How many of them are new."""
        return sum(one.person is None for one in self.people)

    def begin(self, enrolled: Sequence[PersonView]) -> None:
        """Begin with an empty paste."""
        self.draft = Draft((), longest_paste=LONGEST)
        self.draft.know(enrolled)
        self.said.setText("")
        self._is_busy = False
        self.roster.show_draft(self.draft)
        self._changed()
        self.roster.paste.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_busy(self, busy: bool) -> None:
        """It is being written."""
        self._is_busy = busy
        self._changed()

    def show_failed(self, error: ConsoleError) -> None:
        """Nobody was enrolled."""
        self._is_busy = False
        self._changed()
        self.still.set_text(text.fault(error))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the questions as wide as other panels."""
        self._panel.fit(self.width())

    @Slot(str)
    def take_file(self, path: str) -> None:
        """Put a file's text into the paste, and say in which encoding it was read."""
        decoded = read_list(path)
        if isinstance(decoded, ConsoleError):
            self.said.setText(text.fault(decoded))
            return
        self.roster.paste.editor.setPlainText(decoded.text)
        name = path.replace("\\", "/").rsplit("/", 1)[-1]
        words = self.tr("Read from {file} as {encoding}.")
        if decoded.is_guess:
            words += " " + self.tr("Check the accents: the file does not say which encoding it uses.")
        self.said.setText(words.format(file=name, encoding=decoded.encoding.upper()))

    @Slot()
    def _ask_for_file(self) -> None:
        dialog = QFileDialog(
            self, self.tr("Import roster"), "", self.tr("Lists (*.csv *.txt *.tsv);;All files (*)")
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.take_file)
        dialog.open()

    @Slot(str)
    def _answered(self, key: str) -> None:
        self.roster.refresh()
        self._changed()
        if not self.questions.focus_answer():
            self.enrol.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _changed(self) -> None:
        draft, new = self.draft, self.new
        self.questions.show_draft(draft)
        count = draft.questions
        asked = text.counted("an answer to 1 question", "an answer to %n questions", count)
        missing = [asked] if count else []
        if not new and not count:
            missing.append(self.tr("somebody new"))
        words = self.tr("Still needed: {what}").format(what=text.joined(missing)) if missing else ""
        self.still.set_text("" if self._is_busy else words)
        self.enrol.setEnabled(not missing and not self._is_busy)
        self.enrol.set_label(
            self.tr("Enrol {people}").format(people=text.people(new)) if new else self.tr("Enrol")
        )

    def _lay_out(self) -> None:
        look = self._look
        ground, page = Ground(look), QWidget()
        column(ground).addWidget(Scroll(look, page, self.tr("Import roster")))
        self._box = column(page)
        title = Label(look, self.tr("Import roster"), 20, Weight.SEMIBOLD)
        self._box.addLayout(flowing(look, title, self.file, last_right=True))
        about = self.tr(
            "Paste a list or open a file: one name a line, or columns with headings (given, family, email, "
            "ULN). Nothing is written before you press Enrol."
        )
        self._box.addWidget(Label(look, about, 13, role=Role.MUTED, wrap=True))
        self._box.addWidget(self.said)
        self._box.addWidget(self.roster, 1)
        self._box.addWidget(self.still)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addLayout(flowing(look, self.cancel, self.enrol))
        self._box.addLayout(row)
        self._panel = SidePanel(look, width=304, wide=420)
        self._panel.show_page(Scroll(look, self.questions, self.tr("Questions")))
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(ground, 1)
        whole.addWidget(self._panel)

    def _restyle(self) -> None:
        px = self._look.px
        self._box.setContentsMargins(px(20), px(14), px(20), px(14))
        self._box.setSpacing(px(10))
