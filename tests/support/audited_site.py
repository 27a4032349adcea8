"""A file in which everything has happened once, made through the services by people with real sessions."""

import json
from pathlib import Path
from typing import Any

from console.model import Decision, Mode, Outcome, Result, Session, Trainee
from console.records import Draft, HeadsetRow, Records
from console.records.unlocking import exported
from tests.support.attended import RIGHT, WAIT_S, Attended, attended
from tests.support.ledgers import UTC, console_row, new_id
from tests.support.staff import passphrase

PEOPLE = (
    Trainee("Siôn Prydderch", "Siôn", "Prydderch"),
    Trainee("Tomos Griffiths", "Tomos", "Griffiths"),
    Trainee("Mair Bevan", "Mair", "Bevan"),
    Trainee("M. Bevan", "M.", "Bevan"),
)


def make(folder: Path, *, encrypt: bool = False) -> str | None:
    """Make the file in `folder`, closed and anchored; returns the exported key of an encrypted one."""
    with attended(folder) as desk:
        site = _Site(desk, encrypt=encrypt)
        site.hold_class()
        site.sign_off()
        site.look_after_people()
        return site.ask(lambda records: exported(records.file_key) if records.file_key else None)


class _Site:
    def __init__(self, desk: Attended, *, encrypt: bool) -> None:
        self.desk, self.engine = desk, desk.engine
        desk.set_up("jprice", "lnew", "gparry", "mellis", encrypt=encrypt)
        self.people: tuple[str, ...] = ()
        self.runs: list[str] = []

    def ask(self, job: Any) -> Any:
        """What services of other rooms do with the records."""
        floor = self.engine._floor

        async def work() -> Any:
            return await floor.recorder.write(job)

        return floor.submit(work).result(WAIT_S)

    def come_in(self, name: str) -> Session:
        self.desk.clock.advance(60)
        return self.desk.come_in(name)

    def hold_class(self) -> None:
        """Three trainees, a logged run each, with a critical error in it."""
        session = self.come_in("jprice")
        self.people = self.engine.people.enrol(PEOPLE, session=session).result(WAIT_S)
        pack = next(pack for pack in self.engine.packs if pack.id == "GMP-GWN-B")
        class_, stations = new_id(), (new_id(), new_id(), new_id())
        body = {"title": "Evening A", "mode": Mode.ASSESS.value, "duration_min": 20}
        drafts = [Draft("class.planned", class_, body, course=pack.ref)]
        self.runs = [new_id() for _ in stations]
        for number, station in enumerate(stations):
            seat = {"person": self.people[number], "seat": f"{number}", "station": station, "turn": 1}
            drafts.append(Draft("seat.assigned", class_, seat))
        drafts.append(Draft("class.started", class_, {}, course=pack.ref))
        for number, station in enumerate(stations):
            begun = {"person": self.people[number], "class": class_, "station": station, "attempt": 1}
            drafts.append(Draft("run.started", self.runs[number], begun, course=pack.ref))
        self.desk.write(*drafts)
        boots = [new_id() for _ in stations]
        rows: list[Any] = [console_row(None, "class.note", text="doors open")]
        for seq in (1, 2):
            rows += [_said(seq, self.runs[n], stations[n], boots[n]) for n in range(3)]
        rows += [console_row(run, keeps_ms=15_000) for run in self.runs]
        self.ask(lambda records: records.log(rows))
        for run in self.runs:
            self.ask(lambda records, run=run: _close(records, run, pack.ref))
        reach = {"present": 3, "audience": 0}
        self.desk.write(Draft("class.closed", class_, {"reach": reach, "exceptions": []}, course=pack.ref))
        self.ask(lambda records: records.back_up())

    def sign_off(self) -> None:
        """One record of each: witnessed and verified; countersigned, amended, signed anew and void."""
        act = self.engine.assessments
        session = self.come_in("jprice")
        first = self.desk.decide(session, self.runs[0])
        act.sign(session, first, passphrase("jprice"), user_id="jprice").result(WAIT_S)
        act.acknowledge(session, first, passphrase("jprice"), comment="Read it.").result(WAIT_S)
        session = self.come_in("lnew")
        second = self.desk.decide(session, self.runs[1])
        act.sign(session, second, passphrase("lnew"), user_id="lnew").result(WAIT_S)
        session = self.come_in("gparry")
        act.countersign(session, second, passphrase("gparry"), user_id="gparry").result(WAIT_S)
        session = self.come_in("mellis")
        act.verify(session, first, passphrase("mellis"), user_id="mellis").result(WAIT_S)
        session = self.come_in("lnew")
        amended = act.amend(
            session,
            second,
            Decision.NOT_YET_COMPETENT,
            "C19 was not seen",
            {**RIGHT, "C19": Result.NOT_OBSERVED},
        ).result(WAIT_S)
        act.sign(session, amended, passphrase("lnew"), user_id="lnew").result(WAIT_S)
        session = self.come_in("gparry")
        why = "the headset was not the trainee's"
        act.void(session, amended, passphrase("gparry"), reason=why, user_id="gparry").result(WAIT_S)
        session = self.come_in("jprice")
        last = self.desk.decide(session, self.runs[2])
        act.sign(session, last, passphrase("jprice"), user_id="jprice").result(WAIT_S)

    def look_after_people(self) -> None:
        """A key is reset, a consent withdrawn, two ids are merged, somebody is erased."""
        session = self.come_in("shughes")
        self.engine.accounts.reset(
            session, "gparry", "kettles full of moss and rain", "forgotten", passphrase("shughes")
        ).result(WAIT_S)
        session = self.come_in("jprice")
        people = self.engine.people
        for given in (True, False):
            people.consent(self.people[0], "load", given=given, session=session).result(WAIT_S)
        people.merge(self.people[3], self.people[2], session=session).result(WAIT_S)
        people.erase(self.people[2], "asked for it", session=session).result(WAIT_S)


def _said(seq: int, run: str, station: str, boot: str) -> HeadsetRow:
    body = {"kind": "critical_error", "code": "OUTER_TOUCHES_FLOOR"} if seq == 1 else {"kind": "note"}
    frame = json.dumps({"type": "event", "seq": seq, "run": run, "body": body})
    return HeadsetRow(run, station, boot, seq, frame, UTC, 1_000 + seq)


def _close(records: Records, run: str, course: Any) -> None:
    records.close_run(run, Outcome.COMPLETED, [], course=course)
