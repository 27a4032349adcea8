"""Keeping a decision that nobody signs: practice, while there are no accounts."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.theme import Look, Role
from ui.widgets.button import Button, Kind, Size
from ui.widgets.ground import Ground, column
from ui.widgets.label import Label, ReasonLine


class SaveBox(Ground):
    """Signals: `save_asked()`."""

    save_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, Role.CHROME, parent=parent)
        self._is_saving = False
        self.still = ReasonLine(look)
        self.save = Button(
            look,
            self.tr("Save decision"),
            kind=Kind.PRIMARY,
            icon="device-floppy",
            letter="Ctrl+Enter",
            size=Size.ACTION,
        )
        self.decider = Label(
            look,
            self.tr(
                "A practice decision. Nobody is signed in: it is kept as decided by an unidentified "
                "person, and it is not signed."
            ),
            12,
            role=Role.MUTED,
            wrap=True,
        )
        simulated = self.tr("Simulated practice. Does not by itself qualify for Grade A/B entry.")
        self._box = column(self)
        for part in (
            self.still,
            self.save,
            self.decider,
            Label(look, simulated, 12, role=Role.MUTED, wrap=True),
        ):
            self._box.addWidget(part)
        self.save.clicked.connect(self.ask_to_save)
        look.changed.connect(self._restyle)
        self._restyle()

    @property
    def is_saving(self) -> bool:
        """True from the press until the records have answered."""
        return self._is_saving

    def show_missing(self, missing: str) -> None:
        """Say what is still needed; empty when it can be saved."""
        self.still.set_text(missing)
        self.save.setEnabled(not missing and not self._is_saving)

    def show_saving(self, *, saving: bool) -> None:
        """It is on its way to the disk, or no longer."""
        self._is_saving = saving
        self.save.set_label(self.tr("Saving") if saving else self.tr("Save decision"))
        self.save.setEnabled(not saving)

    def ask_to_save(self) -> None:
        """Save when nothing is missing."""
        if self.save.isEnabled() and not self.isHidden():
            self.show_saving(saving=True)
            self.save_asked.emit()

    def _restyle(self) -> None:
        px = self.look.px
        self._box.setContentsMargins(px(20), px(14), px(20), px(14))
        self._box.setSpacing(px(8))
