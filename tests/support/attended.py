"""An engine that people sit before: accounts made through its services, and its clock in the test's hand."""

import contextlib
import json
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest

from console.clock import iso_utc
from console.courses.content import Pack
from console.engine import Engine
from console.errors import ConsoleError
from console.events import Event, SessionChanged
from console.messages import EventBody
from console.model import Decision, Meaning, Mode, Outcome, Result, Session, SessionView
from console.records import ConsoleRow, Draft, Entry, HeadsetRow, Records
from console.records.accounts import NewAccount
from console.records.recovery import Sheet
from console.records.unlocking import Unlocking
from tests.support.clock import ManualClock
from tests.support.keyrings import CHEAP
from tests.support.ledgers import enrolled, new_id
from tests.support.staff import NAMES, passphrase

WAIT_S = 30.0
RIGHT = dict.fromkeys(("C18", "C19", "C20", "C21", "C22"), Result.MET)


class Attended:
    """A running engine, what its subscribers heard of sessions, and shortcuts."""

    def __init__(self, folder: Path) -> None:
        self.clock = ManualClock()
        self.engine = Engine(
            folder,
            interfaces=(),
            attended=True,
            demonstration=True,
            unlocking=Unlocking(),
            clock=self.clock,
        )
        self.engine.start()
        self.engine.accounts.cost = CHEAP
        self.views: list[SessionView] = []
        self._heard = threading.Condition()
        self.engine.subscribe(self._hear)
        self.sheet: Sheet = self.engine.accounts.draw_sheet()

    def _hear(self, event: Event) -> None:
        with self._heard:
            if isinstance(event, SessionChanged):
                self.views.append(event.view)
            self._heard.notify_all()

    def until(self, condition: Callable[[SessionView], bool]) -> SessionView:
        """Wait until the session is told to be so."""
        with self._heard:
            assert self._heard.wait_for(lambda: self.views and condition(self.views[-1]), WAIT_S), self.views
            return self.views[-1]

    def set_up(self, *names: str, encrypt: bool = False) -> None:
        """The administrator and these people."""
        made = [(_new(name), passphrase(name)) for name in ("shughes", *names)]
        first = self.engine.accounts.create_first(*made[0], self.sheet, made[1:], encrypt=encrypt)
        first.result(WAIT_S)

    def come_in(self, name: str) -> Session:
        return self.engine.accounts.unlock(name, passphrase(name)).result(WAIT_S)

    def view(self) -> SessionView:
        return self.engine.accounts.state().result(WAIT_S)

    def write(self, *drafts: Draft) -> list[Entry]:
        """Entries that services of other rooms make."""
        floor = self.engine._floor

        async def work() -> list[Entry]:
            return await floor.recorder.write(lambda records: records.append_all(drafts))

        return floor.submit(work).result(WAIT_S)

    def on_floor(self, act: Callable[[], Any]) -> Any:
        """Do something on the network thread."""

        async def work() -> Any:
            return act()

        return self.engine._floor.submit(work).result(WAIT_S)

    @property
    def pack(self) -> Pack:
        """Gowning Grade B."""
        return self.pack_of("GMP-GWN-B")

    def pack_of(self, course: str) -> Pack:
        """A pack of the program."""
        return next(pack for pack in self.engine.packs if pack.id == course)

    def clean(self, pack: Pack | None = None) -> list[EventBody]:
        """What a headset says of a run in which everything is done and nothing goes wrong."""
        return [EventBody("step.completed", step=step.id) for step in (pack or self.pack).steps]

    def finished_run(
        self,
        person: str | None = None,
        said: Sequence[EventBody] = (),
        *,
        outcome: Outcome = Outcome.COMPLETED,
        judged: Sequence[tuple[str, bool, str | None]] = (),
        attempt: int = 1,
        mode: Mode = Mode.ASSESS,
        known: bool = False,
        pack: Pack | None = None,
    ) -> str:
        """A closed run of an assessed class; its headset said this, and people (criterion, met, who) judged.

        `known`: the person is enrolled already. Without a `pack` it is Gowning Grade B.
        """
        pack = pack or self.pack
        person, run, class_, station = person or new_id(), new_id(), new_id(), new_id()
        plan = {"title": "Evening A", "mode": mode.value}
        begun = {"person": person, "class": class_, "station": station, "attempt": attempt}
        seat = {"person": person, "seat": "04", "station": station, "turn": 1}
        self.write(
            Draft("class.planned", class_, plan, course=pack.ref),
            *(() if known else (enrolled(person),)),
            Draft("seat.assigned", class_, seat),
            Draft("run.started", run, begun, course=pack.ref),
        )
        floor, utc, boot = self.engine._floor, iso_utc(self.clock.utc()), new_id()
        rows: list[HeadsetRow | ConsoleRow] = [
            HeadsetRow(run, station, boot, seq, _frame(seq, run, body), utc, seq)
            for seq, body in enumerate(said, 1)
        ]
        rows += [
            ConsoleRow(run, "judgement", {"criterion": id_, "met": met}, utc, 1, who)
            for id_, met, who in judged
        ]

        async def close() -> Entry:
            def write(records: Records) -> Entry:
                records.log(rows)
                return records.close_run(run, outcome, [], course=pack.ref)

            return await floor.recorder.write(write)

        floor.submit(close).result(WAIT_S)
        return run

    def decide(self, session: Session | None, run: str | None = None, **how: Any) -> str:
        """A decision; the hash of its entry, which signatures sign."""
        decided = self.engine.assessments.decide(
            run or self.finished_run(),
            how.pop("decision", Decision.NOT_YET_COMPETENT),
            "the run has no evidence",
            RIGHT,
            session=session,
            **how,
        )
        (row,) = self.engine.assessments.decisions(decided.result(WAIT_S)).result(WAIT_S)
        return row.record

    def kept(self, session: Session, run: str) -> dict[str, str]:
        """The judgements of a half-written sheet, as they lie on the disk."""
        floor = self.engine._floor

        async def find() -> Any:
            return await floor.recorder.read(lambda records: records.drafts.get(session.account, run))

        return dict((floor.submit(find).result(WAIT_S) or {}).get("judgements", {}))

    def signed(self, record: str) -> list[tuple[Meaning, str, tuple[str, ...]]]:
        """Meaning, printed name and components of each signature of a record's assessment."""
        floor = self.engine._floor

        async def find() -> str:
            return await floor.recorder.read(lambda records: records.signoff.decision(record).assessment)

        rows = self.engine.assessments.signatures(floor.submit(find).result(WAIT_S)).result(WAIT_S)
        return [(row.meaning, row.printed_name, row.components) for row in rows]


def _frame(seq: int, run: str, body: EventBody) -> str:
    return json.dumps({"v": 1, "type": "event", "seq": seq, "run": run, "body": msgspec.to_builtins(body)})


def _new(name: str) -> NewAccount:
    printed, roles, qualified = NAMES[name]
    return NewAccount(name, printed, roles, qualified)


@contextlib.contextmanager
def attended(folder: Path) -> Iterator[Attended]:
    """An engine that is stopped whatever happens."""
    desk = Attended(folder)
    try:
        yield desk
    finally:
        desk.engine.stop()


def refusal(future: Any) -> ConsoleError:
    """The trouble that a call ended in."""
    with pytest.raises(ConsoleError) as told:
        future.result(WAIT_S)
    return told.value
