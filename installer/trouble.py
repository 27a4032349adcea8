"""StartError that a person can set right, as a sentence and an exit code; never a traceback.

Where the words come from: what the operating system and pip print when a disk is full, a network is away or a
folder is locked. Their wording is matched in one place, here.
"""

import errno
import re
from pathlib import Path
from typing import Final

NEEDS_YOU: Final = 2
"""Exit code: the person who started it must do something first."""
OUTSIDE_FAILED: Final = 3
"""Exit code: disk, network or folder let us down."""

_DISK: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_LOCKED: Final = (errno.EROFS, errno.EACCES, errno.EPERM)
_DISK_WORDS: Final = re.compile(
    r"No space left on device|Disk quota exceeded|File too large|not enough space", re.IGNORECASE
)
_LOCKED_WORDS: Final = re.compile(r"Read-only file system|Permission denied|Access is denied", re.IGNORECASE)
_CERTIFICATE_WORDS: Final = re.compile(r"CERTIFICATE_VERIFY_FAILED|SSLError|certificate verify failed")
_NETWORK_WORDS: Final = re.compile(
    r"connection broken by|NewConnectionError|ConnectTimeout|ReadTimeout|Read timed out|ProxyError"
    r"|Connection refused|Connection reset|Connection aborted|name resolution|Network is unreachable"
    r"|Could not fetch URL|Max retries exceeded|IncompleteRead|HTTP error \d+|HTTPError: \d+",
)


class StartError(Exception):
    """Something that stops the start; `str()` is what to tell, `exit_code` how to leave."""

    def __init__(self, sentence: str, exit_code: int) -> None:
        super().__init__(sentence)
        self.exit_code = exit_code


def disk_full(folder: Path) -> StartError:
    """No room left in `folder` or where temporary files go."""
    return StartError(
        f"The disk is full. The console needs about 1 GB in {folder} and 200 MB for temporary files.\n"
        "Free some space, or copy this folder to a larger disk (TMPDIR names the place for temporary files), "
        "and type the same command again.",
        OUTSIDE_FAILED,
    )


def folder_locked(folder: Path) -> StartError:
    """Nothing may be written in `folder`."""
    return StartError(
        f"{folder} can not be written to.\n"
        "Copy the folder to a place of your own (cp -r, without .venv) and type the same command there.",
        OUTSIDE_FAILED,
    )


def from_os_error(error: OSError, root: Path) -> StartError:
    """The sentence for an error of the operating system while `.venv` under `root` was being made."""
    if error.errno in _DISK:
        return disk_full(root)
    if error.errno in _LOCKED:
        return folder_locked(Path(error.filename).parent if error.filename else root)
    return StartError(f"The system refused to go on: {error}.", OUTSIDE_FAILED)


def from_output(task: str, output: str, root: Path) -> StartError:
    """The sentence for a failed child process: `task` says what it was to do, `output` is all it printed."""
    if _DISK_WORDS.search(output):
        return disk_full(root)
    if "DO NOT MATCH THE HASHES" in output:
        return StartError(
            "A package arrived that is not the one in the lock file, and was refused. "
            "Try again on a network you trust; a proxy or mirror may have changed it.",
            OUTSIDE_FAILED,
        )
    if _CERTIFICATE_WORDS.search(output):
        return StartError(
            "The package index showed a certificate that this machine does not trust.\n"
            "If your network has a certificate of its own, tell pip where it is (PIP_CERT=/path/to/it.pem); "
            "then type the same command again.",
            OUTSIDE_FAILED,
        )
    # With nothing fetched before, "none" is a silent index; later it is a package without a wheel.
    nothing_came = "(from versions: none)" in output and not re.search(r"Downloading |Using cached ", output)
    if nothing_came or _NETWORK_WORDS.search(output):
        return StartError(
            "The package index could not be reached. Check the network (and pip's proxy or index settings: "
            "python3 -m pip config list), then type the same command again; what has arrived is kept.",
            OUTSIDE_FAILED,
        )
    if _LOCKED_WORDS.search(output):
        return folder_locked(root)
    if "No matching distribution found" in output:
        return StartError(
            "Some package does not exist for this machine and Python: "
            f"{_last_lines(output, 1)}\n"
            "The console runs on Linux with glibc 2.34 or newer (Debian 12, Ubuntu 22.04), macOS 14 or newer "
            "on Apple silicon, and 64-bit Windows 10 or newer.",
            OUTSIDE_FAILED,
        )
    return StartError(f"{task} failed:\n{_last_lines(output, 5)}", OUTSIDE_FAILED)


def _last_lines(output: str, count: int) -> str:
    return "\n".join([line for line in output.splitlines() if line.strip()][-count:])
