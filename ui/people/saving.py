"""Where a file goes that leaves: Qt's own dialog, opened and never waited for."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_where(
    parent: QWidget, title: str, name: str, suffixes: tuple[str, ...], then: Callable[[str], None]
) -> None:
    """Let somebody choose a file of one of these kinds, the first one unless they say otherwise."""
    kinds = [f"{suffix.upper()} (*.{suffix})" for suffix in suffixes]
    dialog = QFileDialog(parent, title, "", ";;".join(kinds))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffixes[0])
    dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(suffixes[kinds.index(kind)]))
    dialog.selectFile(f"{name}.{suffixes[0]}")
    dialog.fileSelected.connect(then)
    dialog.open()
