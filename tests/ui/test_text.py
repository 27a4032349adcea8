import pytest

from console.errors import AccountReason, ConsoleError, LinkReason, RecordsReason
from console.sentences import BY_VALUE
from ui import text


@pytest.mark.parametrize(
    ("milliseconds", "words"),
    [(0, "0:00"), (-5, "0:00"), (42_000, "0:42"), (599_999, "9:59"), (600_000, "10 m"), (5_400_000, "2 h")],
)
def test_ages_are_short_and_steady(milliseconds, words):
    assert text.age(milliseconds) == words


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0 headsets"), (1, "1 headset"), (2, "2 headsets"), (100, "100 headsets")]
)
def test_counted_words_agree_with_their_count(count, words):
    assert text.headsets(count) == words


@pytest.mark.parametrize(
    ("share", "words"), [(None, "–"), (0.0, "0"), (0.001, "1"), (0.999, "99"), (1.0, "100")]
)
def test_a_battery_is_full_or_empty_only_when_it_is(share, words):
    assert text.percent(share).split("\u00a0")[0] == words


@pytest.mark.parametrize(("dbm", "words"), [(None, "–"), (-48.4, "−48 dBm"), (0.0, "0 dBm")])
def test_signal_strength_has_a_real_minus_sign(dbm, words):
    assert text.signal_strength(dbm) == words


@pytest.mark.parametrize(("megabytes", "words"), [(None, "–"), (800, "800 MB"), (31_900, "31 GB")])
def test_free_room_is_never_rounded_up(megabytes, words):
    assert text.storage(megabytes) == words


def test_somebody_without_a_name_is_a_pseudonym_and_a_guest_has_neither():
    person = "0192f0aa-1c00-7a11-8b22-00000000728f"
    assert text.known_as("Mair Bevan", person) == "Mair Bevan"
    assert text.known_as("", person) == text.known_as(None, person) == "Erased person 728f"
    assert text.known_as(None, None) == "Guest"


def test_parts_are_joined_as_one_says_them():
    assert [text.joined(parts) for parts in (["a"], ["a", "b"], ["a", "b", "c"])] == [
        "a",
        "a and b",
        "a, b and c",
    ]


def test_no_time_is_a_dash_and_not_midnight():
    assert (text.clock_time(None), text.short_time(None), text.day(None)) == ("–", "–", "–")


def test_every_reason_has_a_sentence_whether_it_comes_as_error_or_as_value():
    for value, reason in BY_VALUE.items():
        assert text.fault_of(value) == text.fault(ConsoleError(reason))
        assert text.fault_of(value)[-1] in ".?"


def test_values_stand_in_their_sentence_and_missing_ones_are_left_out_politely():
    assert "/media/full" in text.fault(ConsoleError(RecordsReason.READ_ONLY, folder="/media/full"))
    assert "…" in text.fault(ConsoleError(RecordsReason.READ_ONLY))


def test_the_roles_that_would_do_are_named_as_people_say_them():
    error = ConsoleError(AccountReason.ROLE_NEEDED, role="instructor or iqa")
    assert "the role instructor or IQA" in text.fault(error)


def test_an_unknown_reason_stands_for_itself():
    assert (text.fault_of("moon_phase"), text.fault_of(None)) == ("moon_phase", "")
    assert text.fault_of(LinkReason.BUSY) != LinkReason.BUSY
