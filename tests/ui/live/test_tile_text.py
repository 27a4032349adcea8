import pytest
from msgspec.structs import replace

from console.model import Attention, LinkState, Phase, StuckReason
from tests.support.live_views import MINUTE_MS, NOW_MS, SHORTS, calling, station_view, stuck
from ui.live.tile_text import content_of, seat_of, way_on


def said(view, **how):
    return content_of(view, NOW_MS, SHORTS, **how)


def test_an_ordinary_station_says_seat_name_and_step() -> None:
    content = said(station_view(1))
    assert (content.seat, content.name, content.step, content.place) == (
        "01",
        "Amina Yusuf",
        "Hood tucked, zip closed",
        "step 11 of 17",
    )
    assert (content.word, content.age, content.reason) == ("", "", False)


@pytest.mark.parametrize(
    ("attention", "detail", "word", "reason"),
    [
        (Attention.STOPPED, "stop.pressed", "STOPPED", "Stop button pressed"),
        (Attention.STOPPED, "fall", "STOPPED", "Fall detected"),
        (Attention.HELP, "help.requested", "HELP", "Asked at step 11"),
        (Attention.NOT_DONE, "pause", "NOT DONE", "Pause: no answer"),
        (Attention.NOT_DONE, "start refused", "NOT DONE", "Start: refused"),
        (Attention.NOT_DONE, "recentre unsupported", "NOT DONE", "Recentre: its app can not do it"),
        (Attention.NO_SIGNAL, "silent", "NO SIGNAL", "No frame since"),
    ],
)
def test_a_station_that_calls_says_why(attention: Attention, detail: str, word: str, reason: str) -> None:
    content = said(calling(1, attention, 65, detail))
    assert content.word == word
    assert content.step.startswith(reason)
    assert content.reason
    assert content.age == "1:05"


@pytest.mark.parametrize(
    ("reason", "figure", "words"),
    [
        (StuckReason.ERRORS, 3, "Goggles: 3 errors"),
        (StuckReason.SLOW, 3.44, "Goggles: 3.4 x usual time"),
        (StuckReason.IDLE, None, "Goggles: no activity"),
    ],
)
def test_who_is_stuck_says_where_and_why(reason: StuckReason, figure: float | None, words: str) -> None:
    content = said(stuck(1, 48, reason, "goggles", figure))
    assert (content.word, content.step, content.reason, content.age) == ("STUCK", words, True, "0:48")


def test_pace_is_told_against_the_class_and_not_guessed() -> None:
    assert said(station_view(1, pace=1.0)).pace == "usual pace"
    assert said(station_view(1, pace=0.8)).pace == "faster than usual"
    assert said(station_view(1, pace=1.4)).pace == "1.4 x usual time"
    assert said(station_view(1, pace=None)).pace == ""
    assert said(calling(1, Attention.NO_SIGNAL, 60, "silent", pace=1.4)).pace == "pace unknown"
    assert said(calling(1, Attention.READY, 0, pace=1.4, elapsed_ms=480_000.0)).pace == "8:00 in all"


def test_a_paused_station_keeps_its_step_and_has_an_age() -> None:
    content = said(calling(1, Attention.PAUSED, 725))
    assert (content.word, content.age, content.step) == ("Paused", "12 m", "Hood tucked, zip closed")


def test_values_older_than_five_seconds_are_stamped() -> None:
    view = station_view(1, last_frame_ms=NOW_MS - 5001)
    assert said(view).stale.startswith("as of ")
    assert said(replace(view, last_frame_ms=NOW_MS - 5000)).stale == ""


def test_a_silent_station_is_not_stamped_a_second_time() -> None:
    view = calling(9, Attention.NO_SIGNAL, 60, "silent", last_frame_ms=NOW_MS - 60_000)
    assert said(view).stale == ""
    assert said(view).dimmed


def test_visits_are_told_in_minutes() -> None:
    assert said(station_view(1, visited_ms=None)).second == "not yet visited"
    empty = said(station_view(1, visited_ms=None, person=None, run=None, phase=Phase.ENDED))
    assert (empty.second, empty.unvisited) == ("", False)
    assert said(station_view(1, visited_ms=NOW_MS - 59_000)).second == "visited now"
    assert said(station_view(1, visited_ms=NOW_MS - 9 * MINUTE_MS)).second == "visited 9 m"
    assert said(station_view(1, visited_ms=NOW_MS - 200 * MINUTE_MS)).second == "visited 3 h"


def test_somebody_on_the_way_takes_the_place_of_the_visit() -> None:
    content = said(calling(10, Attention.HELP, 91, "help.requested", on_my_way_ms=NOW_MS - 20_000))
    assert content.second == "on my way 0:20"
    assert content.answered


def test_only_an_unacknowledged_stop_alternates() -> None:
    stopped = calling(3, Attention.STOPPED, 42, "fall")
    assert said(stopped).alternates
    assert not said(replace(stopped, on_my_way_ms=NOW_MS)).alternates
    assert not said(calling(3, Attention.HELP, 42)).alternates


def test_the_battery_is_told_below_a_fifth_unless_it_charges() -> None:
    assert said(station_view(1, battery=0.16)).battery == "16 %"
    assert said(station_view(1, battery=0.2)).battery == ""
    assert said(station_view(1, battery=0.1, charging=True)).battery == ""
    assert said(station_view(1, battery=None)).battery == ""


def test_a_finished_run_has_all_its_segments_and_no_current_step() -> None:
    content = said(calling(15, Attention.READY, 0, phase=Phase.ENDED, step_index=17))
    assert (content.done, content.current, content.step) == (17, 0, "Ready for sign-off")
    assert said(calling(15, Attention.READY, 0), large=True).word == "Ready for sign-off"


def test_a_run_that_is_over_shows_no_step_as_current() -> None:
    content = said(station_view(1, phase=Phase.ENDED, step_index=16))
    assert (content.step, content.current, content.done) == ("Run ended", 0, 15)


def test_a_station_that_has_said_nothing_yet_shows_no_values() -> None:
    view = replace(
        station_view(1),
        step=None,
        step_index=None,
        step_count=None,
        phase=None,
        battery=None,
        last_frame_ms=None,
        link=LinkState.DIALLING,
    )
    content = said(view)
    assert (content.steps, content.place, content.step, content.stale) == (0, "", "Connecting", "")
    for link, reason, words in (
        (LinkState.DIALLING, "unreachable", "Not seen yet"),
        (LinkState.NOT_PAIRED, "not_paired", "Not paired yet"),
        (LinkState.REFUSED, "wrong_certificate", "Turned away"),
        (LinkState.BUSY, "busy", "In use elsewhere"),
    ):
        unheard = replace(view, link=link, link_reason=reason)
        assert said(unheard).step == words
        assert way_on(unheard).endswith(".")
    assert way_on(station_view(1)) == ""


@pytest.mark.parametrize(
    ("seat", "label", "shown"),
    [
        ("04", "VR-0107", "04"),
        (None, "Seat 7", "07"),
        (None, "112", "112"),
        (None, "VR-0107", "–"),
        (None, "", "–"),
    ],
)
def test_the_seat_is_the_chairs_or_the_labels_number(seat: str | None, label: str, shown: str) -> None:
    assert seat_of(station_view(1, seat=seat, label=label)) == shown


def test_a_headset_whose_seat_went_to_another_has_no_seat_and_says_what_it_is() -> None:
    view = station_view(2, seat=None, person=None, name=None, label="Seat 2", label_taken=True)
    content = content_of(view, NOW_MS, {})
    assert (content.seat, content.name) == ("–", "Spare, Seat 2")
