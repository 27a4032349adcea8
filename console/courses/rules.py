"""What a pack must hold beyond the types of its fields: names that resolve, units that can be true."""

from collections.abc import Iterable, Iterator

import msgspec

from console.courses.content import CodedError, Pack
from console.courses.key_lines import KeyPath
from console.courses.lettering import SHORT_TITLE_PX, width_px

Fault = tuple[KeyPath, str]
"""Where it is, and what is wrong there, in plain words."""


def faults(pack: Pack) -> Iterator[Fault]:
    """All that is wrong with a pack whose fields have the right types, in the order of reading."""
    yield from _unprintable_text(pack)
    yield from _repeated_names(pack)
    yield from _step_faults(pack)
    yield from _stage_faults(pack)
    yield from _criterion_faults(pack)
    yield from _pass_rule_faults(pack)


def _unprintable_text(pack: Pack) -> Iterator[Fault]:
    """Line breaks, control and direction marks can hide what a reader of the record would have to see."""
    stack: list[tuple[KeyPath, object]] = [((), msgspec.to_builtins(pack))]
    while stack:
        path, value = stack.pop()
        if isinstance(value, dict):
            stack.extend(((*path, key), item) for key, item in value.items())
        elif isinstance(value, (list, tuple)):
            stack.extend(((*path, n), item) for n, item in enumerate(value))
        elif isinstance(value, str) and not value.isprintable():
            yield path, "has a character that can not be printed"
        elif isinstance(value, str) and value != value.strip():
            yield path, "begins or ends with a space"


def _repeated(table: str, key: str, values: Iterable[str]) -> Iterator[Fault]:
    seen: dict[str, int] = {}
    for n, value in enumerate(values):
        if value in seen:
            yield (table, n, key), f"{value} is already the {key} of item {seen[value] + 1}"
        seen.setdefault(value, n)


def _repeated_names(pack: Pack) -> Iterator[Fault]:
    yield from _repeated("steps", "id", (step.id for step in pack.steps))
    yield from _repeated("critical_errors", "code", (error.code for error in pack.critical_errors))
    yield from _repeated("errors", "code", (error.code for error in pack.errors))
    yield from _repeated("criteria", "id", (criterion.id for criterion in pack.criteria))
    yield from _repeated("oral_questions", "id", (question.id for question in pack.oral_questions))
    critical = {error.code for error in pack.critical_errors}
    for n, error in enumerate(pack.errors):
        if error.code in critical:
            yield ("errors", n, "code"), f"{error.code} is a critical error already"
    criteria = {criterion.id for criterion in pack.criteria}
    for n, question in enumerate(pack.oral_questions):
        if question.id in criteria:
            yield ("oral_questions", n, "id"), f"{question.id} is the id of a criterion already"


def _step_faults(pack: Pack) -> Iterator[Fault]:
    for n, step in enumerate(pack.steps):
        width = width_px(step.short)
        if width > SHORT_TITLE_PX:
            yield (
                ("steps", n, "short"),
                f"is {width} px wide, a tile has {SHORT_TITLE_PX} (about 24 characters)",
            )
    total_s, course_s = sum(step.typical_s for step in pack.steps), pack.duration_min * 60
    if not course_s // 10 <= total_s <= course_s:
        what = f"is {pack.duration_min} min, but the steps take {total_s} s in all: are the units right?"
        yield ("duration_min",), what


def _stage_faults(pack: Pack) -> Iterator[Fault]:
    begun = 0
    for n, stage in enumerate(pack.stages):
        at = pack.index(stage.first)
        if at is None:
            yield ("stages", n, "first"), f"{stage.first} is not a step of this pack"
        elif n == 0 and at != 1:
            yield ("stages", n, "first"), f"the first stage begins with the first step, {pack.steps[0].id}"
        elif at <= begun:
            yield ("stages", n, "first"), f"{stage.first} does not come after the stage before it"
        begun = at or begun


def _criterion_faults(pack: Pack) -> Iterator[Fault]:
    known: tuple[CodedError, ...] = (*pack.critical_errors, *pack.errors)
    codes = {error.code for error in known}
    for n, criterion in enumerate(pack.criteria):
        at: KeyPath = ("criteria", n)
        if criterion.step is not None and pack.step(criterion.step) is None:
            yield (*at, "step"), f"{criterion.step} is not a step of this pack"
        for m, code in enumerate(criterion.evidence):
            if code not in codes:
                yield (*at, "evidence", m), f"{code} is not an error of this pack"
            if code in criterion.evidence[:m]:
                yield (*at, "evidence", m), f"{code} is named twice"
        if criterion.by == "machine" and criterion.step is None:
            yield (*at, "step"), f"{criterion.id} is judged by the machine and needs a step"
        if criterion.by == "machine" and not criterion.evidence:
            yield (*at, "evidence"), f"{criterion.id} is judged by the machine and needs evidence"


def _pass_rule_faults(pack: Pack) -> Iterator[Fault]:
    if pack.pass_rule.oral_questions_right > len(pack.oral_questions):
        yield ("pass", "oral_questions_right"), f"the pack has only {len(pack.oral_questions)} oral questions"
    if pack.mode == "training" and not pack.critical_errors:
        yield ("mode",), "a training pack needs critical errors"
    if pack.mode == "outreach" and pack.expires_months is not None:
        yield ("expires_months",), "an outreach pack gives no competence that could expire"
