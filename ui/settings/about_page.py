"""Settings, About: what this program is, which version, on what it stands, where its records lie."""

import platform
from importlib.resources import files
from typing import TYPE_CHECKING

from PySide6 import __version__ as binding_version
from PySide6.QtCore import Qt, qVersion

from console import __version__
from ui.settings.rows import SettingsPage
from ui.theme import Look, Role
from ui.widgets.button import Button, Size
from ui.widgets.label import Label

if TYPE_CHECKING:
    from console.model import RecordsView


class AboutPage(SettingsPage):
    """Read, never changed; its lines can be copied into a message to whoever helps."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        tr = self.tr
        self.version = self._copied(tr("Resilience Console {version}").format(version=__version__))
        self.system = self._copied(
            tr("Python {python}, Qt {qt}, PySide {binding}, {system}").format(
                python=platform.python_version(),
                qt=qVersion(),
                binding=binding_version,
                system=f"{platform.system()} {platform.release()}",
            )
        )
        self.records = self._copied("")
        self.add_heading(tr("About"), tr("this console"))
        self.add_row(tr("Version"), "", self.version)
        self.add_row(tr("Built on"), "", self.system)
        self.add_row(tr("Records"), tr("on this disk"), self.records)
        self.help = Button(look, tr("Open help pages"), icon="info-circle", size=Size.SMALL)
        self.add_row(tr("Help pages"), tr("also with F1, from every screen"), self.help)
        self.add_row(tr("The same as files"), "", self._copied(str(files("resources") / "docs")))
        simulated = tr(
            "What happens here is simulated practice. It is no record of real manufacturing. Nothing about "
            "anybody leaves this computer until somebody joins it to a hub or to a learning record store."
        )
        self.add_row(tr("For practice"), "", Label(look, simulated, 13, role=Role.MUTED, wrap=True))
        licences = tr(
            "The program: Apache License 2.0. Inter, the typeface: SIL Open Font License 1.1. "
            "Tabler Icons: MIT. Qt and PySide: LGPL 3."
        )
        self.add_row(tr("Licences"), "", Label(look, licences, 13, role=Role.MUTED, wrap=True))
        self.finish_page()

    def show_records(self, records: "RecordsView") -> None:
        """Say where the records lie."""
        self.records.setText(records.path)

    def _copied(self, words: str) -> Label:
        line = Label(self.look, words, 13, wrap=True)
        line.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        return line
