"""Files that people hand in and take away: a list to import, what is held about one person."""

import json
from typing import Any

from PySide6.QtCore import QFile, QIODevice, QSaveFile

from console.errors import ConsoleError, PeopleReason
from console.roster.decoding import LARGEST_FILE, Decoded, decode


def read_list(path: str) -> Decoded | ConsoleError:
    """The text of a list, or why it is none."""
    file = QFile(path)
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        return ConsoleError(PeopleReason.NO_FILE)
    data = bytes(file.read(LARGEST_FILE + 1).data())
    file.close()
    try:
        return decode(data)
    except ConsoleError as error:
        return error


def write_json(path: str, held: dict[str, Any]) -> bool:
    """Write what is held about somebody, readable; False when the file could not be written."""
    file = QSaveFile(path)
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        return False
    file.write(json.dumps(held, ensure_ascii=False, indent=2).encode())
    return file.commit()
