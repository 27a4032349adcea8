"""Every trouble has its words, and a bare reason finds them."""

import re
from typing import get_args

import pytest

from console.errors import Reason
from console.sentences import BY_VALUE, SENTENCES, sentence

ALL = [reason for enum in get_args(Reason) for reason in enum]


def test_reason_values_are_unique_over_all_enums():
    assert len({str(reason) for reason in ALL}) == len(ALL)


@pytest.mark.parametrize("reason", ALL)
def test_every_reason_says_what_to_do(reason):
    words = sentence(reason)
    assert words.endswith((".", "?"))
    assert len(words) > 25
    parts = re.split(r"[.?:;]\s|, (?:so|but|or|and) ", words)
    assert len(parts) > 1, "what happened, and the next step"
    assert BY_VALUE[str(reason)] is reason


def test_values_are_filled_in_and_a_missing_one_does_no_harm():
    reason = next(r for r in SENTENCES if "{folder}" in SENTENCES[r])
    assert "/somewhere" in sentence(reason, {"folder": "/somewhere"})
    assert "{" not in sentence(reason)
