"""People who sign: accounts with cheap passphrases, and records in which they decide and sign."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from console.clock import Clock
from console.model import Meaning, Mode, Outcome, Role
from console.records import Draft, Entry, Records, recovery, rules, signing
from console.records.accounts import NewAccount
from console.records.lockout import Counters
from console.records.recovery import Sheet
from console.records.signing import Hand
from tests.support.keyrings import CHEAP
from tests.support.ledgers import COURSE, enrolled, new_id, opened

NAMES = {
    "shughes": ("Siân Hughes", (Role.ADMINISTRATOR,), True),
    "jprice": ("J. Price", (Role.ASSESSOR,), True),
    "gparry": ("Gwilym Hughes-Parry", (Role.ASSESSOR,), True),
    "lnew": ("Lowri Cadwaladr-Jones", (Role.ASSESSOR,), False),
    "mellis": ("M. Ellis-Owen", (Role.ASSESSOR, Role.IQA), True),
    "qiqa": ("Q. Iqbal", (Role.IQA,), True),
    "tutor": ("T. Utor", (Role.INSTRUCTOR,), True),
    "second": ("Second Administrator", (Role.ADMINISTRATOR,), True),
}


def passphrase(user_id: str) -> str:
    return f"otters sing below {user_id[::-1]} weir"


class Staff:
    """Open records with everybody of NAMES, an assessed class, and shortcuts to decide and sign."""

    def __init__(
        self, folder: Path, clock: Clock | None = None, names: tuple[str, ...] = tuple(NAMES)
    ) -> None:
        self.records = opened(folder, clock)
        self.ids = {name: new_id() for name in names}
        self.sheet: Sheet = recovery.draw()
        self.hands: dict[str, Hand] = {}
        made = [self._new(name) for name in names]
        self.records.accounts.create_first(made[0], made[1:], self.sheet)
        self.class_ = new_id()
        body = {"title": "Evening A", "mode": Mode.ASSESS.value, "duration_min": 20}
        self.records.append("class.planned", self.class_, body, course=COURSE)

    def _new(self, name: str):
        printed, roles, qualified = NAMES[name]
        hand = Hand.new(self.ids[name])
        self.hands[name] = hand
        new = NewAccount(name, printed, roles, qualified)
        return new, hand.wrap(passphrase(name), CHEAP)

    def failures(self) -> dict[str, int]:
        """Wrong passphrases in a row, by user id."""
        return {one.user_id: one.failures for one in self.records.accounts.all() if one.failures}

    def fail(self, name: str, failures: int) -> None:
        """As if a former file had counted so many."""
        counters = Counters(self.records._store)
        counters.raise_to({self.ids[name]: failures}, self.records._clock.monotonic_ms())

    def trainee(self) -> str:
        person = new_id()
        self.records.append_all([enrolled(person)])
        return person

    def run(self, person: str, mode: Mode = Mode.ASSESS) -> str:
        """A closed run of an assessed class."""
        run = new_id()
        class_ = self.class_ if mode is Mode.ASSESS else None
        body = {"person": person, "class": class_, "station": new_id(), "attempt": 1}
        self.records.append("run.started", run, body, course=COURSE)
        self.records.close_run(run, Outcome.COMPLETED, [], course=COURSE)
        return run

    def decide(self, by: str | None = "jprice", person: str | None = None, **body) -> Entry:
        person = person or self.trainee()
        draft = decision(self.run(person), person, self.ids[by] if by else None, **body)
        return self.records.append_all([draft])[0]

    def amend(self, record: Entry, by: str = "jprice", **body) -> Entry:
        changed = {**record.body, "reason": "oral 2 entered for oral 1", "supersedes": record.id, **body}
        draft = Draft("assessment.amended", record.subject, changed, course=COURSE, actor=self.ids[by])
        return self.records.append_all([draft])[0]

    def sign(
        self,
        by: str,
        record: Entry | str,
        meaning: Meaning = Meaning.ASSESSED,
        components: tuple[str, ...] = signing.FIRST,
        note: str | None = None,
    ) -> Entry:
        digest = record if isinstance(record, str) else record.hash
        return self.records.signoff.sign(self.hands[by], digest, meaning, components, note=note)

    def signed(self, by: str = "jprice", **body) -> Entry:
        """A decision that its assessor has signed."""
        record = self.decide(by, **body)
        self.sign(by, record)
        return record


def decision(run: str, person: str, actor: str | None, **body) -> Draft:
    whole = {
        "run": run,
        "person": person,
        "outcome": "competent",
        "proposal": "competent",
        "critical_errors": [],
        "criteria": [{"id": "C18", "result": "met", "by": "person", "evidence": [1]}],
        "evidence_complete": True,
        "reason": "",
        "expires": "2027-11-24",
        **({} if actor else {"decider": "unidentified"}),
        **body,
    }
    return Draft("assessment.decided", new_id(), whole, course=COURSE, actor=actor)


@contextlib.contextmanager
def lawless() -> Iterator[None]:
    """What somebody writes who has the file and the console's key: no rule is asked."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rules, "check", lambda store, entry: None)
        yield


def broken(records: Records) -> list[tuple[int, str]]:
    """Entries that `verify` finds to break a rule, with the rule."""
    return [(fault.seq, str(fault.detail.get("rule"))) for fault in records.verify()]
