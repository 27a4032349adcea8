"""What the demonstration plays: invented people, one class, and how its runs are decided."""

from collections.abc import Sequence
from itertools import product

from console.assessment.decision import needs_reason
from console.assessment.sheet import Sheet, judge
from console.cli.simulate import MAX_SPEED
from console.courses.content import Pack
from console.model import ClassPlan, Decision, Mode, PlannedSeat, Result, StationView, Trainee

GIVEN = (
    "Amina",
    "Tomos",
    "Oluwaseun",
    "Rhiannon",
    "Callum",
    "Gwenllian",
    "Priya",
    "Hana",
    "Jack",
    "Angharad",
)
FAMILY = (
    "Yusuf",
    "Griffiths",
    "Adeyemi",
    "Prydderch-Jones",
    "Fraser",
    "Llewelyn",
    "Raghunathan",
    "Sato",
    "Whitworth",
    "Llywelyn ap Rhys",
)
LEAST_BASELINE_S = 45
SLACK = 1.3
"""Runs of the less practised take longer than the course's typical times."""


def people(count: int) -> list[Trainee]:
    """So many invented trainees, all different, up to 100."""
    pairs = [(GIVEN[i % 10], FAMILY[(i + shift) % 10]) for shift, i in product(range(10), range(10))]
    return [Trainee(display=f"{given} {family}", given=given, family=family) for given, family in pairs][
        :count
    ]


def plan(pack: Pack, stations: Sequence[StationView], minutes: float) -> ClassPlan:
    """A practice class: one person a headset, seats numbered in the order of the labels.

    Everybody agrees to physiological load but the last of several.
    """
    ordered = sorted(stations, key=lambda view: (len(view.label), view.label, view.station))
    seats = tuple(
        PlannedSeat(f"{number:02d}", view.station, trainee, opted_in=number == 1 or number < len(ordered))
        for number, (view, trainee) in enumerate(zip(ordered, people(len(ordered)), strict=True), 1)
    )
    return ClassPlan(
        title=pack.title,
        mode=Mode.PRACTICE,
        course=pack.ref,
        duration_min=max(1, round(minutes)),
        seats=seats,
        physio=True,
    )


def baseline_s(class_s: float) -> int:
    """How long a seated baseline may take in a class of that length; 0: it is too short for any.

    Two minutes are needed for a good one; from 45 s on there is one of the heart rate, a provisional one.
    """
    share = min(120, round(class_s * 0.4))
    return share if share >= LEAST_BASELINE_S else 0


def simulator_speed(pack: Pack, class_s: float) -> float:
    """How much faster than real a headset must play to fit into what the baseline leaves, if it can."""
    typical_s = sum(step.typical_s for step in pack.steps)
    return min(MAX_SPEED, max(1.0, typical_s * SLACK / ((class_s - baseline_s(class_s)) * 0.85)))


def decide(sheet: Sheet) -> tuple[Decision, str | None, dict[str, Result]]:
    """Follow the pack's proposal; what only a person can judge is met where nothing critical was seen."""
    result = Result.NOT_MET if sheet.critical_errors else Result.MET
    judgements = {one.id: result for one in sheet.by_person}
    judged = judge(sheet, judgements)
    reason = None
    if needs_reason(judged, judged.proposal):
        seen = ", ".join(error.title for error in judged.critical_errors) or "steps were left out"
        reason = f"Demonstration: {seen}. Practise this part again."
    return judged.proposal, reason, judgements
