"""What still has to be said before a class may end. Pure.

An assessed class ends with a saved run and a decision for every seat of every turn, or a reason why not.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

import msgspec

from console.model import ClassView, Excused, Mode, Outcome, PersonId, RunView, Seat

CUT_OFF: Final = frozenset({Outcome.INTERRUPTED, Outcome.TECHNICAL_FAULT})


class Lack(StrEnum):
    """What a seat does not have."""

    NO_RUN = "no_run"
    RUN_OPEN = "run_open"
    NO_DECISION = "no_decision"


class Unsettled(msgspec.Struct, frozen=True):
    """A seat of a turn that the gate still asks about."""

    seat: Seat
    turn: int
    person: PersonId
    name: str | None
    lack: Lack


def waits_for_decision(run: RunView, mode: Mode) -> bool:
    """Whether somebody is to decide: never about guests, nor about practice that was cut off."""
    if run.outcome is None or run.decision is not None or mode is Mode.OUTREACH:
        return False
    return mode is Mode.ASSESS or run.outcome not in CUT_OFF


def unsettled(class_: ClassView, exceptions: Iterable[Excused] = ()) -> tuple[Unsettled, ...]:
    """Every seat that has neither a decision nor a reason, by turn and seat; empty where none is needed.

    Somebody who sits in several turns is asked about once, where they sat last.
    """
    if class_.mode is not Mode.ASSESS:
        return ()
    excused = {one.person for one in (*class_.excused, *exceptions) if one.reason.strip()}
    runs: dict[PersonId, list[RunView]] = {}
    for run in class_.runs:
        if run.person is not None and run.began:
            runs.setdefault(run.person, []).append(run)
    found: dict[PersonId, Unsettled] = {}
    for seat in class_.rota or class_.seats:
        if seat.person is None or seat.person in excused:
            continue
        lack = _lack(runs.get(seat.person, []))
        if lack is not None:
            found[seat.person] = Unsettled(seat.seat, seat.turn, seat.person, seat.name, lack)
    return tuple(found.values())


def _lack(runs: list[RunView]) -> Lack | None:
    """One decided run settles it, whatever else there is."""
    if any(run.decision is not None for run in runs):
        return None
    if any(run.outcome is None for run in runs):
        return Lack.RUN_OPEN
    return Lack.NO_DECISION if runs else Lack.NO_RUN
