"""`courses list` and `courses check FILE`: which packs there are, and what is wrong with one."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from console.courses.pack import Pack, examine, load_all
from console.errors import ConsoleError, PackReason
from console.paths import courses_folder, data_folder

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add(subparsers: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Register `courses` with its two verbs."""
    courses = subparsers.add_parser("courses", help="list and check course packs")
    verbs = courses.add_subparsers(dest="verb", required=True, metavar="list|check")
    listing = verbs.add_parser("list", help="all packs: the program's own and those of the data folder")
    listing.set_defaults(run=_list)
    check = verbs.add_parser("check", help="read one pack and say what is wrong with it")
    check.add_argument("file", type=Path, metavar="FILE")
    check.set_defaults(run=_check)


def _list(args: argparse.Namespace) -> int:
    packs, troubles = load_all(courses_folder(data_folder(args.data)))
    for trouble in troubles:
        print(_words(trouble), file=sys.stderr)
    print(json.dumps([_summary(pack) for pack in packs], ensure_ascii=False))
    return 0


def _check(args: argparse.Namespace) -> int:
    name = str(args.file)
    pack, troubles = examine(args.file, name)
    for trouble in troubles:
        print(_words(trouble), file=sys.stderr)
    if pack is None:
        return 3 if troubles[0].reason is PackReason.UNREADABLE else 1
    print(json.dumps(_summary(pack), ensure_ascii=False))
    if pack.draft:
        print(f"{name}: draft content, approved_by is empty", file=sys.stderr)
    packs, _ = load_all(courses_folder(data_folder(args.data)))
    if any((one.id, one.version) == (pack.id, pack.version) and one.sha256 != pack.sha256 for one in packs):
        words = f"{pack.id} {pack.version} is here already with other content: give this one a new version"
        print(f"{name}: {words}", file=sys.stderr)
    return 0


def _words(trouble: ConsoleError) -> str:
    """`file:line: what is wrong`, as compilers say it, so that editors can jump there."""
    place = ":".join(str(trouble.detail[key]) for key in ("file", "line") if key in trouble.detail)
    return f"{place}: {trouble.detail['what']}"


def _summary(pack: Pack) -> dict[str, Any]:
    return {
        "id": pack.id,
        "version": pack.version,
        "title": pack.title,
        "mode": pack.mode,
        "sha256": pack.sha256,
        "steps": len(pack.steps),
        "critical_errors": len(pack.critical_errors),
        "criteria": len(pack.criteria),
        "oral_questions": len(pack.oral_questions),
        "duration_min": pack.duration_min,
        "expires_months": pack.expires_months,
        "sop": pack.sop,
        "standard": pack.standard,
        "draft": pack.draft,
    }
