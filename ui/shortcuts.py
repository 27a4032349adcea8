"""The keys that exist, in words: what F1 shows. Who owns a key binds it; a test holds the two together."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from ui.rail import ORDER
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind
from ui.widgets.ground import Ground, Scroll, column
from ui.widgets.label import Label


@dataclass(frozen=True)
class Keys:
    """One key or combination and what it does."""

    keys: str
    does: str


GROUPS: Final[tuple[tuple[str, tuple[Keys, ...]], ...]] = (
    (
        "Everywhere",
        (
            Keys(f"Ctrl+{ORDER.index('live') + 1}", "Live"),
            Keys(f"Ctrl+{ORDER.index('signoff') + 1}", "Sign-off"),
            Keys(f"Ctrl+{ORDER.index('classes') + 1}", "Classes"),
            Keys(f"Ctrl+{ORDER.index('people') + 1}", "People"),
            Keys(f"Ctrl+{ORDER.index('devices') + 1}", "Devices"),
            Keys(f"Ctrl+{ORDER.index('settings') + 1}", "Settings"),
            Keys("Ctrl++  Ctrl+−", "Larger and smaller text"),
            Keys("Ctrl+L", "Lock the screen"),
            Keys("Ctrl+Shift+L", "Hand over"),
            Keys("F1", "These keys"),
        ),
    ),
    (
        "Live, while the wall or the queue has the focus",
        (
            Keys(".", "Top of the queue"),
            Keys("Enter", "On my way"),
            Keys("R", "Resolved"),
            Keys("I", "Hint"),
            Keys("T", "Message"),
            Keys("P", "Pause or go on"),
            Keys("V", "Visited"),
            Keys("S", "Sign-off"),
            Keys("0 to 9", "The station of that seat"),
            Keys("Ctrl+Shift+P", "Pause all"),
            Keys("Ctrl+H", "Hide or show names"),
        ),
    ),
    (
        "Sign-off",
        (
            Keys("Y  N", "Met, not yet"),
            Keys("↑  ↓", "The judgement above, below"),
            Keys("Ctrl+Enter", "Save the decision"),
        ),
    ),
    (
        "Classes",
        (
            Keys("Ctrl+Enter", "Start the planned class"),
            Keys("Enter  Del", "On a seat: change who sits there, leave it free"),
        ),
    ),
    (
        "Devices",
        (
            Keys("Enter  Del", "On a headset: pair it, forget it"),
            Keys("Y  N", "While codes are compared: the same, different"),
        ),
    ),
)


class KeysDialog(QDialog):
    """All keys on one page; shown with `open()`, closed by Esc."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keys"))
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(look.px(20), look.px(16), look.px(20), look.px(16))
        grid.setHorizontalSpacing(look.px(20))
        grid.setVerticalSpacing(look.px(6))
        grid.setColumnStretch(1, 1)
        row = 0
        for title, keys in GROUPS:
            grid.addWidget(Label(look, _tr(title), 13, Weight.SEMIBOLD), row, 0, 1, 2)
            for one in keys:
                row += 1
                grid.addWidget(Label(look, one.keys, 13, Weight.MEDIUM), row, 0)
                grid.addWidget(Label(look, _tr(one.does), 13, role=Role.MUTED, wrap=True), row, 1)
            row += 1
            grid.setRowMinimumHeight(row, look.px(8))
            row += 1
        ground = Ground(look)
        close = Button(look, self.tr("Close"), kind=Kind.NORMAL)
        close.clicked.connect(self.accept)
        inner = column(ground)
        inner.addWidget(Scroll(look, content, self.tr("Keys")), 1)
        inner.addWidget(close, alignment=Qt.AlignmentFlag.AlignRight)
        inner.setContentsMargins(0, 0, look.px(12), look.px(12))
        column(self).addWidget(ground)
        self.resize(look.px(460), look.px(560))
        close.setFocus()


def _tr(words: str) -> str:
    return QCoreApplication.translate("shortcuts", words)
