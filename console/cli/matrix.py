"""`people matrix`: who is competent at what, as JSON, CSV or paper."""

import argparse
import json
from pathlib import Path
from typing import Any

from console.assessment.currency import State
from console.assessment.matrix import Choice
from console.cli.acting import WAIT_S, add_acting, signed_in
from console.cli.session import engine, out
from console.reports.asked import Format


def add(verbs: Any) -> None:
    """Register the verb."""
    parser: argparse.ArgumentParser = verbs.add_parser("matrix", help="who is competent at what today")
    parser.add_argument("--class", dest="class_", metavar="ID", help="only people of this class")
    parser.add_argument("--unit", metavar="COURSE", help="only this unit")
    parser.add_argument(
        "--state", choices=[state.value for state in State], help="only people with such a unit"
    )
    parser.add_argument("--needs", action="store_true", help="only people with a unit that needs somebody")
    parser.add_argument("--name", default="", metavar="TEXT", help="only people who are called so")
    parser.add_argument("--pseudonyms", action="store_true", help="no names, no ULN")
    parser.add_argument(
        "--out", type=Path, metavar="FILE", help="FILE.csv, FILE.json or FILE.pdf (default: JSON to stdout)"
    )
    add_acting(parser)
    parser.set_defaults(run=_matrix, interface=["loopback"])


def _matrix(args: argparse.Namespace) -> int:
    choice = Choice(
        words=args.name,
        class_=args.class_,
        course=args.unit,
        state=State(args.state) if args.state else None,
        needs_somebody=args.needs,
    )
    with engine(args, quietly=True) as console:
        if console.trouble is not None and not console.has_records:
            raise console.trouble
        session = signed_in(console, args) if args.user else None
        people, names = console.people, not args.pseudonyms
        if args.out is None:
            data = people.matrix(choice, Format.JSON, session=session, names=names).result(WAIT_S)
            out(json.loads(data))
        else:
            path = people.write_matrix(args.out, choice, session=session, names=names).result(WAIT_S)
            out({"report": "competence_matrix", "file": str(path)})
    return 0
