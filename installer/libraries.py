"""System packages: the shared libraries that Qt's wheels expect, and venv where Debian splits it off.

The table was read off the wheels with `ldd` in a bare Debian: the bindings for widgets and drawing, the
offscreen, xcb and Wayland platforms, and the plugins for icons and images.
"""

import ctypes
import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from typing import Final

from installer.progress import Progress, run
from installer.trouble import NEEDS_YOU, OUTSIDE_FAILED, StartError

PACKAGE_OF_LIBRARY: Final = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def missing_libraries(names: Sequence[str] = tuple(PACKAGE_OF_LIBRARY)) -> list[str]:
    """Those libraries that the loader does not find; none off Linux, where Qt's wheels bring all."""
    if not sys.platform.startswith("linux"):
        return []
    return [name for name in names if not _loads(name)]


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def venv_package() -> str | None:
    """Debian's package that lets this Python make a venv with pip in it; None when it already can."""
    importlib.invalidate_caches()
    if importlib.util.find_spec("ensurepip") is not None and importlib.util.find_spec("venv") is not None:
        return None
    return f"python{sys.version_info.major}.{sys.version_info.minor}-venv"


def packages_needed(libraries: Sequence[str], venv: str | None) -> list[str]:
    """Debian package names, each once, in a steady order."""
    return sorted({PACKAGE_OF_LIBRARY[name] for name in libraries} | ({venv} if venv else set()))


def bring_in(packages: Sequence[str], progress: Progress, keep_open: Sequence[int] = ()) -> None:
    """Install Debian packages as root or through a sudo that does not ask.

    Raises:
        StartError: exit code 2 with the exact words to type where we may not; 3 where apt-get itself failed.
    """
    rights = _rights_for_apt(packages)
    progress.headline(f"System packages: {' '.join(packages)}")
    # An old list of packages fails only when something in it has gone, so it is renewed only then.
    if _apt(rights, ["install", *packages], progress, keep_open)[0] == 0:
        return
    _apt(rights, ["update"], progress, keep_open)
    code, output = _apt(rights, ["install", *packages], progress, keep_open)
    if code != 0:
        if "sudo:" in output:
            raise _you_must_type(packages)
        reasons = [
            line for line in output.splitlines() if line.startswith(("E:", "Err:"))
        ] or output.splitlines()
        raise StartError(
            f"apt-get could not install what Qt needs: {reasons[-1] if reasons else 'no reason given'}\n"
            f"When that is set right (is the network there?), type this, then the same command again:\n"
            f"  {_apt_words(packages)}",
            OUTSIDE_FAILED,
        )


def _rights_for_apt(packages: Sequence[str]) -> list[str]:
    if shutil.which("apt-get") is None:
        raise StartError(
            "Some system libraries are missing, and there is no apt-get here to bring them.\n"
            "Install what your system calls these Debian packages, then type the same command again:\n"
            f"  {' '.join(packages)}",
            NEEDS_YOU,
        )
    if os.name == "posix" and os.geteuid() == 0:
        return []
    if shutil.which("sudo") is not None:
        asked = subprocess.run(
            ["sudo", "-n", "true"], stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
        if asked.returncode == 0:
            return ["sudo", "-n"]
    raise _you_must_type(packages)


def _you_must_type(packages: Sequence[str]) -> StartError:
    return StartError(
        "Some system packages are missing, and installing them needs an administrator.\n"
        f"Type this, then the same command again:\n  {_apt_words(packages)}",
        NEEDS_YOU,
    )


def _apt_words(packages: Sequence[str]) -> str:
    words = f"apt-get update && apt-get install -y {' '.join(packages)}"
    if os.name == "posix" and os.geteuid() == 0:
        return words
    if shutil.which("sudo") is None:
        return f"su -c '{words}'"
    return words.replace("apt-get", "sudo apt-get")


def _apt(
    rights: Sequence[str], words: Sequence[str], progress: Progress, keep_open: Sequence[int]
) -> tuple[int, str]:
    command = [*rights, "env", "DEBIAN_FRONTEND=noninteractive", "LC_ALL=C.UTF-8", "apt-get", "-y", "-q"]
    command += ["-o", "DPkg::Lock::Timeout=120", *words[:1]]
    command += ["--no-install-recommends"] if words[0] == "install" else []
    return run([*command, *words[1:]], lambda line: progress.step(line.strip()), keep_open=keep_open)
