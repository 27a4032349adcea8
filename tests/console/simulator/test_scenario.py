from hypothesis import given
from hypothesis import strategies as st

from console.courses.content import Pack
from console.courses.pack import load_all
from console.simulator.scenario import StepPlan, plan_run

PACKS = {pack.id: pack for pack in load_all()[0]}
GOWNING = PACKS["GMP-GWN-B"]
packs = st.sampled_from(sorted(PACKS)).map(PACKS.__getitem__)
seeds = st.integers(0, 2**32)
skills = st.floats(0.0, 1.0)


def kinds(plans: tuple[StepPlan, ...]) -> list[str]:
    return [happening.event.kind for plan in plans for happening in plan.happenings]


@given(packs, seeds, skills)
def test_same_seed_and_skill_give_the_same_run(pack: Pack, seed: int, skill: float) -> None:
    assert plan_run(pack, seed, skill) == plan_run(pack, seed, skill)


def test_another_seed_gives_another_run() -> None:
    assert len({str(plan_run(GOWNING, seed, 0.7)) for seed in range(20)}) == 20


@given(packs, seeds, skills)
def test_every_step_begins_first_and_ends_once(pack: Pack, seed: int, skill: float) -> None:
    plans = plan_run(pack, seed, skill)
    assert [plan.step for plan in plans] == [step.id for step in pack.steps]
    assert [plan.index for plan in plans] == list(range(1, len(pack.steps) + 1))
    for plan in plans:
        times = [happening.at_ms for happening in plan.happenings]
        said = [happening.event.kind for happening in plan.happenings]
        assert times == sorted(times)
        assert times[0] >= 0.0
        assert times[-1] == plan.duration_ms
        assert said[0] == "step.started"
        assert said.count("step.completed") + said.count("step.skipped") == 1
        assert all(happening.event.step == plan.step for happening in plan.happenings)


@given(packs, seeds, skills)
def test_what_is_observed_is_a_second_go_at_a_slip(pack: Pack, seed: int, skill: float) -> None:
    """Whether a criterion is met is not drawn and told: the headset says what was done, and only that."""
    for plan in plan_run(pack, seed, skill):
        slips: set[str | None] = set()
        for event in (happening.event for happening in plan.happenings):
            if event.kind == "error":
                slips.add(event.code)
            if event.kind == "observation":
                assert event.data is not None
                criterion = pack.criterion(event.data["criterion"])
                assert criterion is not None
                assert criterion.step == plan.step
                assert slips.intersection(criterion.evidence)
                assert not plan.has("critical_error")
                assert not plan.has("step.skipped")


@given(packs, seeds, skills)
def test_only_codes_of_the_pack_are_used(pack: Pack, seed: int, skill: float) -> None:
    critical = {error.code for error in pack.critical_errors}
    lesser = {error.code for error in pack.errors} or {"technique"}
    for plan in plan_run(pack, seed, skill):
        for event in (happening.event for happening in plan.happenings):
            if event.kind in ("error", "critical_error"):
                assert event.code in (critical if event.kind == "critical_error" else lesser)


def test_skill_raises_the_share_of_runs_without_a_critical_error() -> None:
    def clean(skill: float) -> int:
        return sum("critical_error" not in kinds(plan_run(GOWNING, seed, skill)) for seed in range(200))

    shares = [clean(skill) for skill in (0.0, 0.5, 0.8, 1.0)]
    assert shares == sorted(shares)
    assert shares[0] < 100
    assert 100 < shares[2] < 190  # a class of good trainees still shows what a failed run looks like
    assert shares[3] == 200


def test_full_skill_makes_no_mistakes_and_needs_no_help() -> None:
    said = {kind for seed in range(100) for kind in kinds(plan_run(GOWNING, seed, 1.0))}
    assert said <= {
        "step.started",
        "step.completed",
        "observation",
        "boundary.left",
        "boundary.returned",
    }


def test_low_skill_shows_everything_a_console_must_cope_with() -> None:
    said = {kind for seed in range(300) for kind in kinds(plan_run(GOWNING, seed, 0.2))}
    assert said >= {
        "step.skipped",
        "error",
        "critical_error",
        "help.requested",
        "help.cancelled",
        "stop.pressed",
        "boundary.left",
        "boundary.returned",
    }
