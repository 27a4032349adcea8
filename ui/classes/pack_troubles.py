"""Course files of the institution that could not be loaded: which lines are wrong, and the way out."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from console.errors import ConsoleError
from ui import text
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind, Size
from ui.widgets.ground import Ground, column
from ui.widgets.label import Label
from ui.widgets.remark import Remark

SHOWN: Final = 20
"""So many faults are read out; who has more begins with these."""


class PackTroubles(Ground):
    """Hidden while every file loaded."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, Role.QUIET, parent=parent)
        self._troubles: tuple[ConsoleError, ...] = ()
        self.head = Remark(look, "alert-triangle", weight=Weight.MEDIUM, role=Role.TEXT)
        self.toggle = Button(look, "", kind=Kind.QUIET, size=Size.SMALL)
        self.lines = Label(look, "", 12, wrap=True)
        self.way_out = Label(look, "", 12, role=Role.MUTED, wrap=True)
        self._row = QHBoxLayout()
        self._row.addWidget(self.head, 1, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self.toggle)
        self._box = column(self)
        self._box.addLayout(self._row)
        self._box.addWidget(self.lines)
        self._box.addWidget(self.way_out)
        self.toggle.clicked.connect(self._open)
        look.changed.connect(self._restyle)
        self._restyle()
        self._show(is_open=False)
        self.hide()

    def show_troubles(self, troubles: Sequence[ConsoleError]) -> None:
        """Tell of these; none hides it."""
        self._troubles = tuple(troubles)
        files = list(dict.fromkeys(str(one.detail.get("file", "")) for one in self._troubles))
        count = text.counted(
            "1 course file could not be loaded, its course is not offered.",
            "%n course files could not be loaded, their courses are not offered.",
            len(files),
        )
        self.head.say(count if files else "")
        said = [fault_line(one) for one in self._troubles[:SHOWN]]
        if len(self._troubles) > SHOWN:
            said.append(text.counted("and 1 more", "and %n more", len(self._troubles) - SHOWN))
        self.lines.setText("\n".join(said))
        folders = text.joined(list(dict.fromkeys(str(PurePath(file).parent) for file in files)))
        way = self.tr(
            "Mend these lines, or take the file out of {folder}, and start the program again. "
            "The command “courses check FILE” looks at one file at once."
        )
        self.way_out.setText(way.format(folder=folders))
        self._show(is_open=False)
        self.setVisible(bool(files))

    @Slot()
    def _open(self) -> None:
        self._show(is_open=self.lines.isHidden())

    def _show(self, *, is_open: bool) -> None:
        self.toggle.set_label(self.tr("Hide") if is_open else self.tr("Show why"))
        self.lines.setVisible(is_open)
        self.way_out.setVisible(is_open)

    def _restyle(self) -> None:
        px = self.look.px
        self._box.setContentsMargins(px(10), px(5), px(6), px(5))
        self._box.setSpacing(px(6))
        self._row.setSpacing(px(8))


def fault_line(trouble: ConsoleError) -> str:
    """One fault as `courses check` says it: "file:line: what is wrong"."""
    detail = trouble.detail
    place = PurePath(str(detail.get("file", ""))).name
    if detail.get("line") is not None:
        place = f"{place}:{detail['line']}"
    return f"{place}: {detail.get('what') or text.fault(trouble)}"
