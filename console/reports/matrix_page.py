"""The competence matrix on paper: as on screen, by darkness and outline and never by hue."""

from collections.abc import Iterator
from importlib import resources
from typing import Any, Final

from console.assessment.currency import State, Unit, Waits
from console.assessment.marks import BOXED, ICONS, STRONG, letters
from console.assessment.matrix import Choice, Matrix, Row, short_codes
from console.reports import wording
from console.reports.page import page
from console.reports.typesetting import Print

TEMPLATE: Final = "matrix.typ"
WIDEST: Final = 14
"""So many units stand side by side; more go below."""
_LEGEND: Final = (
    ("check", "mm/yy", "current, to month/year"),
    ("clock", "n d", "expires within 60 days"),
    ("refresh", "v", "re-assess: pack changed, now this version"),
    ("calendar-off", "mm/yy", "expired that month"),
    ("signature", "", "waits for a decision or a signature"),
    ("x", "n", "not yet competent, signed attempts"),
    ("circle-dashed-x", "", "void"),
    ("circle-dashed", "", "practice only, not signed"),
    ("", wording.DASH, "never assessed"),
)
_STATES: Final = {
    State.RE_ASSESS: "to re-assess",
    State.EXPIRED: "expired",
    State.DUE: "about to expire",
    State.WAITS: "waiting for sign-off",
    State.NOT_YET: "not yet competent",
    State.VOID: "void",
    State.PRACTICE: "practice only",
    State.CURRENT: "current",
    State.NEVER: "never assessed",
}


def matrix_page(matrix: Matrix, made: Print, chosen: str, *, names: bool) -> dict[str, Any]:
    """Everything on the paper. `chosen`: what was left out, in words."""
    count = len(matrix.rows)
    place = f"Console {made.console[:8]}, {count} {'person' if count == 1 else 'people'}"
    words = page(f"Competence on {wording.day(str(matrix.day))}", place, (), made)
    codes = short_codes(matrix.courses)
    marks = ({name for name, *_ in _LEGEND} | set(ICONS.values())) - {""}
    more = {
        "chosen": chosen,
        "parts": [
            {
                "heads": [
                    {"code": codes[one.id], "share": f"{matrix.held(column)} of {count}"}
                    for column, one in enumerate(matrix.courses)
                    if first <= column < first + WIDEST
                ],
                "rows": [_row(row, first, names=names) for row in matrix.rows],
            }
            for first in range(0, len(matrix.courses), WIDEST)
        ],
        "units": [[one.id, one.title] for one in matrix.courses],
        "legend": [list(one) for one in _LEGEND],
    }
    # The drawings are ours: nothing in them is anybody's words.
    return {**words, **wording.plain(more), "icons": {name: _drawing(name) for name in sorted(marks)}}


def chosen_words(choice: Choice, class_title: str | None) -> str:
    """What the page leaves out; empty when nothing."""
    return "; ".join(_chosen(choice, class_title))


def _chosen(choice: Choice, class_title: str | None) -> Iterator[str]:
    if class_title is not None:
        yield f"only people of the class {class_title}"
    if choice.course is not None:
        yield f"only {choice.course}"
    if choice.state is not None:
        yield f"only people with a unit that is {_STATES[choice.state]}"
    if choice.needs_somebody:
        yield "only people with a unit that needs somebody"
    if choice.words.strip():
        yield "only people who were searched for"


def _row(row: Row, first: int, *, names: bool) -> dict[str, Any]:
    view = row.member.view
    known = view.display if names else ""
    return {
        "name": known or f"pseudonym {view.person[-8:]}",
        "cells": [list(_cell(unit)) for unit in row.units[first : first + WIDEST]],
    }


def _cell(unit: Unit) -> tuple[str, str, bool, bool]:
    """Drawing, words, whether they are strong, whether a box is around them."""
    icon, state = ICONS[unit.state], unit.state
    words = {
        State.RE_ASSESS: "new",
        State.DUE: f"{unit.days_left} d",
        State.WAITS: "IQA" if unit.waits is Waits.IQA else "",
        State.NEVER: wording.DASH,
    }
    return icon, letters(unit) or words.get(state, ""), state in STRONG, state in BOXED


def _drawing(name: str) -> str:
    return (resources.files("resources") / "icons" / f"{name}.svg").read_text("utf-8")
