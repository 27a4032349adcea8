"""Entry point of `resilience-console`: window and demo here, every other command in `console.cli`.

Qt and the console's libraries are imported late: the window paints before the engine is loaded, and a
command line without a window never loads Qt.
"""

import builtins
import gc
import sys
from collections.abc import Sequence
from typing import Final

OUTSIDE_FAILED: Final = 3


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; returns its exit code (0 done, 1 no, 2 wrong usage, 3 something outside failed)."""
    rule_out_core_dumps()
    words = list(sys.argv[1:] if argv is None else argv)
    if not any(word in ("-h", "--help") or not word.startswith("-") for word in _without_values(words)):
        return _open_window(words)
    from console.cli import parser, run
    from ui.demo import options

    return run(parser(words, options).parse_args(words))


def rule_out_core_dumps() -> None:
    """Leave no core dump behind: the memory of a running console holds names, keys and passphrases.

    With a limit of 0 Linux writes no file, but where crashes go to a handler it still hands over everything;
    of 1 byte it refuses both.
    """
    if sys.platform != "win32":
        import resource

        most = resource.getrlimit(resource.RLIMIT_CORE)[1]
        least = 1 if sys.platform == "linux" and most != 0 else 0
        resource.setrlimit(resource.RLIMIT_CORE, (least, most))


def lighten_start() -> None:
    """Load Qt first, and without what a start pays for and nobody here uses.

    Nothing is collected while Qt and the window are loaded: all of that stays. `ui.garbage` takes over then.
    From its own loading on PySide reads the source of every module, however late that is loaded, to see if it
    wants snake_case names (`__feature__`): a good part of what a start costs.
    """
    gc.disable()
    plain_import = builtins.__import__
    import PySide6.QtCore  # noqa: F401 - puts its own in the place of Python's import

    builtins.__import__ = plain_import


def _without_values(words: Sequence[str]) -> list[str]:
    """The words without the values of the window's own options."""
    kept, skip = [], False
    for word in words:
        if not skip:
            kept.append(word)
        skip = word in ("--data", "--interface")
    return kept


def _open_window(words: Sequence[str]) -> int:
    import argparse
    from pathlib import Path

    from console.paths import APP, data_folder
    from ui.display import trouble_with_display

    options = argparse.ArgumentParser(prog=APP)
    options.add_argument("--data", type=Path, default=None)
    options.add_argument("--interface", action="append")
    args = options.parse_args(words)
    trouble = trouble_with_display()
    if trouble is not None:
        sys.stderr.write(trouble + "\n")
        return OUTSIDE_FAILED

    lighten_start()
    from ui.app import open_window

    return open_window(data_folder(args.data), args.interface or ("all",))


if __name__ == "__main__":
    raise SystemExit(main())
