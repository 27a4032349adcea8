"""The words of `demo`; what it does is in `play.py`, which needs Qt."""

import argparse
import os
import sys
from pathlib import Path
from typing import Any

from console.cli.interface import add_interface
from ui.display import has_display, trouble_with_display


def add(commands: Any) -> None:
    """Register the command."""
    demo = commands.add_parser("demo", help="a class with simulated headsets, from search to decision")
    demo.add_argument("--stations", type=_count, default=6, help="how many headsets (default 6, at most 100)")
    demo.add_argument("--seed", type=int, default=7, help="same seed, same class (default 7)")
    demo.add_argument("--minutes", type=_positive, default=2.0, help="how long the class lasts (default 2)")
    demo.add_argument("--speed", type=_positive, default=1.0, help="how much faster than that (default 1)")
    demo.add_argument(
        "--out", type=Path, default=None, metavar="DIR", help="where screenshots and the record pack go"
    )
    demo.add_argument("--headless", action="store_true", help="without a window, as on a machine without one")
    add_interface(demo)
    demo.set_defaults(run=_run)


def _count(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 100:
        raise argparse.ArgumentTypeError("between 1 and 100 stations")
    return number


def _positive(text: str) -> float:
    number = float(text)
    if not 0 < number < 10_000:
        raise argparse.ArgumentTypeError("a number above 0")
    return number


def _run(args: argparse.Namespace) -> int:
    if not args.headless and trouble_with_display() is not None:
        sys.stderr.write("No display answers here: the demonstration runs without a window.\n")
    args.headless = args.headless or not has_display()
    if args.headless:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from ui.demo.play import run_demo

    return run_demo(args)
