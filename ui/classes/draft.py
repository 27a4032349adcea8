"""A class being planned: what was chosen in the three steps so far, and what is still missing."""

from collections.abc import Iterable
from typing import Final

from console.classroom.wear import MOST_MIN
from console.courses.content import Pack
from console.errors import ConsoleError
from console.model import ClassPlan, Mode, PersonView, RotaTimes, StationView, Thresholds, Trainee
from console.roster.reading import (
    MOST_PEOPLE,
    Answers,
    Roster,
    open_questions,
    read_roster,
    trainees,
    twice_chosen,
)
from ui.classes.seating import Seating, places

USUAL_TURN_MIN: Final = 20
MOST_TURNS: Final = 12
LONGEST_PASTE: Final = 100_000
"""Characters that are read; a class list of 100 people is a few thousand."""


class Draft:
    """The state behind the three steps; no widget keeps any of this."""

    def __init__(
        self,
        packs: Iterable[Pack],
        troubles: Iterable[ConsoleError] = (),
        *,
        longest_paste: int = LONGEST_PASTE,
    ) -> None:
        self.packs, self.troubles = tuple(packs), tuple(troubles)
        self._longest_paste = longest_paste
        self.pack: Pack | None = None
        self.mode = Mode.PRACTICE
        self.duration_min = 0
        self.title = ""
        self.enrolled: tuple[PersonView, ...] = ()
        self.guests = 0
        """How many guests of an outreach class; they have numbers, no names."""
        self.answers = Answers()
        self.roster = Roster()
        self.seating = Seating()
        self.people: dict[str, Trainee] = {}
        """Everybody of the class by key, in order."""
        self.in_pairs = False
        """One wears, one watches, and they change."""
        self.partners: dict[str, str] = {}
        """Who shares the headset of whom, by the key of who wears it first."""
        self.turn_min = USUAL_TURN_MIN
        self.wipe_min = RotaTimes().wipe_min
        self.thresholds: Thresholds | None = None
        """Limits of this class alone; None: as the course pack says."""
        self.load_refusal = ""
        """Why the machine's policy rules physiological load out; empty when it does not."""
        self.shows_load = False
        self.opted_in: set[str] = set()
        """Who said yes to it, by key."""
        self._paste = ""

    # Step 1

    def choose(self, pack: Pack) -> None:
        """Take a course; its mode, length and turns are proposed, a title typed by a person stays."""
        had_own_title = self.pack is not None and self.title not in ("", self.pack.title)
        self.pack, self.thresholds = pack, None
        if not had_own_title:
            self.title = pack.title
        self.duration_min = pack.duration_min
        self.turn_min = min(pack.duration_min, MOST_MIN)
        if self.mode not in self.modes:
            self.mode = self.modes[0]
        self._people_changed()

    @property
    def modes(self) -> tuple[Mode, ...]:
        """What the chosen course may be held as."""
        if self.pack is not None and self.pack.mode == "outreach":
            return (Mode.OUTREACH,)
        return (Mode.PRACTICE, Mode.ASSESS)

    def set_mode(self, mode: Mode) -> None:
        """Hold the class as this."""
        self.mode = mode
        self._people_changed()

    @property
    def course_is_chosen(self) -> bool:
        """True when the first step is complete."""
        return self.pack is not None and bool(self.title.strip()) and self.duration_min > 0

    @property
    def may_show_load(self) -> bool:
        """Whether the class may have physiological load on."""
        return self.mode is not Mode.ASSESS and not self.load_refusal

    @property
    def asks_for_load(self) -> bool:
        """Whether trainees are asked if they agree to it."""
        return self.shows_load and self.may_show_load

    # Step 2

    def paste(self, text: str) -> None:
        """Take the roster's text."""
        self._paste = text[: self._longest_paste]
        self._read()

    def know(self, enrolled: Iterable[PersonView]) -> None:
        """Take who is enrolled already."""
        self.enrolled = tuple(enrolled)
        self._read()

    def answer(self, answers: Answers) -> None:
        """Take what a person said about doubts."""
        self.answers = answers
        self._people_changed()

    def set_guests(self, count: int) -> None:
        """So many guests; at most as many as a class may hold."""
        self.guests = max(0, min(MOST_PEOPLE, count))
        self._people_changed()

    @property
    def questions(self) -> int:
        """How many people still have to be told apart from somebody enrolled."""
        if self.mode is Mode.OUTREACH:
            return 0
        return len(open_questions(self.roster, self.answers)) + len(twice_chosen(self.roster, self.answers))

    @property
    def roster_is_complete(self) -> bool:
        """True when the second step is complete."""
        return bool(self.people) and not self.questions and len(self.people) <= MOST_PEOPLE

    # Step 3

    def see(self, stations: Iterable[StationView]) -> None:
        """Take the headsets as they are now."""
        self.seating.set_places(places(stations))

    def set_turns(self, turns: int) -> None:
        """Hold it in so many sittings: as many as each headset sees people, or pairs of them."""
        self.seating.set_turns(min(turns, MOST_TURNS))

    def set_in_pairs(self, in_pairs: bool) -> None:
        """Let two share a headset: one wears, one watches, then they change."""
        if in_pairs is not self.in_pairs:
            self.in_pairs = in_pairs
            self.seating.set_people(())  # pairs sit by the roster, not where each of them sat alone
            self._people_changed()

    @property
    def turns(self) -> int:
        """How many turns the class has."""
        return self.seating.turns * (2 if self.in_pairs else 1)

    @property
    def total_min(self) -> int:
        """How long all turns take, with the wipes between them."""
        return self.turns * self.turn_min + (self.turns - 1) * self.wipe_min

    @property
    def wears_too_long(self) -> bool:
        """Whether one turn alone is longer than a headset may be worn without a break."""
        return self.turns > 1 and self.turn_min > MOST_MIN

    @property
    def units(self) -> tuple[str, ...]:
        """Keys of those who are given a seat: everybody, or the first of each pair."""
        return tuple(key for key in self.people if key not in set(self.partners.values()))

    @property
    def seated(self) -> int:
        """How many people have a seat."""
        missing = self.seating.without_seat
        return len(self.people) - len(missing) - sum(key in self.partners for key in missing)

    @property
    def can_start(self) -> bool:
        """True when nothing is missing."""
        return self.course_is_chosen and self.roster_is_complete and self.seated > 0

    def plan(self) -> ClassPlan:
        """What is started."""
        assert self.pack is not None
        return ClassPlan(
            title=self.title.strip(),
            mode=self.mode,
            course=self.pack.ref,
            duration_min=max(self.duration_min, self.total_min) if self.turns > 1 else self.duration_min,
            seats=self.seating.planned(
                self.people,
                self.opted_in if self.asks_for_load else (),
                self.partners if self.in_pairs else None,
            ),
            physio=self.asks_for_load,
            thresholds=self.thresholds,
            times=RotaTimes(self.turn_min if self.turns > 1 else 0, self.wipe_min),
        )

    def take(self, plan: ClassPlan) -> None:
        """Begin with the plan of a class that was held: same course, same people, same seats.

        A course that is there in another version only is taken in that version. Headsets and those who are
        enrolled have to be known before.
        """
        packs = [pack for pack in self.packs if pack.id == plan.course.id]
        pack = next((pack for pack in packs if pack.ref == plan.course), packs[-1] if packs else None)
        if pack is not None:
            self.choose(pack)
            self.title, self.duration_min = plan.title, plan.duration_min or pack.duration_min
            self.mode = plan.mode if plan.mode in self.modes else self.mode
        self.thresholds = plan.thresholds
        if plan.times.turn_min:
            self.turn_min, self.wipe_min = plan.times.turn_min, plan.times.wipe_min
        self.in_pairs = any(seat.watcher is not None for seat in plan.seats)
        last = max((seat.turn for seat in plan.seats), default=1)
        self.seating.set_turns(-(-last // 2) if self.in_pairs else last)
        keys = self._take_people(plan)
        for seat in plan.seats:
            if seat.trainee is not None and (not self.in_pairs or seat.turn % 2):
                turn = (seat.turn + 1) // 2 if self.in_pairs else seat.turn
                self._put_back(seat.seat, keys.get(_who(seat.trainee)), turn)

    def _take_people(self, plan: ClassPlan) -> dict[str, str]:
        """Fill the roster as it was; their keys on it, by person or name."""
        people: dict[str, Trainee] = {}
        for seat in plan.seats:
            for one in (seat.trainee, seat.watcher):
                if one is not None:
                    people.setdefault(_who(one), one)
        if self.mode is Mode.OUTREACH:
            self.set_guests(len(people))
            return dict(zip(people, self.people, strict=False))
        self._paste = "\n".join(one.display for one in people.values())
        self.roster = read_roster(self._paste, self.enrolled)
        keys = dict(zip(people, (entry.key for entry in self.roster.entries), strict=False))
        same: dict[str, str | None] = {keys[who]: one.person for who, one in people.items() if who in keys}
        doubles = frozenset(entry.key for entry in self.roster.entries if entry.double_of is not None)
        self.answer(Answers(same, doubles))
        return keys

    def _put_back(self, seat: str, key: str | None, turn: int) -> None:
        first = key if key in self.partners or not self.in_pairs else None
        is_there = any(place.seat == seat for place in self.seating.places)
        if first is not None and is_there and self.seating.slot_of(first) is not None:
            self.seating.put(seat, first, turn)

    @property
    def roster_text(self) -> str:
        """The roster as it was pasted, or as it was when the class was held before."""
        return self._paste

    def _read(self) -> None:
        self.roster = read_roster(self._paste, self.enrolled)
        self._people_changed()

    def _people_changed(self) -> None:
        if self.mode is Mode.OUTREACH:
            self.people = {f"guest#{n}": Trainee(f"Guest {n}") for n in range(1, self.guests + 1)}
        else:
            self.people = trainees(self.roster, self.answers)
        self.opted_in &= set(self.people)
        keys = tuple(self.people)
        self.partners = dict(zip(keys[::2], keys[1::2], strict=False)) if self.in_pairs else {}
        self.seating.set_people(keys[::2] if self.in_pairs else keys)


def _who(one: Trainee) -> str:
    return one.person or one.display
