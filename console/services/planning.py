"""What a class leaves in the records as it begins, and the plan of one that was: to hold it again.

Who is enrolled, who agreed to what, who sits where.
"""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from console.classroom.tally import kept
from console.model import (
    AccountId,
    ClassId,
    ClassPlan,
    ClassView,
    Headcount,
    Mode,
    PersonId,
    PlannedSeat,
    RotaTimes,
    SeatView,
    Thresholds,
    Trainee,
)
from console.records import PHYSIOLOGY, ClassRow, Draft, Entry, Records, bodies, personal_part


class Beginning(msgspec.Struct, frozen=True):
    """A class that is about to begin."""

    drafts: tuple[Draft, ...]
    """Everything but who sits where: `rota.seat_drafts` says that, turn by turn."""
    rota: tuple[SeatView, ...]
    guests: frozenset[PersonId]
    """Who of those in no record agreed to physiological load."""


def begin(
    plan: ClassPlan, class_: ClassId, new_id: Callable[[], str], actor: AccountId | None, *, may_opt_in: bool
) -> Beginning:
    """The entries that a class begins with, the seats of all its turns, and the guests who opted in.

    Guests of an outreach class leave no person, so what they agreed to is in no entry either. One trainee of
    the plan, the same object, is one person, in however many turns; two who are equal are two people.
    """
    drafts = [Draft("class.planned", class_, _planned(plan), course=plan.course, actor=actor)]
    ids: dict[int | PersonId, PersonId] = {}
    guests: set[PersonId] = set()
    agreed: set[PersonId] = set()

    def person_of(trainee: Trainee | None) -> PersonId | None:
        if trainee is None:
            return None
        key = trainee.person or id(trainee)
        if key not in ids:
            ids[key] = trainee.person or new_id()
            if trainee.person is None and plan.mode is not Mode.OUTREACH:
                drafts.append(enrolment(trainee, ids[key]))
        return ids[key]

    used = {seat.seat for seat in plan.seats if seat.trainee is not None}
    rota = []
    for planned in plan.seats:
        person, watcher = person_of(planned.trainee), person_of(planned.watcher)
        if planned.seat not in used:
            continue
        if person is not None and planned.opted_in and may_opt_in and person not in agreed:
            agreed.add(person)
            assert planned.trainee is not None
            if plan.mode is Mode.OUTREACH and planned.trainee.person is None:
                guests.add(person)
            else:
                body = {"scope": PHYSIOLOGY, "class": class_}
                drafts.append(Draft(kind="consent.given", subject=person, body=body, actor=actor))
        rota.append(_seat(planned, person, watcher))
    return Beginning(tuple(drafts), tuple(rota), frozenset(guests))


def enrolment(trainee: Trainee, person: PersonId) -> Draft:
    """Somebody new."""
    part = personal_part(
        given=trainee.given,
        family=trainee.family,
        display=trainee.display,
        email=trainee.email,
        uln=trainee.uln,
    )
    return Draft(kind="person.enrolled", subject=person, body={}, detached=(("personal", part),))


def closing(
    class_: ClassView, count: Headcount, answers: Mapping[str, Mapping[str, int]], actor: AccountId | None
) -> Draft:
    """The entry that a class ends with: whom it reached, and why a seat has nothing to show."""
    body: dict[str, Any] = {
        "reach": {"present": count.present, "audience": count.audience},
        "exceptions": [
            {"seat": one.seat, "turn": one.turn, "person": one.person, "reason": one.reason}
            for one in class_.excused
        ],
    }
    tally = kept(answers) if class_.mode is Mode.OUTREACH else None
    if tally is not None:
        body["tally"] = tally
    return Draft("class.closed", class_.id, body, course=class_.course, actor=actor)


def thresholds_of(records: Records, class_: ClassId) -> Thresholds | None:
    """The limits that the class was planned with; None: those of its course."""
    planned = next((entry for entry in records.about(class_) if entry.kind == "class.planned"), None)
    return None if planned is None else _thresholds(planned)


def plan_of(records: Records, row: ClassRow) -> ClassPlan:
    """The plan of a class that was held, for holding it again with the same people.

    Those who were erased since are left out, and consent is asked for anew.
    """
    entries = records.about(row.id)
    planned = next((entry for entry in entries if entry.kind == "class.planned"), None)
    body = bodies.read(bodies.ClassPlanned, planned.body) if planned is not None else None
    watchers = {
        (entry.body["turn"], entry.body["seat"]): entry.body.get("watcher")
        for entry in entries
        if entry.kind == "seat.assigned"
    }
    known = {id_: one for one in records.persons() for id_ in (one.person, *one.merged)}
    guests: dict[PersonId, Trainee] = {}

    def trainee(person: PersonId | None) -> Trainee | None:
        if person is None:
            return None
        if row.mode is Mode.OUTREACH and person not in known:
            return guests.setdefault(person, Trainee(f"Guest {len(guests) + 1}"))
        one = known.get(person)
        if one is None or not one.display:
            return None
        return Trainee(one.display, one.given, one.family, one.person)

    seats = tuple(
        PlannedSeat(
            seat.seat,
            seat.station,
            trainee(seat.person),
            turn=seat.turn,
            watcher=trainee(watchers.get((seat.turn, seat.seat))),
        )
        for seat in records.seats(row.id)
    )
    usual = RotaTimes()
    return ClassPlan(
        title=row.title,
        mode=row.mode,
        course=row.course,
        duration_min=row.duration_min,
        seats=seats,
        thresholds=None if planned is None else _thresholds(planned),
        times=RotaTimes(
            usual.turn_min if body is None or body.turn_min is None else body.turn_min,
            usual.wipe_min if body is None or body.wipe_min is None else body.wipe_min,
        ),
    )


def _planned(plan: ClassPlan) -> dict[str, Any]:
    body: dict[str, Any] = {
        "title": plan.title,
        "mode": str(plan.mode),
        "duration_min": plan.duration_min,
    }
    if plan.thresholds is not None:
        body["thresholds"] = msgspec.to_builtins(plan.thresholds)
    if plan.times.turn_min:
        body |= {"turn_min": plan.times.turn_min, "wipe_min": plan.times.wipe_min}
    return body


def _seat(planned: PlannedSeat, person: PersonId | None, watcher: PersonId | None) -> SeatView:
    return SeatView(
        planned.seat,
        planned.station,
        person,
        planned.trainee.display if planned.trainee is not None else None,
        planned.turn,
        watcher,
        planned.watcher.display if planned.watcher is not None else None,
    )


def _thresholds(planned: Entry) -> Thresholds | None:
    """Limits that this version does not know, or would not take, are not used."""
    given = bodies.read(bodies.ClassPlanned, planned.body).thresholds
    if given is None:
        return None
    kept = {name: value for name, value in given.items() if name in Thresholds.__struct_fields__}
    try:
        return msgspec.convert(kept, Thresholds)
    except msgspec.ValidationError:
        return None
