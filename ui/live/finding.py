"""Who is meant by a few typed words: a seat's number, or part of a name. Pure."""

import unicodedata
from collections.abc import Iterable

from console.model import StationId, StationView
from ui.live.tile_text import seat_of


def found(words: str, views: Iterable[StationView], *, names_hidden: bool) -> tuple[StationId, ...]:
    """Return the stations that are meant, the likeliest first, else in the order of `views`.

    Hidden names are not searched either: what they match would give them away.
    """
    wanted = plain(words)
    if not wanted:
        return ()
    ranked = []
    for order, view in enumerate(views):
        rank = _rank(wanted, view, names_hidden)
        if rank is not None:
            ranked.append((rank, order, view.station))
    return tuple(station for _, _, station in sorted(ranked))


def _rank(wanted: str, view: StationView, names_hidden: bool) -> int | None:
    seat = seat_of(view)
    if wanted.isdecimal() and seat.isdecimal():
        if int(wanted) == int(seat):
            return 0
        return 3 if seat.lstrip("0").startswith(wanted.lstrip("0")) else None
    names = [] if names_hidden else [plain(view.name or "")]
    for name in (*names, plain(view.label)):
        if any(part.startswith(wanted) for part in (name, *name.split())):
            return 1
        if wanted in name:
            return 2
    return None


def plain(words: str) -> str:
    """Small letters without their marks, so that "llyr" finds Llŷr."""
    apart = unicodedata.normalize("NFKD", words.strip().casefold().replace("’", "'"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
