"""What the operating system says of a disk, as a reason that a person can be told."""

import errno
from pathlib import Path
from typing import Final

from console.errors import ConsoleError, RecordsReason

_REASONS: Final = {
    errno.ENOSPC: RecordsReason.DISK_FULL,
    errno.EDQUOT: RecordsReason.DISK_FULL,
    errno.EROFS: RecordsReason.READ_ONLY,
    errno.EACCES: RecordsReason.READ_ONLY,
    errno.EPERM: RecordsReason.READ_ONLY,
    errno.ENOENT: RecordsReason.MISSING,
}


def from_os(error: OSError, folder: Path) -> ConsoleError:
    """The ConsoleError(RecordsReason) for trouble with a file in `folder`."""
    reason = _REASONS.get(error.errno or 0, RecordsReason.IO)
    return ConsoleError(reason, folder=str(folder), problem=error.strerror or "")
