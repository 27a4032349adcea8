"""Which sound, if any, says that somebody needs somebody. Pure: an event and wishes in, a sound out."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from console.terms import Attention, ClassId

if TYPE_CHECKING:
    from console.events import Called


class Sound(StrEnum):
    """The sounds there are; the values are the names of their files."""

    STOPPED = "stopped"
    HELP = "help"
    LOST = "lost"


URGENCY = tuple(Sound)
"""Most urgent first."""


class Loudness(StrEnum):
    """Three steps under the computer's own volume."""

    QUIET = "quiet"
    USUAL = "usual"
    LOUD = "loud"


class Wishes(NamedTuple):
    """What this console's user wants to hear."""

    class_: ClassId | None = None
    """The class that has sounds; every other one, and so every new one, is silent."""
    help: bool = True
    reminder: bool = True
    """The second chime for HELP; STOPPED is always heard again until somebody is on the way."""
    loudness: Loudness = Loudness.USUAL


def sound_of(called: "Called", wishes: Wishes, class_: ClassId | None) -> Sound | None:
    """What is to be heard in this class. STOPPED can not be left out where there are sounds at all."""
    if class_ is None or class_ != wishes.class_:
        return None
    if called.attention is Attention.STOPPED:
        return Sound.STOPPED
    if called.attention is Attention.HELP:
        return Sound.HELP if wishes.help and (wishes.reminder or not called.is_again) else None
    return Sound.LOST if called.attention is Attention.NO_SIGNAL else None


def wishes_of(kept: Mapping[str, Any]) -> Wishes:
    """Read what was kept; what makes no sense is as if it had not been."""
    known = {name: value for name, value in kept.items() if name in Wishes._fields}
    wishes = Wishes(**known)
    if wishes.loudness not in tuple(Loudness) or not all(
        isinstance(value, kind)
        for value, kind in ((wishes.class_, str | None), (wishes.help, bool), (wishes.reminder, bool))
    ):
        return Wishes()
    return wishes._replace(loudness=Loudness(wishes.loudness))
