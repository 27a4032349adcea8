"""What a class leaves in the records as it begins: who is enrolled, who agreed to what, who sits where."""

from collections.abc import Callable

from console.model import AccountId, ClassId, ClassPlan, Mode, PersonId, PlannedSeat, SeatView
from console.records import PHYSIOLOGY, Draft, personal_part


def plan_drafts(
    plan: ClassPlan, class_: ClassId, new_id: Callable[[], str], actor: AccountId | None, *, may_opt_in: bool
) -> tuple[list[Draft], tuple[SeatView, ...], frozenset[PersonId]]:
    """The entries that a class begins with, its seats, and the guests who opted in.

    Guests of an outreach class leave no person, so what they agreed to is in no entry either.
    """
    drafts = [
        Draft(
            kind="class.planned",
            subject=class_,
            body={"title": plan.title, "mode": str(plan.mode), "duration_min": plan.duration_min},
            course=plan.course,
        )
    ]
    seats: list[SeatView] = []
    guests: set[PersonId] = set()
    for planned in plan.seats:
        if planned.trainee is None:
            continue
        person = planned.trainee.person or new_id()
        if planned.trainee.person is None and plan.mode is not Mode.OUTREACH:
            drafts.append(_enrolment(planned, person))
        if planned.station is not None:
            body = {"person": person, "seat": planned.seat, "station": planned.station, "turn": 1}
            drafts.append(Draft(kind="seat.assigned", subject=class_, body=body))
        if planned.opted_in and may_opt_in:
            if plan.mode is Mode.OUTREACH and planned.trainee.person is None:
                guests.add(person)
            else:
                body = {"scope": PHYSIOLOGY, "class": class_}
                drafts.append(Draft(kind="consent.given", subject=person, body=body, actor=actor))
        seats.append(SeatView(planned.seat, planned.station, person, planned.trainee.display))
    drafts.append(Draft(kind="class.started", subject=class_, body={}, course=plan.course))
    return drafts, tuple(seats), frozenset(guests)


def _enrolment(planned: PlannedSeat, person: PersonId) -> Draft:
    assert planned.trainee is not None
    part = personal_part(
        given=planned.trainee.given,
        family=planned.trainee.family,
        display=planned.trainee.display,
        email=planned.trainee.email,
        uln=planned.trainee.uln,
    )
    return Draft(kind="person.enrolled", subject=person, body={}, detached=(("personal", part),))
