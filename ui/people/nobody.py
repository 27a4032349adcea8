"""What People shows while nobody is enrolled: how people come in."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from ui.theme import Look, Role, Weight
from ui.widgets.button import Button
from ui.widgets.ground import Ground, column
from ui.widgets.label import Label


class Nobody(Ground):
    """The screen's place while nobody is enrolled."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.bring_in = Button(look, self.tr("Import roster"), icon="clipboard")
        self.add = Button(look, self.tr("Add person"), icon="user-plus")
        box = column(self, spacing=10)
        box.addStretch(2)
        for words, px, weight in (
            (self.tr("Nobody is enrolled yet"), 20, Weight.SEMIBOLD),
            (
                self.tr("Starting a class enrols its roster. People can also be added here beforehand."),
                13,
                Weight.REGULAR,
            ),
        ):
            line = Label(look, words, px, weight, Role.TEXT if px > 13 else Role.MUTED, wrap=True)
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            box.addWidget(line)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.bring_in)
        row.addWidget(self.add)
        row.addStretch(1)
        box.addLayout(row)
        box.addStretch(3)
