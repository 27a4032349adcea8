"""A file that somebody saves from the window: whole or not at all, and readable by its owner alone."""

from typing import Final

from PySide6.QtCore import QFileDevice, QIODevice, QSaveFile

OWNER_ONLY: Final = QFileDevice.Permission.ReadOwner | QFileDevice.Permission.WriteOwner


def begin_file(path: str) -> QSaveFile | None:
    """A file to write and commit; None when it can not be written there."""
    file = QSaveFile(path)
    is_open = file.open(QIODevice.OpenModeFlag.WriteOnly) and file.setPermissions(OWNER_ONLY)
    return file if is_open else None
