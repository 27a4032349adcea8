"""Where records and backups may lie: never on a network share, never in a folder that a program synchronises.

SQLite's locks and its log can not be trusted on a share, and a synchroniser copies half-written files and
puts old ones back. A folder is judged by its own name and by where links lead.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path, PurePath
from typing import Final

from console.errors import ConsoleError, RecordsReason

_NETWORK: Final = frozenset(
    {
        "nfs",
        "nfs4",
        "cifs",
        "smb2",
        "smb3",
        "smbfs",
        "ncpfs",
        "afs",
        "afpfs",
        "webdav",
        "davfs",
        "ceph",
        "glusterfs",
    }
    | {"lustre", "beegfs", "fuse", "macfuse", "osxfuse"}
)
_LOCAL_FUSE: Final = frozenset(
    {"fuse-overlayfs", "gocryptfs", "encfs", "cryfs", "bindfs", "mergerfs", "ntfs-3g"}
)
"""Programs behind a FUSE mount that keep their files on this computer."""
_SYNCED_NAMES: Final = (
    (re.compile(r"onedrive( - .+)?", re.IGNORECASE), "OneDrive"),
    (re.compile(r"dropbox( \(.+\))?", re.IGNORECASE), "Dropbox"),
    (re.compile(r"(icloud ?drive|mobile documents|com~apple~clouddocs)", re.IGNORECASE), "iCloud"),
    (re.compile(r"google ?drive( .+)?|googledrive-.+|my drive", re.IGNORECASE), "Google Drive"),
    (re.compile(r"nextcloud\d*", re.IGNORECASE), "Nextcloud"),
    (re.compile(r"owncloud", re.IGNORECASE), "ownCloud"),
)
_SYNCED_MARKS: Final = (
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".stfolder", "Syncthing"),
)
_ONEDRIVE_VARIABLES: Final = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_MAC_CLOUDS: Final = ("library", "cloudstorage")
_MAC_MOUNT: Final = re.compile(r"^.+? on (?P<point>.+) \((?P<kind>[^,)]+)[^)]*\)$")


def refuse_place(folder: Path) -> None:
    """ConsoleError(NETWORK_PLACE or SYNCED_PLACE, folder, kind) for a folder that is no place for records.

    The folder need not exist yet. What the system does not tell is no reason to refuse.
    """
    spelled, real = folder.expanduser().absolute(), Path(os.path.realpath(folder.expanduser()))
    for path in dict.fromkeys((spelled, real)):
        if kind := _unc(str(folder)) or _unc(str(path)) or synced_by(path):
            reason = RecordsReason.NETWORK_PLACE if kind == "UNC" else RecordsReason.SYNCED_PLACE
            raise ConsoleError(reason, folder=str(folder), kind=kind)
    if kind := _network_kind(real):
        raise ConsoleError(RecordsReason.NETWORK_PLACE, folder=str(folder), kind=kind)


def synced_by(path: Path) -> str | None:
    """Name of the program that synchronises this folder, None when no sign of one is found."""
    parts = tuple(part.lower() for part in path.parts)
    if any(pair == _MAC_CLOUDS for pair in pairwise(parts)):
        return "a cloud"
    for part in path.parts:
        for pattern, program in _SYNCED_NAMES:
            if pattern.fullmatch(part):
                return program
    for parent in (path, *path.parents):
        for mark, program in _SYNCED_MARKS:
            if (parent / mark).exists():
                return program
    homes = [os.environ.get(name) for name in _ONEDRIVE_VARIABLES]
    return "OneDrive" if any(home and path.is_relative_to(home) for home in homes) else None


def network_kind_in(mounts: str, path: PurePath) -> str | None:
    """File system of the share that `path` lies on by the text of /proc/self/mountinfo; None when local."""
    return _remote(_nearest(_linux_mounts(mounts), path))


def mac_network_kind_in(mounts: str, path: PurePath) -> str | None:
    """The same by what `mount` prints on macOS."""
    return _remote(_nearest(_mac_mounts(mounts), path))


def _linux_mounts(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        before, _, after = line.partition(" - ")
        fields, kind = before.split(), after.split()
        if len(fields) > 4 and kind:
            yield re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), fields[4]), kind[0]


def _mac_mounts(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        if found := _MAC_MOUNT.match(line):
            yield found["point"], found["kind"]


def _nearest(mounts: Iterator[tuple[str, str]], path: PurePath) -> str:
    """File system of the deepest mount above `path`; of two at one point the later one lies on top."""
    deepest, found = -1, ""
    for point, kind in mounts:
        depth = len(PurePath(point).parts)
        if path.is_relative_to(point) and depth >= deepest:
            deepest, found = depth, kind
    return found


def _remote(kind: str) -> str | None:
    name = kind.lower()
    program = name.removeprefix("fuse.") if name.startswith("fuse.") else None
    if name in _NETWORK:
        return kind
    return kind if program is not None and program not in _LOCAL_FUSE else None


def _unc(path: str) -> str | None:
    return "UNC" if re.match(r"(\\\\|//)[^\\/?.]+[\\/]", path) else None


if sys.platform == "win32":

    def _network_kind(path: Path) -> str | None:
        import ctypes

        remote = 4
        drive = ctypes.windll.kernel32.GetDriveTypeW(str(path.anchor))
        return "network drive" if drive == remote else None

elif sys.platform == "darwin":

    def _network_kind(path: Path) -> str | None:
        try:
            told = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=True, timeout=5)
        except (OSError, subprocess.SubprocessError):
            return None
        return mac_network_kind_in(told.stdout, path)

else:

    def _network_kind(path: Path) -> str | None:
        try:
            return network_kind_in(Path("/proc/self/mountinfo").read_text("utf-8", "replace"), path)
        except OSError:
            return None
