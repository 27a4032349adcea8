"""The panel at the right: what the report stands on, what else can be taken along, and where it was saved."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import text
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Size
from ui.widgets.facts import Facts
from ui.widgets.ground import Rule, column
from ui.widgets.label import Label, ReasonLine

MOST_SAVED: Final = 4


class OutPanel(QWidget):
    """Signals: `folder_asked()`, `pack_asked()`, `stop_asked()`, `shown(path)` for a file or folder."""

    folder_asked = Signal()
    pack_asked = Signal()
    stop_asked = Signal()
    shown = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.facts = Facts(
            look,
            (
                ("decisions", self.tr("Decisions")),
                ("entry", self.tr("Last entry")),
            ),
        )
        self.code = Label(look, "", 13, Weight.SEMIBOLD, wrap=True)
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.folder = Button(look, self.tr("Signed records…"), icon="signature")
        self.pack = Button(look, self.tr("Record pack…"), icon="archive")
        self.wrong = ReasonLine(look)
        self.progress = Label(look, "", 13, Weight.SEMIBOLD, wrap=True)
        self.stop = Button(look, self.tr("Stop"), icon="x", size=Size.SMALL)
        self.saved: list[SavedRow] = []
        self._saved_part = QWidget()
        self._saved_box = column(self._saved_part)
        self._none = Label(look, self.tr("Nothing yet."), 12, role=Role.MUTED)
        self._lay_out()
        self.folder.clicked.connect(self.folder_asked)
        self.pack.clicked.connect(self.pack_asked)
        self.stop.clicked.connect(self.stop_asked)
        look.changed.connect(self._restyle)
        self._restyle()
        self.show_stood_on(None, None, None)
        self.show_progress(None)

    def show_stood_on(self, decisions: int | None, entry: int | None, code: str | None) -> None:
        """Show what the report that is looked at stands on; None: there is none."""
        self.facts.set("decisions", str(decisions) if decisions is not None else text.NO_VALUE)
        self.facts.set("entry", f"{entry:,}".replace(",", "\u202f") if entry is not None else text.NO_VALUE)
        self.code.setText(code or text.NO_VALUE)

    def allow(self, *, folder: bool, pack: bool) -> None:
        """Say what else there is of what is chosen."""
        self._records.setVisible(folder)
        self._pack_part.setVisible(pack)
        self._along.setVisible(folder or pack)

    def show_progress(self, words: str | None) -> None:
        """Say how far a folder is, with the way to stop it; None: none is being written."""
        self.progress.setText(words or "")
        self.progress.setVisible(words is not None)
        self.stop.setVisible(words is not None)

    def show_wrong(self, words: str) -> None:
        """Say why something was not written; an empty text takes that away."""
        self.wrong.set_text(words)

    def add_saved(self, path: Path, words: str) -> None:
        """Say that something lies there now."""
        row = SavedRow(self._look, path, words, self.shown.emit)
        self.saved.insert(0, row)
        self._saved_box.insertWidget(0, row)
        self._none.hide()
        for gone in self.saved[MOST_SAVED:]:
            gone.hide()
            gone.deleteLater()
        del self.saved[MOST_SAVED:]

    def _lay_out(self) -> None:
        look = self._look
        self._box = column(self)
        self._head(self._box, self.tr("What it is based on"))
        self._box.addWidget(self.facts)
        self._box.addWidget(
            Label(look, self.tr("Head code, at the foot of each page"), 12, role=Role.MUTED, wrap=True)
        )
        self._box.addWidget(self.code)
        words = self.tr("Physiological load is never recorded, so it is in no report.")
        self._box.addWidget(Label(look, words, 12, role=Role.MUTED, wrap=True))
        self._along = QWidget()
        along = column(self._along, spacing=8)
        self._head(along, self.tr("Take along"))
        self._records, self._pack_part = QWidget(), QWidget()
        for part, button, said in (
            (
                self._records,
                self.folder,
                self.tr("One PDF for each record, in a new folder. No file is named after anybody."),
            ),
            (
                self._pack_part,
                self.pack,
                self.tr(
                    "For an auditor: entries, prints, and verify.py, which checks them without this program."
                ),
            ),
        ):
            inside = column(part, spacing=4)
            inside.addWidget(button)
            inside.addWidget(Label(look, said, 12, role=Role.MUTED, wrap=True))
            along.addWidget(part)
        self._box.addWidget(self._along)
        self._box.addWidget(self.progress)
        self._box.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignLeft)
        self._box.addWidget(self.wrong)
        self._head(self._box, self.tr("Saved"))
        self._box.addWidget(self._none)
        self._box.addWidget(self._saved_part)
        self._box.addStretch(1)

    def _head(self, box: QVBoxLayout, words: str) -> None:
        box.addWidget(Label(self._look, words, 14, Weight.SEMIBOLD))
        box.addWidget(Rule(self._look))

    @Slot()
    def _restyle(self) -> None:
        px = self._look.px
        self._box.setContentsMargins(px(16), px(14), px(16), px(14))
        self._box.setSpacing(px(8))
        self._saved_box.setSpacing(px(10))


class SavedRow(QWidget):
    """One file or folder that lies on the disk: its name, where, and the way there."""

    def __init__(self, look: Look, path: Path, words: str, show: Callable[[str], object]) -> None:
        super().__init__()
        self.path = path
        # Long names have no spaces: they may part at what joins their words.
        name = path.name.replace("_", "_\u200b").replace("-", "-\u200b")
        self.name = Label(look, name, 13, Weight.MEDIUM, wrap=True)
        self.where = Label(look, words, 12, role=Role.MUTED, wrap=True)
        self.show_it = Button(
            look,
            self.tr("Show in folder"),
            size=Size.SMALL,
            name=self.tr("Show {file} in its folder").format(file=path.name),
        )
        box = column(self, spacing=3)
        for part in (self.name, self.where):
            box.addWidget(part)
        box.addWidget(self.show_it, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_it.clicked.connect(lambda: show(str(path)))
