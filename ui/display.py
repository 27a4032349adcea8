"""Whether this machine can show a window, asked before Qt is loaded: Qt aborts where it can not."""

import os
import socket
import sys
from pathlib import Path
from typing import Final

_ELSEWHERE: Final = "`demo` works without one, and so do the other commands: --help lists them."
_X_SOCKETS: Final = "/tmp/.X11-unix/X"  # noqa: S108 - where X11 servers listen
_X_PORT: Final = 6000
_PATIENCE_S: Final = 2.0


def has_display() -> bool:
    """Say whether a desktop answers here."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(_answers(name, display) for name, display in _named())


def trouble_with_display() -> str | None:
    """Say for people why no window can be shown; None when one can, or when Qt was told to do without."""
    if not _is_display_needed() or has_display():
        return None
    if not _named():
        return f"There is no display here to show the window on. {_ELSEWHERE}"
    settings = " and ".join(f"{name}={display}" for name, display in _named())
    return (
        f"The display does not answer ({settings}). Start this where a desktop is open, or set it to the "
        f"display of one. {_ELSEWHERE}"
    )


def _named() -> list[tuple[str, str]]:
    return [(name, os.environ[name]) for name in ("WAYLAND_DISPLAY", "DISPLAY") if os.environ.get(name)]


def _is_display_needed() -> bool:
    """False when somebody has told Qt to paint elsewhere than on a desktop."""
    chosen = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    return not chosen or chosen.startswith(("xcb", "wayland"))


def _answers(name: str, display: str) -> bool:
    if name == "WAYLAND_DISPLAY":
        return _listens(str(Path(os.environ.get("XDG_RUNTIME_DIR", "/run"), display)))
    host, _, screen = display.rpartition(":")
    number = screen.partition(".")[0]
    if not number.isdecimal():
        return False
    if host and host != "unix":
        return _listens_at(host.removesuffix(":"), _X_PORT + int(number))
    return _listens(f"{_X_SOCKETS}{number}") or _listens(f"\0{_X_SOCKETS}{number}")


def _listens(address: str) -> bool:
    """Whether somebody takes connections at a local socket; one that begins with a zero byte is abstract."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        probe.settimeout(_PATIENCE_S)
        try:
            probe.connect(address)
        except (OSError, ValueError):
            return False
    return True


def _listens_at(host: str, port: int) -> bool:
    try:
        with socket.create_connection((host, port), _PATIENCE_S):
            return True
    except (OSError, OverflowError):
        return False
