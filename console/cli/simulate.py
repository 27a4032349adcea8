"""`simulate`: one simulated headset in this process, on the real protocol."""

import argparse
import errno
import sys
from ipaddress import IPv4Address
from pathlib import Path
from random import SystemRandom
from typing import TYPE_CHECKING, Final

from console.simulator.faults import HELP, Fault
from console.simulator.signals import HELP as CONDITIONS
from console.simulator.signals import Condition

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from console.courses.content import Pack

WRONG_USAGE: Final = 2
OUTSIDE_FAILED: Final = 3
MAX_LABEL: Final = 64
MAX_SPEED: Final = 1000.0

FAULTS: Final = "faults, with times from the moment the link is live:\n" + "\n".join(
    f"  {fault:<8}{words}" for fault, words in HELP.items()
)
WEARERS: Final = "wearers, from the end of their baseline on:\n" + "\n".join(
    f"  {condition:<12}{words}" for condition, words in CONDITIONS.items()
)


def add(subparsers: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register `simulate`."""
    parser = subparsers.add_parser(
        "simulate",
        help="one simulated headset in this process",
        description="A complete headset on the real protocol. It waits until a console starts a run on it.\n"
        'The first line on stdout is JSON: {"station","label","port","boot"}.',
        epilog=f"{FAULTS}\n\n{WEARERS}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--label", type=_label, default="Seat 1", help="seat label (default: Seat 1)")
    parser.add_argument("--model", type=_label, metavar="NAME", help="what device it is (default: Simulated)")
    parser.add_argument("--port", type=_port, default=0, help="TCP port (default: any free one)")
    parser.add_argument("--seed", type=int, help="the same seed gives the same trainee (default: random)")
    parser.add_argument("--course", default="GMP-GWN-B", metavar="ID", help="what --auto starts")
    parser.add_argument("--skill", type=_skill, default=0.8, help="of the trainee, 0 to 1 (default 0.8)")
    parser.add_argument("--speed", type=_speed, default=1.0, help="run time per real time (default 1)")
    parser.add_argument("--state", type=Path, metavar="DIR", help="keeps id, certificate and pairing keys")
    parser.add_argument("--pair-yes", action="store_true", help="confirm every pairing at once")
    parser.add_argument("--auto", action="store_true", help="start a run when no console does")
    parser.add_argument(
        "--wearer",
        type=Condition,
        choices=list(Condition),
        default=Condition.USUAL,
        help="what the sensors tell where a class asks for it (default: usual)",
    )
    parser.add_argument(
        "--with-stdin",
        action="store_true",
        help="end when stdin does, as a child should; a line there is what the wearer does: "
        "help.requested, help.cancelled, stop.pressed, fall",
    )
    parser.add_argument("--fault", type=Fault, choices=list(Fault), action="append", default=[])
    parser.add_argument(
        "--interface",
        type=_interface,
        action="append",
        default=[],
        metavar="ADDRESS|all|loopback",
        help="where to listen and advertise (repeatable; default all)",
    )
    parser.set_defaults(run=_simulate)


def _label(text: str) -> str:
    if not 1 <= len(text.encode()) <= MAX_LABEL or not text.isprintable():
        raise argparse.ArgumentTypeError(f"a label or a model has 1 to {MAX_LABEL} plain characters")
    return text


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65_535:
        raise argparse.ArgumentTypeError("a port is a number from 0 to 65535")
    return int(text)


def _interface(text: str) -> str:
    try:
        return text if text in ("all", "loopback") else str(IPv4Address(text))
    except ValueError:
        raise argparse.ArgumentTypeError("an IPv4 address of this computer, or all, or loopback") from None


def _skill(text: str) -> float:
    return _between(text, 0.0, 1.0)


def _speed(text: str) -> float:
    return _between(text, 0.01, MAX_SPEED)


def _between(text: str, low: float, high: float) -> float:
    try:
        value = float(text)
    except ValueError:
        value = low - 1.0
    if not low <= value <= high:
        raise argparse.ArgumentTypeError(f"a number from {low:g} to {high:g}")
    return value


def _simulate(args: argparse.Namespace) -> int:
    # Late, so that the other commands do not pay for it.
    from console.simulator.headset import Skill
    from console.simulator.identity import StateDamaged
    from console.simulator.process import Options, simulate
    from console.simulator.station import MODEL

    packs, course = _courses(args)
    if course is None:
        return _fail(
            WRONG_USAGE, f"There is no course {args.course}. `courses list` shows those that there are."
        )
    seed = args.seed if args.seed is not None else SystemRandom().randrange(1_000_000)
    options = Options(
        label=args.label,
        model=args.model or MODEL,
        who=Skill(seed, args.skill, args.speed, args.wearer),
        packs=tuple(packs),
        course=course,
        port=args.port,
        state=args.state,
        interfaces=tuple(args.interface),
        faults=frozenset(args.fault),
        confirms_pairing=args.pair_yes,
        starts_by_itself=args.auto,
        ends_with_stdin=args.with_stdin,
    )
    try:
        return simulate(options)
    except StateDamaged as damaged:
        return _fail(
            OUTSIDE_FAILED,
            f"The file {damaged} in {args.state} can not be understood. Move the folder away to start anew.",
        )
    except OSError as error:
        return _fail(OUTSIDE_FAILED, _words(error, args))


def _courses(args: argparse.Namespace) -> "tuple[list[Pack], Pack | None]":
    """All packs, the user's own among them, and the newest version of the one asked for."""
    from console.courses.pack import load_all
    from console.paths import courses_folder, data_folder

    packs, _ = load_all(courses_folder(data_folder(getattr(args, "data", None))))
    return packs, next((pack for pack in reversed(packs) if pack.id == args.course), None)


def _words(error: OSError, args: argparse.Namespace) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {args.port} is in use by another program. Choose another one, or 0 for any free one."
    if error.errno == errno.EADDRNOTAVAIL:
        return "This computer does not have that address. Use one of its own, or all, or loopback."
    if error.filename is not None:
        return f"The folder {args.state} can not be used: {error.strerror}. Choose another one with --state."
    return f"The network does not let the headset listen: {error.strerror}."


def _fail(code: int, words: str) -> int:
    sys.stderr.write(words + "\n")
    return code
