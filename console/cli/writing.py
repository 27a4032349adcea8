"""Files that a command leaves: whole or not at all, and readable by their owner only."""

import json
import os
from pathlib import Path
from typing import Any

from console.records.os_errors import from_os


def write_json(path: Path, value: Any) -> None:
    """Write a JSON value. ConsoleError: DISK_FULL, READ_ONLY, MISSING, IO."""
    part = path.with_name(path.name + ".part")
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                json.dump(value, file, ensure_ascii=False, indent=1)
                file.write("\n")
            part.replace(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise from_os(error, path.absolute().parent) from error
