"""The option that every command with a network has; it needs nothing else of this program."""

import argparse


def add_interface(parser: argparse.ArgumentParser) -> None:
    """The option that every command with a network has."""
    parser.add_argument(
        "--interface",
        action="append",
        metavar="ADDRESS|all|loopback",
        help="where to search, advertise and listen (repeatable; default all)",
    )
