"""The log on stderr: what happened and where, never the words of an error, which may hold somebody's name."""

import logging
import sys
import traceback
from pathlib import Path
from types import TracebackType
from typing import Any

from console.errors import ConsoleError


class Nameless(logging.Formatter):
    """Writes of an exception its type and its places."""

    def formatException(self, ei: Any) -> str:  # noqa: N802 - logging's own spelling
        """The chain of errors, a line each and one for each frame."""
        _, error, trace = ei
        return "\n".join(describe(error, trace)) if error is not None else ""


def log_to_stderr() -> None:
    """From now on warnings go to stderr without the words of errors. A log that is set up already stays."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Nameless("%(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])


def describe(error: BaseException, trace: TracebackType | None) -> tuple[str, ...]:
    """Say where it happened: the chain of error types with file, line and function of each frame."""
    lines: list[str] = []
    seen: set[int] = set()
    here: BaseException | None = error
    while here is not None and id(here) not in seen:
        seen.add(id(here))
        reason = f" {here.reason!r}" if isinstance(here, ConsoleError) else ""
        lines.append(
            f"{'caused by ' if lines else ''}{type(here).__module__}.{type(here).__qualname__}{reason}"
        )
        for frame in traceback.extract_tb(trace if here is error else here.__traceback__):
            lines.append(f"    {_short(frame.filename)}:{frame.lineno} {frame.name}")  # noqa: PERF401
        here = here.__cause__ or (None if here.__suppress_context__ else here.__context__)
    return tuple(lines)


def _short(filename: str) -> str:
    """The path without what comes before the package: folders of a home hold a person's name."""
    parts = Path(filename).parts
    for root in ("console", "ui", "site-packages", "tests"):
        if root in parts:
            return "/".join(parts[len(parts) - 1 - parts[::-1].index(root) :])
    return parts[-1] if parts else ""
