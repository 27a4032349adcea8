"""Files that a command leaves: whole or not at all, and readable by their owner only."""

import json
from pathlib import Path
from typing import Any

from console.records.outgoing import leaving


def write_json(path: Path, value: Any, folder: Path) -> None:
    """Write a JSON value; `folder` is the records' own. ConsoleError: NOT_WRITTEN, OWN_FILE."""
    with leaving(path, folder) as file:
        file.write((json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode())
