"""Two entries that may be one human are shown as such, and never more than shown."""

import pytest

from console.model import PersonView
from console.roster.doubles import MOST_ALIKE, Alike, doubles, of_person


def person(id_, display="Hana Sato", **changes):
    return PersonView(id_, display, "2026-11-24T10:00:00.000Z", **changes)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ({"uln": "1234567890"}, {"display": "H. Sato", "uln": "1234567890"}, Alike.ULN),
        ({"email": "hana@example.org"}, {"display": "H. S.", "email": "Hana@Example.org"}, Alike.EMAIL),
        ({"display": "Siân Llŷr-Jones"}, {"display": "sian llyr jones"}, Alike.NAME),
        ({"uln": "1234567890"}, {"uln": "1234567890"}, Alike.ULN),
        ({"uln": "1234567890"}, {"uln": "2234567890"}, None),
        ({"email": "a@example.org"}, {"display": "Other", "email": "b@example.org"}, None),
        ({}, {"erased_utc": "2026-11-24T10:00:00.000Z"}, None),
        ({"display": ""}, {"display": ""}, None),
    ],
)
def test_what_two_entries_have_in_common_is_told(one, other, alike):
    pairs = doubles([person("1", **one), person("2", **other)])
    assert [pair.alike for pair in pairs] == ([alike] if alike else [])
    assert of_person(pairs, "1") == ({"2": alike} if alike else {})
    assert of_person(pairs, "2") == ({"1": alike} if alike else {})


def test_a_name_that_half_the_site_has_tells_little():
    pairs = doubles([person(str(number)) for number in range(100)])
    assert len(pairs) == MOST_ALIKE * (MOST_ALIKE - 1) // 2
