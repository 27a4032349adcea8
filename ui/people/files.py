"""Files that people hand in and take away: a list to import, what is held about one person."""

import json
from typing import Any

from PySide6.QtCore import QFile, QIODevice

from console.errors import ConsoleError, PeopleReason
from console.roster.decoding import LARGEST_FILE, Decoded, decode
from ui.saved_file import begin_file


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
    """Write what is held about somebody, for its owner alone; False when the file could not be written."""
    file = begin_file(path)
    if file is None:
        return False
    file.write(json.dumps(held, ensure_ascii=False, indent=2).encode())
    return file.commit()
