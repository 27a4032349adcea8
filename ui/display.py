"""Whether this machine can show a window, asked before Qt is loaded: Qt aborts where it can not."""

import os
import sys
from typing import Final

WITHOUT: Final = (
    "There is no display here to show the window on. `demo` works without one, and so do the other commands: "
    "--help lists them."
)


def has_display() -> bool:
    """Say whether a window can be shown here."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def is_platform_chosen() -> bool:
    """Say whether somebody has told Qt where to paint."""
    return bool(os.environ.get("QT_QPA_PLATFORM"))
