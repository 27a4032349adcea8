"""A record that was not taken: what it is, why, when; it holds up nothing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from console.delivery import SyncRow, SyncTrouble
from console.model import Attention
from ui import text
from ui.sync.wording import trouble_words
from ui.theme import Look, Role, Weight
from ui.widgets.ground import Rule, column
from ui.widgets.label import Label
from ui.widgets.plate import Plate


class AttentionRow(QWidget):
    """Plate, title 13/600, the sentence with its next step, the time it was first refused."""

    def __init__(self, look: Look, trouble: SyncTrouble, row: SyncRow | None) -> None:
        super().__init__()
        title, sentence = trouble_words(trouble, row), text.fault_of(trouble.reason)
        when = f"{text.day(trouble.utc)}, {text.short_time(trouble.utc)}"
        self.words = f"{title}. {sentence} {when}"
        self.setAccessibleName(self.words)
        said = QWidget()
        lines = column(said, spacing=look.px(2))
        lines.addWidget(Label(look, title, 13, Weight.SEMIBOLD, wrap=True))
        lines.addWidget(Label(look, sentence, 12, wrap=True))
        lines.addWidget(Label(look, when, 12, role=Role.MUTED, wrap=True))
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, look.px(8), 0, look.px(8))
        across.setSpacing(look.px(10))
        across.addWidget(Plate(look, Attention.STUCK), 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(said, 1)
        whole = column(self)
        whole.addWidget(line)
        whole.addWidget(Rule(look))
