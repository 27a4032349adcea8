"""Sounds and announcements, from an event to the player's own process."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible

from console.events import Called, ClassChanged
from console.model import Attention
from tests.support.ui_runs import running_class
from tests.support.ui_stations import live, name
from tests.support.ui_window import settle
from ui.sounds.choice import Loudness, Sound
from ui.sounds.player import Player

NAMES = ("pw-play", "paplay", "aplay")
SEAT_3 = live(3, seat="03", name=name(3))


@pytest.fixture
def players(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Callable[[], list[str]]]:
    """Install players that note what they are to play; returns what they noted."""
    folder, log = tmp_path / "bin", tmp_path / "played"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(sys, "platform", "linux")

    def install(**ends: str) -> Callable[[], list[str]]:
        for program, end in ends.items():
            script = folder / program.replace("_", "-")
            script.write_text(
                f'#!/bin/sh\nfor last; do :; done\necho "${{0##*/}} ${{last##*/}}" >> "{log}"\n{end}\n'
            )
            script.chmod(0o755)
        return lambda: (
            [line.removesuffix(".wav") for line in log.read_text().splitlines()] if log.exists() else []
        )

    return install


BEST, LAST = NAMES[0].replace("-", "_"), NAMES[-1]


def test_a_class_is_silent_until_somebody_wants_sounds(desk, players) -> None:
    played = players(**{BEST: "exit 0"})
    desk.stations(SEAT_3, class_=running_class(3))
    desk.tell(Called(Attention.STOPPED, SEAT_3.station))
    desk.press("Ctrl+8")
    page = desk.window.page("settings").sounds
    desk.window.page("settings").show_page("sounds")
    settle()
    desk.click(page.on)
    desk.tell(Called(Attention.HELP, SEAT_3.station))
    desk.wait(lambda: played() == [f"{NAMES[0]} help-usual"])
    desk.click(page.help)
    desk.click(page.loudness.part("loud"))
    desk.tell(
        Called(Attention.HELP, SEAT_3.station, is_again=True), Called(Attention.NO_SIGNAL, None, lost=5)
    )
    desk.wait(lambda: played()[1:] == [f"{NAMES[0]} lost-loud"])
    wishes = {"class_": "class-1", "help": False, "reminder": True, "loudness": "loud"}
    assert desk.doors.asked("settings", "set")[-1] == ("sounds", wishes)


def test_the_next_class_is_silent_again_and_a_restart_within_one_is_not(desk) -> None:
    kept = {"class_": "class-1", "help": True, "reminder": True, "loudness": "quiet"}
    desk.doors.settings.answers["get"] = lambda name: kept if name == "sounds" else None
    desk.stations(SEAT_3, class_=running_class(3))
    bell = desk.window.fittings.bell
    assert (bell.is_on, bell.wishes.loudness) == (True, Loudness.QUIET)
    desk.tell(ClassChanged(None), ClassChanged(running_class(3, id="class-2")))
    assert not bell.is_on


def test_without_a_player_settings_says_so_and_nothing_else_happens(desk, players) -> None:
    desk.stations(SEAT_3, class_=running_class(3))
    desk.press("Ctrl+8")
    settings = desk.window.page("settings")
    settings.show_page("sounds")
    desk.click(settings.sounds.tries[Sound.STOPPED])
    desk.window.fittings.bell.switch(on=True)
    desk.tell(Called(Attention.STOPPED, SEAT_3.station))
    assert "has nothing to play sounds with" in settings.sounds.trouble.accessibleName()
    assert desk.window.notice.words == ""


def test_stopped_and_help_are_announced_by_seat_and_never_by_name(desk, qtbot) -> None:
    desk.stations(SEAT_3, class_=running_class(3))
    said: list[str] = []
    desk.window.fittings.bell.announced.connect(said.append)
    station = SEAT_3.station
    desk.tell(*(Called(attention, station) for attention in (Attention.STOPPED, Attention.HELP)))
    desk.tell(Called(Attention.NO_SIGNAL, station), Called(Attention.NO_SIGNAL, None, lost=9))
    assert said == ["Seat 03 has stopped", "Seat 03 asks for help"]


def test_a_screen_reader_is_told_at_once_and_of_nothing_else(desk, monkeypatch) -> None:
    """No screen reader runs here: what Qt would hand to one is taken from its last door."""
    desk.stations(SEAT_3, class_=running_class(3))
    told = []

    def take(event) -> None:
        told.append((event.type(), event.message(), event.politeness(), event.object()))

    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", take)
    for attention in Attention:
        desk.window.fittings.bell.hear(Called(attention, SEAT_3.station))
    how = (QAccessible.Event.Announcement, QAccessible.AnnouncementPoliteness.Assertive)
    window = desk.window
    assert told == [
        (how[0], words, how[1], window) for words in ("Seat 03 has stopped", "Seat 03 asks for help")
    ]


@pytest.fixture
def player(qapp):
    made = Player()
    yield made
    made.stop()


def test_a_player_that_can_not_gives_way_to_the_next(player, players, qtbot) -> None:
    played = players(**{BEST: "exit 1", LAST: "exit 0"})
    player.play(Sound.HELP, Loudness.USUAL)
    qtbot.waitUntil(lambda: len(played()) == 2 and player._process is None)
    player.play(Sound.LOST, Loudness.USUAL)
    qtbot.waitUntil(lambda: len(played()) == 3 and player._process is None)
    assert played() == [f"{NAMES[0]} help-usual", f"{LAST} help-usual", f"{LAST} lost-usual"]
    assert not player.has_failed


def test_without_a_device_it_is_told_once_and_taken_back_when_one_is_there(player, players, qtbot) -> None:
    players(**{BEST: "exit 1"})
    with qtbot.waitSignal(player.trouble_changed):
        player.play(Sound.HELP, Loudness.USUAL)
    assert player.has_failed
    players(**{BEST: "exit 0"})
    with qtbot.waitSignal(player.trouble_changed):
        player.play(Sound.HELP, Loudness.USUAL)
    assert not player.has_failed


def test_what_is_more_urgent_cuts_in_and_the_rest_waits(player, players, qtbot) -> None:
    played = players(**{BEST: "exec /bin/sleep 0.05"})
    for sound in (Sound.LOST, Sound.STOPPED, Sound.LOST, Sound.HELP, Sound.HELP):
        player.play(sound, Loudness.QUIET)
    qtbot.waitUntil(lambda: player._process is None)
    assert [line.split()[1] for line in played()[-3:]] == ["stopped-quiet", "help-quiet", "lost-quiet"]


def test_a_player_that_hangs_is_ended(player, players, qtbot) -> None:
    players(**{BEST: "exec /bin/sleep 30"})
    player._limit.setInterval(50)
    player.play(Sound.HELP, Loudness.USUAL)
    qtbot.waitUntil(lambda: player._process is None)
    player.play(Sound.HELP, Loudness.USUAL)
    player.stop()
    assert player._process is None
