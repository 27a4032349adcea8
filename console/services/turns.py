"""Turns of the class that runs: the next one, late arrivals, swaps, excuses, headsets that began alone."""

from collections.abc import Iterable, Sequence
from concurrent.futures import Future

from msgspec.structs import replace

from console.classroom import turns
from console.errors import ClassReason, ConsoleError
from console.model import (
    ClassView,
    Excused,
    Mode,
    Outcome,
    PersonId,
    RunView,
    Seat,
    SeatView,
    StationId,
    StationView,
    Trainee,
)
from console.records import Draft, uuid7
from console.services import rota
from console.services.consents import Consents
from console.services.floor import Floor
from console.services.planning import enrolment
from console.services.runs import Runs


class Turns:
    """Who sits where from now on; callable from any thread.

    ConsoleError through each future: NO_CLASS, STILL_INTERRUPTED, and why it can not be written down.
    """

    def __init__(self, floor: Floor, runs: Runs, consents: Consents) -> None:
        self._floor, self._runs, self._consents = floor, runs, consents

    def next(self, excused: Sequence[Excused] = ()) -> Future[None]:
        """End the present turn and seat the people of the next one; their runs are assigned and wait.

        ConsoleError: NO_MORE_TURNS; SEATS_NOT_SETTLED (seats) in an assessed class where somebody of this
        turn has no run and is not excused.
        """

        async def work() -> None:
            class_ = self._runs.running_class()
            if class_.turn >= class_.turns:
                raise ConsoleError(ClassReason.NO_MORE_TURNS)
            _check_reasons(excused)
            self._check_turn(class_, excused)
            await self._runs.end([seat.station for seat in class_.seats if seat.station], "turn ended")
            now_ms = self._floor.clock.monotonic_ms()
            moved = turns.advance(turns.excuse(self._runs.running_class(), excused), now_ms)
            people = [seat.person for seat in moved.rota if seat.turn >= moved.turn and seat.person]
            turn_min = moved.times.turn_min or moved.duration_min
            moved = replace(moved, rests=self._floor.room.wear.rests(people, turn_min, now_ms))
            await self._keep(moved, rota.seat_drafts(moved, moved.seats, self._floor.actor))
            # Named, so that who had a turn before gets a run in this one, too.
            await self._runs.prepare({seat.station for seat in moved.seats if seat.station is not None})

        return self._floor.change(work)

    def add(self, trainee: Trainee, seat: Seat | None = None, turn: int | None = None) -> Future[SeatView]:
        """Somebody came late: on that seat of that turn, or on the next free one.

        ConsoleError: SEAT_TAKEN (seat, turn), UNKNOWN_SEAT.
        """

        async def work() -> SeatView:
            class_ = self._runs.running_class()
            place = self._free(class_, seat, turn)
            person = trainee.person or uuid7(self._floor.clock)
            sits = turns.place_of(class_, person, place[0])
            if sits is not None:
                raise ConsoleError(ClassReason.SEAT_TAKEN, seat=sits.seat, turn=sits.turn)
            guest = class_.mode is Mode.OUTREACH and trainee.person is None
            name = (trainee.display or turns.guest_name(class_)) if guest else trainee.display
            station = turns.stations(class_)[place[1]]
            added = SeatView(place[1], station, person, name, place[0])
            drafts: list[Draft] = []
            if trainee.person is None and not guest:
                drafts.append(enrolment(trainee, person))
            await self._seat(class_, turns.put(class_, added), [added], drafts)
            return added

        return self._floor.change(work)

    def swap_seats(self, turn: int, first: Seat, second: Seat, reason: str = "") -> Future[None]:
        """Two seats of a turn change their people; what they had begun is closed and stays theirs.

        ConsoleError: UNKNOWN_SEAT; REASON_NEEDED where that cuts an assessed run.
        """

        async def work() -> None:
            class_ = self._runs.running_class()
            known = turns.stations(class_)
            if first not in known or second not in known or turn < class_.turn:
                raise ConsoleError(ClassReason.UNKNOWN_SEAT)
            moved = turns.swap(class_, turn, first, second)
            both = [seat for seat in moved.rota if seat.turn == turn and seat.seat in (first, second)]
            if turn == class_.turn:
                await self._cut(
                    class_, [known[first], known[second]], Outcome.INTERRUPTED, reason, "seats swapped"
                )
            await self._seat(class_, moved, both)

        return self._floor.change(work)

    def swap_headset(self, seat: Seat, station: StationId, reason: str = "") -> Future[None]:
        """Give a seat another headset; the run on the old one is kept as a technical fault.

        ConsoleError: UNKNOWN_SEAT; REASON_NEEDED where that cuts an assessed run.
        """

        async def work() -> None:
            class_ = self._runs.running_class()
            known = turns.stations(class_)
            if seat not in known or self._floor.room.view(station) is None or known[seat] == station:
                raise ConsoleError(ClassReason.UNKNOWN_SEAT)
            moved = turns.move_headset(class_, seat, station)
            stations = [known[seat], station]
            await self._cut(class_, stations, Outcome.TECHNICAL_FAULT, reason, "headset swapped")
            changed = [one for one in moved.seats if one.station in stations]
            await self._seat(class_, moved, changed)

        return self._floor.change(work)

    def excuse(self, seat: Seat, turn: int, reason: str) -> Future[None]:
        """Somebody does not take their turn, and why; what they had begun is closed.

        ConsoleError: UNKNOWN_SEAT, REASON_NEEDED.
        """

        async def work() -> None:
            class_ = self._runs.running_class()
            place = turns.place(class_, seat, turn)
            if place is None or place.person is None:
                raise ConsoleError(ClassReason.UNKNOWN_SEAT)
            excused = [Excused(seat, turn, place.person, reason.strip())]
            _check_reasons(excused)
            if turn == class_.turn and place.station is not None:
                await self._runs.end([place.station], "excused")
            await self._keep(turns.excuse(self._runs.running_class(), excused), [])

        return self._floor.change(work)

    def adopt(self, station: StationId, person: PersonId | None = None) -> Future[RunView]:
        """Give what a headset has begun by itself to somebody: its run is recorded as theirs from its start.

        `person`: somebody of this class; None: who sits there, or a guest of an outreach class.
        ConsoleError: NOTHING_TO_ADOPT, OTHER_COURSE.
        """

        async def work() -> RunView:
            class_, view = self._runs.running_class(), self._floor.room.view(station)
            if view is None or not view.unassigned or view.run is None:
                raise ConsoleError(ClassReason.NOTHING_TO_ADOPT)
            if (view.scenario, view.scenario_version) != (class_.course.id, class_.course.version):
                raise ConsoleError(ClassReason.OTHER_COURSE)
            seat = self._adopter(class_, view, person)
            if seat not in class_.seats:
                await self._move_to(class_, seat)
            assert seat.person is not None
            attempts = await self._runs.attempts(class_, [seat.person])
            present = self._floor.room.view(station)
            if present is None or not present.unassigned or present.run != view.run:
                raise ConsoleError(ClassReason.NOTHING_TO_ADOPT)
            attempt = attempts.get(seat.person, 0) + 1
            run = RunView(view.run, seat.person, seat.name, seat.seat, station, attempt)
            self._floor.apply(self._floor.room.adopt(run))
            self._floor.recorder.note(run.run, "adopted", {"station": station}, self._floor.actor)
            self._floor.publisher.tell_class()
            return run

        return self._floor.change(work)

    # Within

    def _check_turn(self, class_: ClassView, excused: Iterable[Excused]) -> None:
        """In an assessed class nobody's turn goes by without a run or a word why."""
        if class_.mode is not Mode.ASSESS:
            return
        ran = {run.person for run in class_.runs if self._floor.room.has_begun(run.run)}
        ran |= {one.person for one in (*class_.excused, *excused)}
        left = [seat.seat for seat in class_.seats if seat.person is not None and seat.person not in ran]
        if left:
            raise ConsoleError(ClassReason.SEATS_NOT_SETTLED, seats=", ".join(left))

    def _free(self, class_: ClassView, seat: Seat | None, turn: int | None) -> tuple[int, Seat]:
        free = turns.free_places(class_, from_turn=class_.turn)
        if seat is not None and seat not in turns.stations(class_):
            raise ConsoleError(ClassReason.UNKNOWN_SEAT)
        wanted = [one for one in free if seat in (None, one[1]) and turn in (None, one[0])]
        if not wanted:
            raise ConsoleError(ClassReason.SEAT_TAKEN, seat=seat or "", turn=turn or class_.turn)
        return wanted[0]

    async def _cut(
        self,
        class_: ClassView,
        stations: Iterable[StationId | None],
        outcome: Outcome,
        reason: str,
        otherwise: str,
    ) -> None:
        """Close what runs there; in an assessed class only with a reason."""
        places = [station for station in stations if station is not None]
        begun = [
            run
            for run in class_.runs
            if run.station in places and run.outcome is None and self._floor.room.has_begun(run.run)
        ]
        if begun and class_.mode is Mode.ASSESS and not reason.strip():
            raise ConsoleError(ClassReason.REASON_NEEDED)
        await self._runs.cut(places, outcome, reason.strip() or otherwise)

    async def _seat(
        self, before: ClassView, moved: ClassView, seats: Sequence[SeatView], drafts: Sequence[Draft] = ()
    ) -> None:
        """Show and keep that people moved; those of the present turn get a run there."""
        present = [seat for seat in seats if seat.turn == before.turn]
        seated = rota.seat_drafts(moved, present, self._floor.actor)
        await self._keep(moved, [*drafts, *seated])
        stations = {seat.station for seat in present if seat.station is not None and seat.person is not None}
        if stations:
            await self._runs.prepare(stations)

    async def _keep(self, class_: ClassView, drafts: Sequence[Draft]) -> None:
        floor = self._floor
        entries = await floor.recorder.write(lambda records: rota.keep(records, class_, drafts))
        floor.apply(floor.room.reseat(class_))
        floor.publisher.tell_class()
        if entries:
            floor.tell_records(entries)
        await self._consents.refresh(())

    def _adopter(self, class_: ClassView, view: StationView, person: PersonId | None) -> SeatView:
        """Who wears it, on which seat."""
        here = next((seat for seat in class_.seats if seat.station == view.station), None)
        if person is None and here is not None and here.person is not None:
            return here
        wearer = next((seat for seat in class_.rota if seat.person == person and person is not None), None)
        if wearer is None:
            if class_.mode is not Mode.OUTREACH or person is not None:
                raise ConsoleError(ClassReason.NOTHING_TO_ADOPT)
            wearer = SeatView("", None, uuid7(self._floor.clock), turns.guest_name(class_))
        if here is not None and here.person == wearer.person:
            return here
        if any(self._floor.room.has_begun(run.run) for run in _open_runs(class_, wearer.person)):
            raise ConsoleError(ClassReason.RUN_OPEN)
        label = here.seat if here is not None else _free_seat(class_, view)
        return replace(wearer, seat=label, station=view.station, turn=class_.turn)

    async def _move_to(self, class_: ClassView, seat: SeatView) -> None:
        """Somebody wears another headset than planned: what waited there and elsewhere for them goes."""
        assert seat.station is not None
        left = turns.place_of(class_, seat.person or "", class_.turn)
        stations = {seat.station} | ({left.station} if left is not None and left.station else set())
        for run in class_.runs:
            if run.station in stations and run.outcome is None:
                self._floor.apply(self._floor.room.withdraw(run.run))
        if left is not None:
            empty = replace(left, person=None, name=None, watcher=None, watcher_name=None)
            class_ = turns.put(class_, empty)
        await self._keep(turns.put(class_, seat), rota.seat_drafts(class_, [seat], self._floor.actor))


def _open_runs(class_: ClassView, person: PersonId | None) -> list[RunView]:
    return [run for run in class_.runs if run.person == person and run.outcome is None]


def _check_reasons(excused: Iterable[Excused]) -> None:
    if not all(one.reason.strip() for one in excused):
        raise ConsoleError(ClassReason.REASON_NEEDED)


def _free_seat(class_: ClassView, view: StationView) -> Seat:
    """The number on the headset's own label, or the next one that is free."""
    taken = turns.stations(class_)
    digits = "".join(one for one in view.label if one in "0123456789")
    if 0 < len(digits) <= 3 and digits.zfill(2) not in taken:
        return digits.zfill(2)
    return next(seat for number in range(1, 1000) if (seat := f"{number:02d}") not in taken)
