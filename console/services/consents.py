"""Who agreed to physiological load in this class, and whether the class has it on. No value ever comes here.

That somebody agreed is written down: before a sample is kept, and when they agree no longer. A guest of an
outreach class is in no record, so their answer is kept in memory and ends with the class.
"""

from collections.abc import Awaitable, Callable, Iterable
from concurrent.futures import Future
from typing import Final

import msgspec

from console.errors import ClassReason, ConsoleError, LoadReason, PeopleReason
from console.headsets.fleet import Fleet
from console.model import (
    AccountId,
    ClassId,
    ClassView,
    LinkState,
    Mode,
    PersonId,
    RunId,
    StationId,
)
from console.policy import Policy
from console.records import PHYSIOLOGY, Records
from console.services.floor import Floor

DEADLINE_MS: Final = 5_000

Place = tuple[ClassId, PersonId]
"""Who is meant: this person, in this class."""


class ConsentState(msgspec.Struct, frozen=True):
    """What the class's screen can show and switch; it knows nothing of sensors or values."""

    is_allowed: bool
    """False: the machine's policy or the class's mode rule it out, and no switch is shown."""
    reason: LoadReason | None
    """Why not."""
    is_on: bool
    given: frozenset[PersonId]
    """Who of this class agreed."""
    detail: dict[str, str] = {}
    """Values for the reason's sentence."""


