"""What the table of turns shows: of a class that is planned, and of the one that runs."""

from datetime import datetime, timedelta

from console.classroom.turns import stations
from console.model import ClassView, SeatView
from ui import text
from ui.classes.draft import Draft
from ui.classes.turns_table import Grid, TurnCell


def sitting_words(draft: Draft, key: str) -> str:
    """Who sits together: a name, or both of a pair."""
    name = draft.people[key].display
    other = draft.partners.get(key)
    if other is None:
        return name
    return text.translate("{first} and {second}").format(first=name, second=draft.people[other].display)


def draft_grid(draft: Draft) -> Grid:
    """A class to come: a pair stands in one cell for its two turns."""
    seating = draft.seating
    step = 2 if draft.in_pairs else 1
    heads = []
    for sitting in range(1, seating.turns + 1):
        first = (sitting - 1) * step + 1
        name = text.translate("Turn {n}").format(n=first)
        if step == 2:
            name = text.translate("Turns {n} and {next}").format(n=first, next=first + 1)
        length = text.translate("{n} min").format(n=draft.turn_min)
        if sitting < seating.turns:
            length = text.translate("{minutes}, then wipe {wipe} min").format(
                minutes=length, wipe=draft.wipe_min
            )
        heads.append((name, length))
    cells = {
        (turn, place.seat): TurnCell(sitting_words(draft, key))
        if (key := seating.at(place.seat, turn)) is not None
        else TurnCell(text.translate("free"), is_faint=True)
        for turn in range(1, seating.turns + 1)
        for place in seating.places
    }
    return Grid(tuple(place.seat for place in seating.places), tuple(heads), cells)


def class_grid(class_: ClassView, now_ms: float, now: datetime) -> Grid:
    """The class that runs: who had, has and will have each headset."""
    excused = {(one.turn, one.seat): one.reason for one in class_.excused}
    rests = {rest.person: rest.until_ms for rest in class_.rests if rest.until_ms > now_ms}
    free = TurnCell(text.translate("free"), is_faint=True)
    cells = {(turn, seat): free for turn in range(1, class_.turns + 1) for seat in stations(class_)}
    for seat in class_.rota:
        cells[seat.turn, seat.seat] = _cell(seat, class_, excused.get((seat.turn, seat.seat)), rests, now_ms)
    heads = tuple(_head(class_, turn, now_ms, now) for turn in range(1, class_.turns + 1))
    return Grid(tuple(stations(class_)), heads, cells, class_.turn)


def _cell(
    seat: SeatView, class_: ClassView, excuse: str | None, rests: dict[str, float], now_ms: float
) -> TurnCell:
    if seat.person is None:
        return TurnCell(text.translate("free"), is_faint=True)
    name = seat.name or text.translate("Guest")
    words = name
    if seat.watcher is not None:
        words = text.translate("{name}, {other} watches").format(name=name, other=seat.watcher_name or "")
    if excuse is not None:
        return TurnCell(text.translate("{name}, excused").format(name=name), is_faint=True, tip=excuse)
    until = rests.get(seat.person)
    if until is not None and seat.turn >= class_.turn:
        rest = text.translate("{name}, rests {age}").format(name=name, age=text.age(until - now_ms))
        return TurnCell(rest, needs_you=seat.turn == class_.turn)
    return TurnCell(words, is_faint=seat.turn < class_.turn)


def _head(class_: ClassView, turn: int, now_ms: float, now: datetime) -> tuple[str, str]:
    name = text.translate("Turn {n}").format(n=turn)
    minutes = class_.times.turn_min or class_.duration_min
    if turn < class_.turn:
        return name, text.translate("over")
    if turn == class_.turn and class_.is_held:
        wipe = class_.wipe_until_ms
        if wipe is not None and wipe > now_ms:
            return name, text.translate("wiping, {age} left").format(age=text.age(wipe - now_ms))
        return name, text.translate("not started")
    began_ms = now_ms if class_.turn_began_ms is None else class_.turn_began_ms
    offset_min = (turn - class_.turn) * (minutes + class_.times.wipe_min)
    begins = now.astimezone() + timedelta(milliseconds=began_ms - now_ms, minutes=offset_min)
    ends = begins + timedelta(minutes=minutes)
    return name, text.translate("{begin} to {end}").format(
        begin=begins.strftime("%H:%M"), end=ends.strftime("%H:%M")
    )
