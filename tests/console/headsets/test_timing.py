import pytest

from console.errors import LinkReason
from console.headsets.freshness import Freshness
from console.headsets.memory import StationMemory
from console.headsets.pace import Pace
from console.headsets.redialling import is_refusal, must_wait_for_a_person, next_delay
from console.headsets.timing import ClockOffset
from console.headsets.wire import Ending

CLOSED = Ending(LinkReason.CLOSED)


def test_the_offset_is_the_median_of_the_eight_quickest_answers() -> None:
    offset = ClockOffset()
    assert not offset.is_known
    for number in range(20):
        way_back = 1.0 if number < 8 else 401.0
        assert offset.add(1000.0, 51.0, 52.0, 1003.0 + way_back - 1.0)
    assert offset.offset_ms == 950.0
    assert offset.uncertainty_ms == 1.0
    assert offset.rtt_ms == 402.0


def test_old_answers_make_way_so_that_drift_is_followed() -> None:
    offset = ClockOffset()
    for number in range(64):
        offset.add(
            1000.0 + number, 0.0 if number < 32 else 10.0, 0.0 if number < 32 else 10.0, 1001.0 + number
        )
    assert offset.offset_ms > 1020.0


def test_a_clock_that_stood_still_in_a_sleep_is_believed_from_the_first_answer_on() -> None:
    offset = ClockOffset()
    for at in range(0, 320_000, 10_000):
        assert offset.add(at, at + 5.0, at + 5.0, at + 10.0)
    assert offset.offset_ms == 0.0
    assert offset.add(440_000.0, 320_020.0, 320_020.0, 440_040.0)
    assert offset.offset_ms == 120_000.0


@pytest.mark.parametrize("times", [(0.0, 5.0, 4.0, 9.0), (0.0, 0.0, 50.0, 9.0), (9.0, 5.0, 5.0, 0.0)])
def test_times_that_contradict_each_other_are_not_used(times: tuple[float, float, float, float]) -> None:
    offset = ClockOffset()
    assert not offset.add(*times)
    assert not offset.is_known


def test_with_a_known_clock_only_what_was_written_since_is_fresh() -> None:
    offset = ClockOffset()
    offset.add(1000.0, 0.0, 0.0, 1000.0)
    freshness = Freshness(offset, proven_ms=5000.0)
    assert not freshness.catches_up(3000.0, 5001.0)
    assert not freshness.catches_up(3998.0, 5002.0)
    assert freshness.catches_up(4000.0, 5003.0)
    assert freshness.is_caught_up


def test_without_a_clock_a_replay_gives_itself_away_by_catching_up() -> None:
    freshness = Freshness(ClockOffset(), proven_ms=5000.0)
    replay = [freshness.catches_up(number * 2000.0, 5000.0 + number * 25.0) for number in range(200)]
    assert not any(replay)
    now = 5000.0 + 200 * 25.0
    live = [freshness.catches_up(400_000.0 + number * 500.0, now + number * 500.0) for number in range(8)]
    assert live[0] is False and live[-1] is True


def test_redialling_doubles_to_five_seconds_and_begins_anew_after_thirty_live() -> None:
    pace = Pace()
    delay, waited = 0.0, []
    for _ in range(7):
        delay = next_delay(delay, CLOSED, 0.0, pace)
        waited.append(delay)
    assert 0.2 <= waited[0] <= 0.25
    assert waited[2] > waited[1] > waited[0]
    assert waited[-1] <= 5.0
    assert next_delay(5.0, CLOSED, 29_000.0, pace) > 3.9
    assert next_delay(5.0, CLOSED, 30_000.0, pace) <= 0.25


@pytest.mark.parametrize("code", [4009, 1008, 1007, 1009, 1002, 4010])
def test_some_codes_start_at_five_seconds(code: int) -> None:
    assert next_delay(0.0, Ending(LinkReason.CLOSED, code), 60_000.0, Pace()) >= 4.0
    assert is_refusal(Ending(LinkReason.CLOSED, code))


@pytest.mark.parametrize("code", [4003, 4004, 4005])
def test_some_codes_wait_for_a_person(code: int) -> None:
    assert must_wait_for_a_person(Ending(LinkReason.CLOSED, code))
    assert must_wait_for_a_person(Ending(LinkReason.WRONG_CERTIFICATE))
    assert not must_wait_for_a_person(Ending(LinkReason.CLOSED, 1000))


def test_a_station_remembers_its_last_boots_only() -> None:
    held = {"b0": 7}
    memory = StationMemory("s", lambda station, boot: held.get(boot, 0))
    assert memory.boot("b0").highest == 7
    memory.boot("b0").highest = 9
    assert memory.boot("b0").highest == 9
    for number in range(1, 5):
        memory.boot(f"b{number}")
    assert memory.boot("b0").highest == 7
    assert not memory.note_saved("unheard", 5)
    assert memory.note_saved("b0", 5) and not memory.note_saved("b0", 5)
