"""Every pack as simulated trainees play it: what its rule, its errors and its criteria come to."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.courses.content import Pack
from console.courses.log import LogEvent, heard_event
from console.courses.pack import load_all
from console.courses.scoring import Score, Why, judge, score
from console.model import Decision, Outcome, Result
from console.simulator.scenario import plan_run
from console.simulator.trainee import Trainee
from tests.support.runs import utc

PACKS = {pack.id: pack for pack in load_all()[0]}
MANY_SEEDS = range(600)
SKILLS = (0.0, 0.3, 0.8)


def played(pack: Pack, seed: int, skill: float) -> list[LogEvent]:
    """What a headset says of one run, from the first step to the last."""
    trainee = Trainee(pack.id, pack.version, plan_run(pack, seed, skill))
    said = trainee.advance(1e9)
    assert trainee.is_done
    return [heard_event(row, utc(row), body) for row, body in enumerate(said, 1)]


def scored(pack: Pack, log: Iterable[LogEvent], outcome: Outcome = Outcome.COMPLETED) -> Score:
    """The score once a person has found everything that is theirs to be met."""
    seen = score(pack, log, outcome=outcome)
    return judge(seen, {one.id: Result.MET for one in seen.by_person})


def reached(pack: Pack, seed: int, skill: float) -> set[str]:
    """Names of what a run of this seed and skill comes to."""
    seen = scored(pack, played(pack, seed, skill))
    found = {f"proposed {seen.proposal}", *(f"because {why}" for why in seen.proposal_why)}
    found |= {f"critical {error.code}" for error in seen.critical_errors}
    found |= {f"{one.id} {one.result}" for one in seen.machine}
    found |= {f"{one.id} by {one.why}" for one in seen.machine if one.why == "observation"}
    for one in seen.human:
        errors = any(moment.kind in ("error", "critical_error") for moment in one.moments)
        found.add(f"{one.id} {'with' if errors else 'without'} something to look at")
    return found


def wanted(pack: Pack) -> set[str]:
    """Everything that some run must come to: both outcomes, each critical error, each criterion both ways."""
    names = {f"proposed {Decision.COMPETENT}", f"because {Why.RULE_MET}", f"because {Why.STEPS_SHARE}"}
    names |= {f"critical {error.code}" for error in pack.critical_errors}
    for one in pack.criteria:
        if one.by == "machine":
            names |= {f"{one.id} {result}" for result in Result} | {f"{one.id} by observation"}
        else:
            names |= {f"{one.id} {way} something to look at" for way in ("with", "without")}
    if pack.critical_errors:
        names |= {f"proposed {Decision.NOT_YET_COMPETENT}", f"because {Why.CRITICAL_ERROR}"}
    return names


@pytest.mark.parametrize("pack", PACKS.values(), ids=list(PACKS))
def test_every_way_of_a_pack_is_played_by_somebody(pack: Pack) -> None:
    missing = wanted(pack) - reached(pack, 0, 1.0)
    for seed in MANY_SEEDS:
        missing -= reached(pack, seed, SKILLS[seed % 3] if seed % 2 else 0.0)
        if not missing:
            break
    assert not missing


packs = st.sampled_from(sorted(PACKS)).map(PACKS.__getitem__)
seeds = st.integers(0, 2**32)


@given(packs, seeds)
def test_full_skill_passes_every_course(pack: Pack, seed: int) -> None:
    seen = scored(pack, played(pack, seed, 1.0))
    assert (seen.proposal, seen.steps_done) == (Decision.COMPETENT, len(pack.steps))
    assert seen.evidence_complete
    assert {(one.result, one.why) for one in seen.machine} == {(Result.MET, "completed")}


@given(packs, seeds, st.floats(0.0, 1.0), st.sampled_from(Outcome))
def test_score_of_any_run_follows_from_what_was_done(
    pack: Pack, seed: int, skill: float, outcome: Outcome
) -> None:
    """An oracle in other words than the scorer's: the last thing said about a criterion settles it."""
    log = played(pack, seed, skill)
    seen = scored(pack, log, outcome)
    assert {error.code for error in seen.critical_errors} == {
        event.code for event in log if event.kind == "critical_error"
    }
    for one in seen.machine:
        criterion = pack.criterion(one.id)
        assert criterion is not None
        slips = [event for event in log if "error" in event.kind and event.code in criterion.evidence]
        again = [event for event in log if event.criterion == one.id]
        ended = [event for event in log if event.step == one.step and event.kind.startswith("step.")][-1]
        if again:
            assert (one.result is Result.MET) == again[-1].met
        elif slips:
            assert (one.result, one.rows) == (Result.NOT_MET, tuple(event.row for event in slips))
        else:
            assert one.result is (Result.MET if ended.kind == "step.completed" else Result.NOT_OBSERVED)
            assert one.rows == (ended.row,)
    void = outcome in (Outcome.TECHNICAL_FAULT, Outcome.INTERRUPTED)
    if seen.critical_errors:
        assert seen.proposal is Decision.NOT_YET_COMPETENT
    elif void:
        assert seen.proposal is Decision.VOID
    assert seen.evidence_complete is not void


@given(packs, seeds, st.floats(0.0, 1.0), st.data())
def test_a_run_cut_off_anywhere_never_claims_what_it_did_not_show(
    pack: Pack, seed: int, skill: float, data: st.DataObject
) -> None:
    log = played(pack, seed, skill)
    begun = log[: data.draw(st.integers(0, len(log) - 1))]
    seen = scored(pack, begun, Outcome.COMPLETED)
    said = {event.step for event in begun if event.kind in ("step.completed", "step.skipped")}
    untold = {one.id for one in seen.machine if one.step not in said and one.why == "nothing"}
    assert {one.criterion for one in seen.missing} == untold
    assert seen.steps_done <= sum(event.kind == "step.completed" for event in begun) + sum(
        event.kind == "observation" for event in begun
    )
