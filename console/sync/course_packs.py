"""Course packs that a hub sends: checked like any other, and put where the console finds them when it starts.

One version is one content: a version that is there already stays, whatever a hub says.
"""

import logging
import os
from pathlib import Path

from console.courses.pack import examine
from console.errors import ConsoleError, SyncReason
from console.records.canonical import sha256_hex
from console.records.keys import sync_folder
from console.sync.wire import CourseItem

log = logging.getLogger(__name__)


def keep_pack(folder: Path, item: CourseItem) -> bool:
    """Write a pack into `folder` unless it is there; False for one that is not sound, which is left out.

    ConsoleError(FEED_BROKEN) when it can not be written now.
    """
    data = item.toml.encode()
    pack, troubles = examine(data, f"{item.id} {item.version}")
    if pack is None or (pack.id, pack.version) != (item.id, item.version) or sha256_hex(data) != item.sha256:
        log.warning("a course pack of the hub is left out: %d faults", len(troubles))
        return False
    place = folder / f"{pack.id}_{pack.version}.toml"
    if place.exists():
        return True
    part = folder / f".{place.name}.part"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        part.touch(0o600)
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(place)
        sync_folder(folder)
    except OSError as error:
        problem = error.strerror or type(error).__name__
        raise ConsoleError(SyncReason.FEED_BROKEN, problem=problem) from error
    return True
