"""What is to be heard, and by whom it is wanted."""

import wave

import pytest

from console.events import Called
from console.model import Attention
from ui.sounds.choice import Loudness, Sound, Wishes, sound_of, wishes_of
from ui.sounds.player import LONGEST_MS, file_of

ON = Wishes(class_="class-1")


@pytest.mark.parametrize(
    ("attention", "is_again", "wishes", "heard"),
    [
        (Attention.STOPPED, False, ON, Sound.STOPPED),
        (Attention.STOPPED, True, Wishes("class-1", help=False, reminder=False), Sound.STOPPED),
        (Attention.HELP, False, ON, Sound.HELP),
        (Attention.HELP, True, ON, Sound.HELP),
        (Attention.HELP, True, Wishes("class-1", reminder=False), None),
        (Attention.HELP, False, Wishes("class-1", help=False), None),
        (Attention.NO_SIGNAL, False, ON, Sound.LOST),
        (Attention.STUCK, False, ON, None),
        (Attention.STOPPED, False, Wishes(), None),
        (Attention.STOPPED, False, Wishes("another class"), None),
    ],
)
def test_each_call_has_its_sound_where_it_is_wanted(attention, is_again, wishes, heard) -> None:
    assert sound_of(Called(attention, "station", is_again=is_again), wishes, "class-1") is heard


def test_nothing_sounds_without_a_class() -> None:
    assert sound_of(Called(Attention.STOPPED, "station"), Wishes(), None) is None


@pytest.mark.parametrize("kept", [{"loudness": "deafening"}, {"help": "yes"}, {"class_": 7}])
def test_wishes_that_make_no_sense_are_none(kept) -> None:
    assert wishes_of(kept) == Wishes()


def test_every_sound_is_there_short_and_louder_by_steps() -> None:
    for sound in Sound:
        peaks = []
        for loudness in Loudness:
            with wave.open(str(file_of(sound, loudness))) as file:
                frames = file.readframes(file.getnframes())
                assert file.getnframes() / file.getframerate() * 1000 < LONGEST_MS / 4
                peaks.append(max(abs(value) for value in memoryview(frames).cast("h")))
        assert peaks == sorted(set(peaks))
        assert peaks[-1] < 32_767
