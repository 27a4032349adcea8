"""Assessor activity on paper and in a spreadsheet."""

from collections.abc import Iterator
from typing import Any, Final

from console.reports.activity import Activity, Decided, Given
from console.reports.page import Block, Cell, Column, Facts, Figures, Notes, Table, page
from console.reports.typesetting import Print
from console.reports.wording import DASH

HEADS: Final = (
    "from",
    "to",
    "assessor",
    "name",
    "qualified",
    "course",
    "decisions",
    "competent",
    "not_yet_competent",
    "overrides",
    "amendments",
    "voids",
    "signed",
    "countersigned",
    "to_countersign",
    "sampled",
    "verified",
    "sample_percent",
    "given_countersigned",
    "given_verified",
    "given_voided",
)
_SAMPLE: Final = (
    "The first two of a new assessor per unit, every override, amendment and void, the first of each unit "
    "in each quarter, and one in five of the rest. Nobody picks: the choice follows from the entries."
)


def activity_page(activity: Activity, made: Print) -> dict[str, Any]:
    """Everything on the paper."""
    place = f"Console {made.console[:8]}, {activity.period.words}"
    return page("Assessor activity", place, _blocks(activity), made)


def rows(activity: Activity) -> Iterator[tuple[Any, ...]]:
    """One line a person and unit, whatever they did there. See HEADS."""
    decided = {(one.assessor, one.course): one for one in activity.decided}
    given = {(one.signer, one.course): one for one in activity.given}
    for account, course in dict.fromkeys((*decided, *given)):
        mine, others = decided.get((account, course)), given.get((account, course))
        name = mine.name if mine is not None else others.name if others is not None else ""
        yield (
            activity.period.first,
            activity.period.last,
            account,
            name,
            mine.qualified if mine is not None else None,
            course,
            *(getattr(mine, head) if mine is not None else None for head in HEADS[6:18]),
            *(
                getattr(others, head) if others is not None else 0
                for head in ("countersigned", "verified", "voided")
            ),
        )


def _blocks(activity: Activity) -> Iterator[Block]:
    decided = activity.decided
    names = [one.name for one in decided] + [one.name for one in activity.given]
    who = "everybody" if activity.assessor is None else next(iter(names), DASH)
    yield Facts((("Period", activity.period.words),), (("Assessor", who),))
    signed = sum(one.signed for one in decided)
    sampled = sum(one.sampled for one in decided)
    yield Figures(
        (
            _assessors(activity),
            (str(sum(one.decisions for one in decided)), "decisions"),
            (str(signed), "signed"),
            (str(sum(one.verified for one in decided)), "verified"),
            (f"{round(sampled * 100 / signed)} %" if signed else DASH, "in the IQA sample"),
        )
    )
    yield _decided(activity)
    yield _given(activity)
    yield Notes(
        "About these figures", "", (("Sample", _SAMPLE), ("Not in here", "Nobody’s speed, and no ranking."))
    )


def _decided(activity: Activity) -> Table:
    columns = (
        Column("Assessor", -1),
        Column("Unit", 88),
        Column("Decided", 52, "right"),
        Column("Not yet", 46, "right"),
        Column("Against proposal", 56, "right"),
        Column("Amended", 56, "right"),
        Column("Void", 36, "right"),
        Column("Counter-signed", 58, "right"),
        Column("Verified", 50, "right"),
        Column("In sample", 66, "right"),
    )
    names: set[str] = set()
    table = []
    for one in activity.decided:
        table.append(_line(one, is_first=one.assessor not in names))
        names.add(one.assessor)
    note = "by assessor and unit; by name, never ranked"
    return Table("What they decided", note, columns, tuple(table), empty="Nothing in this period.")


def _line(one: Decided, *, is_first: bool) -> tuple[Cell, ...]:
    share = f"{one.sample_percent} %" if one.sample_percent is not None else DASH
    return (
        Cell(
            one.name if is_first else "",
            is_strong=True,
            second="" if one.qualified or not is_first else "not yet qualified",
        ),
        Cell(one.course),
        Cell(str(one.decisions)),
        _count(one.not_yet_competent),
        _count(one.overrides),
        _count(one.amendments),
        _count(one.voids),
        Cell(str(one.countersigned), second=f"{one.to_countersign} to do" if one.to_countersign else ""),
        Cell(str(one.verified), second=f"of {one.sampled}"),
        Cell(share, second=f"{one.sampled} of {one.signed}"),
    )


def _count(count: int) -> Cell:
    return Cell(str(count) if count else DASH)


def _given(activity: Activity) -> Table:
    columns = (
        Column("Signed by", -1),
        Column("Unit", 150),
        Column("Countersigned", 100, "right"),
        Column("Verified", 80, "right"),
        Column("Voided", 70, "right"),
    )
    table = tuple(map(_other, activity.given))
    note = "countersignatures, verifications and voids"
    return Table("What they signed of others", note, columns, table, empty="Nothing in this period.")


def _other(one: Given) -> tuple[Cell, ...]:
    return (
        Cell(one.name, is_strong=True),
        Cell(one.course),
        _count(one.countersigned),
        _count(one.verified),
        _count(one.voided),
    )


def _assessors(activity: Activity) -> tuple[str, str]:
    count = len({one.assessor for one in activity.decided})
    return str(count), "assessor" if count == 1 else "assessors"
