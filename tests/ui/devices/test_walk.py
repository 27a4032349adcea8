import pytest

from console.events import PairingChanged
from console.model import PairingState
from ui.devices.walk import OVER, Stage, Walk


class Asked:
    def __init__(self):
        self.paired, self.refused = [], []
        self.walk = Walk(self.paired.append, self.refused.append)

    def hears(self, station, state, **more):
        self.walk.take(PairingChanged(station, state, **more))


@pytest.fixture
def asked():
    return Asked()


def test_one_headset_after_another_is_asked_never_two_at_once(asked):
    asked.walk.start(("a", "b"))
    assert asked.paired == ["a"]
    asked.hears("a", PairingState.COMPARE, code="418206")
    assert (asked.walk.stage, asked.walk.code) == (Stage.COMPARE, "418206")
    asked.walk.confirmed()
    asked.hears("a", PairingState.WAITING_FOR_WEARER, code="418206")
    asked.hears("a", PairingState.PAIRED)
    assert asked.paired == ["a", "b"]
    assert (asked.walk.current, asked.walk.code) == ("b", None)
    asked.hears("b", PairingState.PAIRED)
    assert not asked.walk.is_running
    assert asked.walk.count(Stage.PAIRED) == 2


def test_a_yes_without_a_code_counts_for_nothing(asked):
    asked.walk.start(("a",))
    asked.walk.confirmed()
    asked.walk.differed()
    assert asked.walk.stage is Stage.ASKING
    assert asked.refused == []


def test_codes_that_differ_stay_in_sight_until_somebody_goes_on(asked):
    asked.walk.start(("a", "b"))
    asked.hears("a", PairingState.COMPARE, code="111111")
    asked.walk.differed()
    asked.hears("a", PairingState.FAILED, reason="refused_here")
    assert (asked.walk.current, asked.walk.stage, asked.refused) == ("a", Stage.DIFFERED, ["a"])
    asked.walk.skip()
    assert asked.walk.current == "b"
    assert asked.refused == ["a"]


def test_a_failed_one_can_be_asked_again(asked):
    asked.walk.start(("a",))
    asked.hears("a", PairingState.FAILED, reason="timed_out")
    assert (asked.walk.stage, asked.walk.reasons["a"]) == (Stage.FAILED, "timed_out")
    asked.walk.again()
    assert (asked.walk.stage, asked.paired, asked.walk.reasons) == (Stage.ASKING, ["a", "a"], {})


def test_the_code_of_another_headset_is_never_shown(asked):
    asked.walk.start(("a", "b"))
    asked.hears("b", PairingState.COMPARE, code="999999")
    asked.hears("stranger", PairingState.COMPARE, code="888888")
    assert asked.walk.code is None
    assert asked.walk.stages["b"] is Stage.NEXT


def test_skipping_tells_the_headset_and_stopping_gives_up_the_present_one(asked):
    asked.walk.start(("a", "b", "c"))
    asked.walk.skip()
    assert (asked.refused, asked.walk.current) == (["a"], "b")
    asked.walk.stop()
    assert asked.refused == ["a", "b"]
    assert not asked.walk.is_running
    assert asked.paired == ["a", "b"]


def test_one_more_can_join_a_round(asked):
    asked.walk.add("a")
    asked.walk.add("b")
    asked.walk.add("b")
    assert asked.walk.order == ["a", "b"]
    asked.hears("a", PairingState.PAIRED)
    asked.walk.add("a")
    assert asked.walk.waiting == ("a",)


def test_a_late_answer_about_a_finished_one_changes_nothing(asked):
    asked.walk.start(("a",))
    asked.hears("a", PairingState.PAIRED)
    asked.hears("a", PairingState.COMPARE, code="123456")
    asked.hears("a", PairingState.FAILED)
    assert asked.walk.stages["a"] is Stage.PAIRED
    assert asked.walk.stages["a"] in OVER