class Consents:
    """The switch of the class and the answers of its trainees; callable from any thread unless said."""

    def __init__(self, floor: Floor, fleet: Fleet, policy: Policy) -> None:
        self._floor = floor
        self._fleet = fleet
        self.policy = policy
        self.changed: Callable[[], None] = _nothing
        """Called on the network thread whenever `seats` may differ, before anything is awaited."""
        self.prepare: Callable[[], Awaitable[None]] = _no_preparation
        """Awaited on the network thread before any headset may send."""
        self._class: ClassId | None = None
        self._given: set[PersonId] = set()
        self._guests: set[PersonId] = set()
        """Those of them who are in no record."""
        self._refused: set[PersonId] = set()
        """Who took it back in this class: that stands even where the disk did not take it."""
        self._assigned: dict[StationId, RunId] = {}
        """Runs whose headset was told that it may send."""
        self._told: dict[StationId, bool] = {}

    # The class's screen

    def state(self) -> Future[ConsentState]:
        """As it stands; `ClassChanged` tells of the switch."""

        async def work() -> ConsentState:
            self._floor.access.check_load()
            class_ = self._floor.room.class_
            reason = self.policy.trouble
            if reason is None and class_ is not None and class_.mode is Mode.ASSESS:
                reason = LoadReason.NOT_IN_ASSESSMENT
            is_on = class_ is not None and self.is_on(class_)
            return ConsentState(
                reason is None, reason, is_on, frozenset(self._given), dict(self.policy.detail)
            )

        return self._floor.submit(work)

    def switch(self, *, on: bool) -> Future[None]:
        """Switch it for the class; off forgets all that was measured, and on counts from each next run.

        ConsoleError through the future: NO_CLASS, POLICY_OFF, POLICY_UNREADABLE, NOT_IN_ASSESSMENT, and who
        is not the instructor.
        """

        async def work() -> None:
            floor, class_ = self._floor, self._floor.required_class()
            floor.access.check_load()
            if on:
                self.policy.check_load()
                if class_.mode is Mode.ASSESS:
                    raise ConsoleError(LoadReason.NOT_IN_ASSESSMENT)
            if class_.physio is on:
                return
            if on:
                await self.prepare()
                if self._floor.required_class().id != class_.id:
                    raise ConsoleError(ClassReason.NO_CLASS)
            floor.room.switch_physio(on=on)
            self.changed()
            self._tell_headsets()
            floor.recorder.note(None, "physio", {"class": class_.id, "on": on}, self._floor.actor)
            floor.publisher.tell_class()

        return self._floor.submit(work)

    def answer(self, person: PersonId, *, given: bool) -> Future[None]:
        """Somebody who sits in this class agrees, or agrees no longer; taken back, it is gone at once.

        ConsoleError through the future: NO_CLASS, NOT_SEATED, and for an agreement also POLICY_OFF,
        POLICY_UNREADABLE, NOT_IN_ASSESSMENT, or why it can not be written down; it then does not count.
        """

        async def work() -> None:
            class_ = self._floor.required_class()
            if person not in {seat.person for seat in class_.seats}:
                raise ConsoleError(LoadReason.NOT_SEATED)
            if given:
                await self._give(class_, person)
            else:
                await self._take_back(class_, person)

        return self._floor.submit(work)

    async def _give(self, class_: ClassView, person: PersonId) -> None:
        self._floor.access.check_load()
        self.policy.check_load()
        if class_.mode is Mode.ASSESS:
            raise ConsoleError(LoadReason.NOT_IN_ASSESSMENT)
        self._refused.discard(person)
        if person not in self._given:
            await self._write(class_, person, given=True)
        if self._class == class_.id and person not in self._refused:
            self._given.add(person)
        self.changed()
        self._tell_headsets()

    async def _take_back(self, class_: ClassView, person: PersonId) -> None:
        """No is easy to say: whoever is signed in may take it, and the disk is asked last."""
        if self._floor.access.has_accounts:
            self._floor.access.check(self._floor.access.session)
        self.withdraw([person])
        if person not in self._guests:
            await self._write(class_, person, given=False)

    async def _write(self, class_: ClassView, person: PersonId, *, given: bool) -> None:
        actor = self._floor.actor
        is_guest = await self._floor.recorder.write(
            lambda records: _note(records, class_, person, actor, given=given)
        )
        if is_guest:
            self._guests.add(person)
        else:
            await self._floor.look_at_head()

    # On the network thread

    async def begin(self, class_: ClassView, guests: frozenset[PersonId] = frozenset()) -> None:
        """A class begins or goes on: learn who agreed. `guests` agreed as it was planned."""
        self.end()
        people = [seat.person for seat in class_.seats if seat.person is not None]
        given = await self._floor.recorder.read(lambda records: _given(records, class_, people))
        self._class = class_.id
        self._guests = set(guests)
        self._given = set(given) | guests
        if self.is_on(class_):
            await self.prepare()
        self.changed()

    async def refresh(self, agreed: Iterable[PersonId]) -> None:
        """Somebody's yes was written down elsewhere; `agreed` are all their ids."""
        self._refused -= set(agreed)
        class_ = self._floor.room.class_
        if class_ is None or class_.id != self._class:
            return
        people = [seat.person for seat in class_.seats if seat.person is not None]
        given = await self._floor.recorder.read(lambda records: _given(records, class_, people))
        if self._class == class_.id:
            self._given = (set(given) | self._guests) - self._refused
            self.changed()
            self._tell_headsets()

    def end(self) -> None:
        """The class is over: everybody is forgotten, and what was measured."""
        self._class = None
        for known in (self._given, self._guests, self._refused):
            known.clear()
        self._assigned.clear()
        self._told.clear()
        self.changed()

    def withdraw(self, people: Iterable[PersonId]) -> None:
        """The answer of these is no, now; their headsets are told."""
        self._refused.update(people)
        self._given -= self._refused
        self.changed()
        self._tell_headsets()

    def is_on(self, class_: ClassView) -> bool:
        """Whether physiology is on in this class."""
        return class_.physio and class_.mode is not Mode.ASSESS and self.policy.allows_load

    def wants(self, person: PersonId) -> bool:
        """Whether a headset that this person wears may send physiology."""
        class_ = self._floor.room.class_
        return (
            class_ is not None
            and class_.id == self._class
            and not class_.interrupted
            and self.is_on(class_)
            and person in self._given
        )

    def seats(self) -> dict[StationId, Place]:
        """Which stations may be listened to, and who sits there."""
        class_ = self._floor.room.class_
        if class_ is None:
            return {}
        found = {}
        for seat in class_.seats:
            if seat.station is None or seat.person is None or not self.wants(seat.person):
                continue
            view = self._floor.room.view(seat.station)
            if view is not None and view.paired:
                found[seat.station] = (class_.id, seat.person)
        return found

    def assign(self, station: StationId, person: PersonId, run: RunId) -> bool:
        """Whether this run is to be assigned with physiology; called as it is."""
        is_wanted = self.wants(person)
        self._told.pop(station, None)
        self._assigned.pop(station, None)
        if is_wanted:
            self._assigned[station] = run
            self._told[station] = True
        return is_wanted

    def catch_up(self, station: StationId) -> None:
        """A station has come live: it may have missed that somebody agrees no longer."""
        if station in self._assigned:
            self._told.pop(station, None)
            self._tell_headsets()

    def _tell_headsets(self) -> None:
        """Headsets whose run may send stop at a no, and go on at a yes; other runs can not begin to."""
        room = self._floor.room
        class_ = room.class_
        people = {} if class_ is None else {seat.station: seat.person for seat in class_.seats}
        for station in self._assigned:
            person, view = people.get(station), room.view(station)
            is_wanted = person is not None and self.wants(person)
            if self._told.get(station) is is_wanted:
                continue
            self._fleet.command(station, "physio", {"on": is_wanted}, DEADLINE_MS)
            if view is not None and view.link is LinkState.LIVE:
                self._told[station] = is_wanted


def _nothing() -> None:
    pass


async def _no_preparation() -> None:
    pass


def _note(
    records: Records, class_: ClassView, person: PersonId, actor: AccountId | None, *, given: bool
) -> bool:
    """Write an answer down; True for a guest, of whom nothing is."""
    people = records.people
    if given:
        try:
            people.give_consent(person, PHYSIOLOGY, class_.id, actor=actor)
        except ConsoleError as error:
            if error.reason is PeopleReason.UNKNOWN_PERSON and class_.mode is Mode.OUTREACH:
                return True
            raise
        return False
    for row in people.consents(person):
        # A consent to all classes does not outlive a no in this one.
        if row.scope == PHYSIOLOGY and row.class_ in (None, class_.id) and row.withdrawn_utc is None:
            people.withdraw_consent(person, PHYSIOLOGY, row.class_, actor=actor)
    return False


def _given(records: Records, class_: ClassView, people: list[PersonId]) -> list[PersonId]:
    return [one for one in people if records.people.consents_to(one, PHYSIOLOGY, class_.id)]
