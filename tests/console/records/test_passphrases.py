"""Long passphrases of any kind are taken; what a guesser tries first is not."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.errors import AccountReason, ConsoleError
from console.records import passphrases

NAMES = ("gprice", "Gwenllian Prydderch-Price")


def refusal(text, names=NAMES):
    with pytest.raises(ConsoleError) as told:
        passphrases.check(text, names)
    return told.value.reason


@pytest.mark.parametrize(
    "good",
    [
        "seven otters below the weir",
        "kettle-moss-harbour-quilt",
        "i never liked tuesdays much",
        "wyth dyfrgi o dan y gored",
        "八匹のカワウソが堰の下で歌っている夜",
        "xkq zvw jmp bnd rty",
        "all lower case words only",
        "gwenllian walks under nine bridges",
        "Otter7!Otter8?Weir9#Moss",
    ],
)
def test_a_long_passphrase_is_taken_whatever_it_is_made_of(good):
    passphrases.check(good, NAMES)


def test_fourteen_characters_are_too_few_and_fifteen_are_enough():
    assert refusal("otter moss wei") is AccountReason.PASSPHRASE_SHORT
    passphrases.check("otter moss weir")
    assert refusal("   otter moss we   ") is AccountReason.PASSPHRASE_SHORT
    assert refusal("") is AccountReason.PASSPHRASE_SHORT
    assert refusal("otter" * 300) is AccountReason.PASSPHRASE_LONG


@pytest.mark.parametrize(
    "known",
    [
        "correct horse battery staple",
        "CorrectHorseBatteryStaple1",
        "the quick brown fox",
        "password password",
        "P@ssw0rdP@ssw0rd",
        "passwordpassword1234",
        "aaaaaaaaaaaaaaaaaaaa",
        "abcabcabcabcabcabc",
        "testtesttesttest",
        "123456789012345",
        "qwertyuiopasdfgh",
        "poiuytrewqlkjhgf",
        "abcdefghijklmnopqrst",
        "Gwenllian Prydderch-Price",
        "gprice gprice gprice",
        "gwenllianprydderch2026",
        "resilience console admin",
        "welcome instructor 1234",
        "1qaz2wsx3edc4rfv5tgb",
        "...............",
    ],
)
def test_what_a_guesser_tries_first_is_refused(known):
    assert refusal(known) is AccountReason.PASSPHRASE_KNOWN


@given(st.text(max_size=60), st.text(max_size=20))
def test_any_text_is_taken_or_refused_with_a_reason(text, name):
    try:
        passphrases.check(text, (name,))
    except ConsoleError as error:
        assert isinstance(error.reason, AccountReason)
    else:
        assert len(text) >= 5


@given(st.lists(st.sampled_from(string.ascii_lowercase), min_size=15, max_size=40, unique=False))
def test_one_letter_again_and_again_is_never_taken(letters):
    assert refusal(letters[0] * len(letters), ()) is AccountReason.PASSPHRASE_KNOWN
