"""A class being planned: what was chosen in the three steps so far, and what is still missing."""

from collections.abc import Iterable
from typing import Final

from console.courses.content import Pack
from console.model import ClassPlan, Mode, PersonView, StationView, Trainee
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

LONGEST_PASTE: Final = 100_000
"""Characters that are read; a class list of 100 people is a few thousand."""


class Draft:
    """The state behind the three steps; no widget keeps any of this."""

    def __init__(self, packs: Iterable[Pack], *, longest_paste: int = LONGEST_PASTE) -> None:
        self.packs = tuple(packs)
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
        self.load_refusal = ""
        """Why the machine's policy rules physiological load out; empty when it does not."""
        self.shows_load = False
        self.opted_in: set[str] = set()
        """Who said yes to it, by key."""
        self._paste = ""

    # Step 1

    def choose(self, pack: Pack) -> None:
        """Take a course; its mode and length are proposed, a title typed by a person stays."""
        had_own_title = self.pack is not None and self.title not in ("", self.pack.title)
        self.pack = pack
        if not had_own_title:
            self.title = pack.title
        self.duration_min = pack.duration_min
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

    @property
    def seated(self) -> int:
        """How many people have a seat."""
        return len(self.people) - len(self.seating.without_seat)

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
            duration_min=self.duration_min,
            seats=self.seating.planned(self.people, self.opted_in if self.asks_for_load else ()),
            physio=self.asks_for_load,
        )

    def _read(self) -> None:
        self.roster = read_roster(self._paste, self.enrolled)
        self._people_changed()

    def _people_changed(self) -> None:
        if self.mode is Mode.OUTREACH:
            self.people = {f"guest#{n}": Trainee(f"Guest {n}") for n in range(1, self.guests + 1)}
        else:
            self.people = trainees(self.roster, self.answers)
        self.opted_in &= set(self.people)
        self.seating.set_people(tuple(self.people))
