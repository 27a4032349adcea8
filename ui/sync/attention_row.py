"""A record that was not taken: what it is, why, when; it holds up nothing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from console.delivery import SyncRecord
from console.model import Attention
from ui import text
from ui.sync.wording import row_words
from ui.theme import Look, Role, Weight
from ui.widgets.ground import Rule, column
from ui.widgets.label import Label
from ui.widgets.plate import Plate


class AttentionRow(QWidget):
    """Plate, title 13/600, the sentence with its next step, the time it was first refused."""

    def __init__(self, look: Look, record: SyncRecord) -> None:
        super().__init__()
        title, sentence = row_words(record), text.fault_of(record.reason)
        refused = record.refused_utc or record.utc
        when = f"{text.day(refused)}, {text.short_time(refused)}"
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
