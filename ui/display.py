"""Whether this machine can show a window, asked before Qt is loaded: Qt aborts where it can not."""

import ctypes
import os
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum, auto
from pathlib import Path
from typing import Final

_ELSEWHERE: Final = "`demo` works without one, and so do the other commands: --help lists them."
_X_SOCKETS: Final = "/tmp/.X11-unix/X"  # noqa: S108 - where X11 servers listen
_X_PORT: Final = 6000
_X_CLIENT: Final = "libxcb.so.1"
"""What Qt speaks to an X server with."""
_PATIENCE_S: Final = 2.0


class _Answer(Enum):
    """What a display says to a program that wants to show a window."""

    NONE = auto()
    NO = auto()
    """It takes another authority than this program's."""
    YES = auto()


def has_display() -> bool:
    """Say whether a desktop answers here and lets this program in."""
    return sys.platform in ("win32", "darwin") or _Answer.YES in _answers()


def trouble_with_display() -> str | None:
    """Say for people why no window can be shown; None when one can, or when Qt was told to do without."""
    if not _is_display_needed() or sys.platform in ("win32", "darwin"):
        return None
    answers = _answers()
    if _Answer.YES in answers:
        return None
    if not answers:
        return f"There is no display here to show the window on. {_ELSEWHERE}"
    settings = " and ".join(f"{name}={display}" for name, display in _named())
    if _Answer.NO in answers:
        return (
            f"The display does not let this program in ({settings}). Start this as the person whose desktop "
            f"it is, or let XAUTHORITY name the authority file of that desktop. {_ELSEWHERE}"
        )
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


def _answers() -> set[_Answer]:
    return {_answer(name, display) for name, display in _named()}


def _answer(name: str, display: str) -> _Answer:
    if not _listens_for(name, display):
        return _Answer.NONE
    return _Answer.YES if name == "WAYLAND_DISPLAY" else _answer_of_x(display)


def _listens_for(name: str, display: str) -> bool:
    """Whether somebody takes connections for this display; an X server may still send them away."""
    if name == "WAYLAND_DISPLAY":
        return _listens(str(Path(os.environ.get("XDG_RUNTIME_DIR", "/run"), display)))
    host, _, screen = display.rpartition(":")
    number = screen.partition(".")[0]
    if not number.isdecimal():
        return False
    if host and host != "unix":
        return _listens_at(host.removesuffix(":"), _X_PORT + int(number))
    return _listens(f"{_X_SOCKETS}{number}") or _listens(f"\0{_X_SOCKETS}{number}")


def _answer_of_x(display: str) -> _Answer:
    """What an X server says to this program's authority, asked the way Qt will ask."""
    try:
        client = ctypes.CDLL(_X_CLIENT)
    except OSError:
        return _Answer.YES  # nobody here can ask
    connect, trouble, leave = client.xcb_connect, client.xcb_connection_has_error, client.xcb_disconnect
    connect.restype, connect.argtypes = ctypes.c_void_p, (ctypes.c_char_p, ctypes.c_void_p)
    trouble.argtypes = leave.argtypes = (ctypes.c_void_p,)
    said: list[_Answer] = []

    def ask() -> None:
        link = connect(os.fsencode(display), None)
        said.append(_Answer.NO if trouble(link) else _Answer.YES)
        leave(link)

    asking = threading.Thread(target=ask, daemon=True)  # a server may never answer
    with _quiet_stderr():
        asking.start()
        asking.join(_PATIENCE_S)
    return said[0] if said else _Answer.NONE


@contextmanager
def _quiet_stderr() -> Iterator[None]:
    """Let no library write beside what is said for people."""
    kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


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
