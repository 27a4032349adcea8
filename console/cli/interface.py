"""Words that the commands with a network share; this needs nothing else of the program."""

import argparse
import math


def add_interface(parser: argparse.ArgumentParser) -> None:
    """The option that every command with a network has."""
    parser.add_argument(
        "--interface",
        action="append",
        metavar="ADDRESS|all|loopback",
        help="where to search, advertise and listen (repeatable; default all)",
    )


def seconds(text: str) -> float:
    """How long to do something: a number that ends, and that time can pass."""
    value = float(text)
    if not 0 <= value < math.inf:
        raise argparse.ArgumentTypeError(f"{text} is no time to wait")
    return value
