"""Which part of the roll somebody looks at."""

import pytest
from msgspec.structs import replace

from console.assessment.currency import State
from console.assessment.matrix import Choice, choose, short_codes
from console.assessment.roll import Course
from console.model import PersonView
from tests.support.rolls import crowd


@pytest.fixture(scope="module")
def whole():
    return crowd(48)


@pytest.mark.parametrize(
    "choice",
    [
        Choice(words="rhys ANGHARAD"),
        Choice(class_="class-2"),
        Choice(course="GMP-TRF", state=State.EXPIRED),
        Choice(state=State.RE_ASSESS),
        Choice(needs_somebody=True),
        Choice(words="yusuf", class_="class-1", course="GMP-HND", state=State.CURRENT),
        Choice(words="person-0007"),
    ],
)
def test_every_choice_leaves_those_it_names_and_nobody_else(whole, choice):
    shown = choose(whole, choice)
    people = {row.member.view.person for row in shown.rows}
    assert 0 < len(people) < len(whole.members) or choice.needs_somebody
    for member in whole.members:
        units = [unit for row in choose(whole, Choice(course=choice.course)).rows
                 if row.member == member for unit in row.units]  # fmt: skip
        words = f"{member.view.display} {member.view.person}".casefold()
        wanted = (
            all(part in words for part in choice.words.casefold().split())
            and (choice.class_ is None or choice.class_ in member.classes)
            and (choice.state is None or choice.state in {unit.state for unit in units})
            and (not choice.needs_somebody or member.standing.needs_somebody)
        )
        assert (member.view.person in people) == wanted


def test_one_unit_is_the_only_column_and_its_share_is_counted(whole):
    shown = choose(whole, Choice(course="GMP-TRF"))
    assert [one.id for one in shown.courses] == ["GMP-TRF"]
    assert shown.held(0) == sum(row.units[0].is_held for row in shown.rows) > 0
    assert sum(shown.counts().values()) == len(shown.rows) == 48


def test_people_stand_by_name_without_those_who_were_erased(whole):
    names = [row.member.view.display.casefold() for row in choose(whole, Choice()).rows]
    assert names == sorted(names)
    gone, *rest = whole.members
    erased = replace(gone, view=PersonView(gone.view.person, "", "2025", erased_utc="2026"))
    shown = choose(replace(whole, members=(erased, *rest)), Choice())
    assert {row.member.view.person for row in shown.rows} == {one.view.person for one in rest}


def test_a_code_is_cut_only_while_it_names_one_unit():
    codes = short_codes(Course(id_, "", "1.0") for id_ in ("GMP-HND", "SITE-HND", "GMP-GWN-B", "LONE"))
    assert codes == {"GMP-HND": "GMP-HND", "SITE-HND": "SITE-HND", "GMP-GWN-B": "GWN-B", "LONE": "LONE"}
