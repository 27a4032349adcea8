"""After a crash, from the run log alone: who was not seen to still calls, and the newest lines are shown."""

import json

import pytest

from console.clock import SystemClock
from console.model import RunView
from console.records import ConsoleRow, HeadsetRow, Records
from console.services.recall import recall
from console.thresholds import Thresholds
from tests.support.ledgers import new_id

STATION = new_id()


@pytest.fixture
def records(tmp_path):
    opened = Records.open(tmp_path, SystemClock(), app="test")
    yield opened
    opened.close()


class Log:
    """The run log of one station, written as the recorder writes it."""

    def __init__(self, records: Records) -> None:
        self._records, self._seq, self._boot = records, 0, new_id()
        self.runs: list[str] = []

    def begin(self) -> "Log":
        self.runs.append(new_id())
        return self

    def say(self, *kinds: str, second: int = 0) -> "Log":
        for kind in kinds:
            self._seq += 1
            body = {"type": "event", "seq": self._seq, "run": self.runs[-1], "body": {"kind": kind}}
            utc = f"2026-11-24T10:00:{second:02d}.000Z"
            row = HeadsetRow(self.runs[-1], STATION, self._boot, self._seq, json.dumps(body), utc, self._seq)
            self._records.log([row])
        return self

    def resolve(self, state: str) -> "Log":
        data = {"station": STATION, "state": state, "reason": "seen to"}
        row = ConsoleRow(self.runs[-1], "resolved", data, "2026-11-24T10:00:30.000Z", self._seq)
        self._records.log([row])
        return self

    def write(self, kind: str, **data: object) -> "Log":
        said = {"station": STATION, **data}
        row = ConsoleRow(self.runs[-1], kind, said, "2026-11-24T10:00:40.000Z", self._seq)
        self._records.log([row])
        return self

    def open_calls(self, limits: Thresholds = Thresholds()) -> list[str]:  # noqa: B008 - a frozen value
        return [call.kind for call in self.recalled(limits).calls]

    def recalled(self, limits: Thresholds = Thresholds()):  # noqa: B008
        runs = [RunView(run, None, None, "01", STATION, 1) for run in self.runs]
        return recall(self._records, runs, limits)


def test_calls_that_nobody_settled_still_stand(records):
    assert Log(records).begin().say("fall", "help.requested").open_calls() == ["fall", "help.requested"]


def test_settled_and_cancelled_calls_do_not(records):
    assert Log(records).begin().say("fall", "help.requested").resolve("stopped").open_calls() == []
    assert Log(records).begin().say("help.requested", "help.cancelled").open_calls() == []
    assert Log(records).begin().say("help.requested").resolve("not_done").open_calls() == ["help.requested"]


def test_what_was_called_after_it_was_settled_stands(records):
    log = Log(records).begin().say("help.requested").resolve("help").say("note", "stop.pressed")
    assert log.open_calls() == ["stop.pressed"]


def test_help_goes_with_its_run_and_a_stop_does_not(records):
    log = Log(records).begin().say("fall", "help.requested").begin().say("step.started")
    assert log.open_calls() == ["fall"]
    assert log.resolve("stopped").open_calls() == []


def test_who_came_back_into_the_play_area_in_time_did_not_stop(records):
    log = Log(records).begin().say("boundary.left").say("boundary.returned", second=4)
    assert log.open_calls() == []
    log = Log(records).begin().say("boundary.left").say("boundary.returned", second=9)
    assert log.open_calls() == ["boundary.left"]
    assert Log(records).begin().say("boundary.left").open_calls() == ["boundary.left"]


def test_how_long_they_may_be_out_is_what_was_set_for_their_class(records):
    log = Log(records).begin().say("boundary.left").say("boundary.returned", second=9)
    assert log.open_calls(Thresholds(boundary_s=20)) == []


def test_the_lines_of_the_last_run_are_shown_again_and_no_more_of_them_than_before(records):
    log = Log(records).begin().say("fall").begin().say("step.started").write("note", text="Look again")
    log.write("judgement", criterion="C18", met=False).write("resolved", state="help")
    shown = [(line.kind, line.code, line.text) for line in log.recalled().lines]
    assert shown == [
        ("step.started", None, None),
        ("note", None, "Look again"),
        ("judgement", "C18", "not_met"),
    ]
    log.say(*["hint.shown"] * 410)
    lines = log.recalled().lines
    assert (len(lines), {line.kind for line in lines}) == (400, {"hint.shown"})
