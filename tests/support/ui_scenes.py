"""Every screen of the window in turn, filled as a class fills it: for looks at all that is written on it."""

import platform
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final

import msgspec
from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from console.errors import ConsoleError, LinkReason, PackReason, RecordsReason
from console.events import PairingChanged
from console.model import LinkState, Mode, Outcome, PairingState, PersonView
from console.records import ConsentRow
from console.records.canonical import printed_head
from console.reports.asked import Form
from console.services.consents import ConsentState
from console.services.evidence import Work
from tests.support import live_views
from tests.support.attempts import attempt
from tests.support.pseudo import WORD
from tests.support.rolls import held_class, roll
from tests.support.ui_accounts import (
    GOOD,
    LONG,
    NOTICES,
    SHEET,
    SIGNED_OUT,
    STAFF,
    come,
    enter,
    locked,
    signed_in,
)
from tests.support.ui_backups import BACKUP
from tests.support.ui_doubles import Doors
from tests.support.ui_reports import with_reports
from tests.support.ui_runs import packs, running_class, sheet, waiting_run
from tests.support.ui_stations import PEOPLE, found, live, station_id
from tests.support.ui_sync import SYNC, SYNC_LISTS
from tests.support.ui_window import Desk, open_desk, settle
from tests.ui.gallery import live as live_screen
from ui.classes.end_class import EndClassDialog
from ui.signoff.task import Task
from ui.text import fault
from ui.theme import Theme

_NO_BOT: Final = SimpleNamespace(waitExposed=lambda _: None, waitUntil=lambda _: None)
Scene = tuple[str, QWidget]
DATA: Final = frozenset(
    word
    for said in (
        "jprice mellis acadwaladr shughes iold Price Ellis Owen Hughes Ifan Old Angharad Llywelyn Rhys Pugh",
        "Cadwaladr Jones Seat gowning GMP GWN OUT sqlite records English Cymraeg UTC Tue Nov dBm backups",
        "Ctrl Shift Enter Del Esc Alt Backspace Space toml",
        printed_head(BACKUP.head),
        f"Python PySide {platform.system()} {platform.release()}",
        "Evening Ystafell Hyfforddi Bae Caerdydd",
        "Bethan Cledwyn Deeside hub gogledd skills",
        *SHEET.groups,
        # Names are shortened and steps are broken into lines where there is little room.
        *PEOPLE,
        *live_views.NAMES,
        *live_views.SHORTS.values(),
        *(step.short for pack in packs() for step in pack.steps),
        *(pack.id for pack in packs()),
    )
    for word in WORD.findall(said)
)
"""Words on screen that are nobody's to translate: names, codes, keys."""


def untranslated(texts: set[str]) -> set[str]:
    """Texts with an English word in them beside the data of the scenes; a path is no text."""
    told = {text for text in texts if not Path(text).is_absolute()}
    return {text for text in told if WORD.search(text) and set(WORD.findall(_without_data(text))) - DATA}


def scenes(percent: int) -> Iterator[Scene]:
    """Every screen at a text size, one after another in one window; some need a window of their own."""
    wrong = ConsoleError(PackReason.BAD_FIELD, file="/GMP/GWN.toml", line=4, what="GMP: GWN")
    desk = _open(percent, Doors(packs=packs(), pack_troubles=(wrong,)))
    try:
        for part in (_people, _signoff, _classes, _devices, _reports, _settings, _access):
            for name, window in part(desk):
                settle()
                yield name, window
    finally:
        desk.close()
    for part in (_first_run, _live):
        yield from part(percent)


def _open(percent: int, doors: Doors, *, first_run: bool = False) -> Desk:
    desk = open_desk(_NO_BOT, doors, first_run=first_run)
    desk.look.set_scale(percent / 100)
    settle()
    return desk


def _without_data(text: str) -> str:
    for words in _data():
        text = text.replace(words, " ")
    return text


@cache
def _data() -> tuple[str, ...]:
    """Names, and everything that a course says, the longest first."""
    said = {*PEOPLE, *live_views.NAMES, *live_views.SHORTS.values()}
    said |= {one.printed_name for one in STAFF} | set(_strings(msgspec.to_builtins(packs())))
    return tuple(sorted((words for words in said if len(words) > 2), key=len, reverse=True))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        for one in value:
            yield from _strings(one)


def _signed_in(desk: Desk, **more: object) -> None:
    desk.stations(
        *(live(n, seat=f"{n:02d}", person=f"person-{n}", name=PEOPLE[n]) for n in range(1, 7)),
        live(7, link=LinkState.LOST, link_reason=LinkReason.SILENT, battery=0.08),
        found(8, link=LinkState.NOT_PAIRED),
        found(9, link=LinkState.CONFLICT),
        session=signed_in(),
        **more,
    )


def _people(desk: Desk) -> Iterator[Scene]:
    doors, window = desk.doors, desk.window
    doors.accounts.answers |= {"all": STAFF, "notices": NOTICES, "draw_sheet": SHEET}
    given = "2026-11-19T10:00:00.000Z"
    desk.window.show_screen("people")
    yield "people_nobody", window
    people = tuple(
        PersonView(
            f"person-{n}", PEOPLE[n], "2025-09-08T08:00:00.000Z", PEOPLE[n], "x", uln=f"48271933{n:02}"
        )
        for n in range(12)
    )
    again = replace(people[1], person="person-99", console="c", place="Ystafell Hyfforddi 2, Bae Caerdydd")
    people = (*people, again)
    made = [replace(attempt(n), person="person-1") for n in (1, 2)]
    doors.people.answers |= {
        "roll": roll(people, made, classes=(held_class(),)),
        "consents": (
            ConsentRow("physiology", None, given, given),
            ConsentRow("physiology", "c", given, None),
        ),
    }
    _signed_in(desk)
    page = window.page("people")
    page.refresh()
    settle()
    page.list.choose("person-1")
    yield "people_sheet", window
    for name, button in (("add", page.add), ("change", page.sheet.change), ("merge", page.sheet.merge)):
        desk.click(button)
        yield f"people_{name}", window
        page.close_form()
    desk.click(page.attempt.erase)
    yield "people_erase", window
    desk.click(page.bring_in)
    yield "people_import", window
    page._end_import()
    page.tabs.choose("matrix")
    yield "people_matrix", window
    page.hide_names(True)
    yield "people_names_hidden", window
    page.hide_names(False)


def _signoff(desk: Desk) -> Iterator[Scene]:
    runs = (
        waiting_run(12),
        waiting_run(4, critical_errors=("OUTER_TOUCHES_FLOOR",)),
        waiting_run(10, outcome=Outcome.INTERRUPTED),
    )
    sheets = {run.run: sheet(run, untold=("airlock",)) for run in runs}
    sheets[runs[1].run] = sheet(runs[1], errors=(("coverall", "OUTER_TOUCHES_FLOOR"),))
    desk.window.show_screen("signoff")
    yield "signoff_nothing", desk.window
    desk.doors.assessments.answers |= {"waiting": runs, "resume": lambda run, _: Work(sheets[run])}
    _signed_in(desk)
    desk.window.show_screen("signoff")
    page = desk.window.page("signoff")
    for run in runs:
        page.open_run(run.run)
        settle()
        assert page.desk.run == run.run
        yield f"signoff_{run.seat}", desk.window
    for row in page.sheet.judgements:
        row.judgement.setFocus()
        desk.press("Y")
    yield "signoff_judged", desk.window
    page.decision.show_void("", may=True)
    page.decision.show_task(Task.VOID)
    yield "signoff_void", desk.window
    page.decision.show_task(Task.JUDGE)
    page.decision.show_failed(ConsoleError(RecordsReason.DISK_FULL))
    yield "signoff_failed", desk.window


def _classes(desk: Desk) -> Iterator[Scene]:
    _signed_in(desk)
    desk.window.show_screen("classes")
    page = desk.window.page("classes")
    yield "classes_none", desk.window
    desk.click(page.new)
    yield "classes_course", desk.window
    page.plan.course.courses.choose("GMP-GWN-B 1.0")
    for part in (page.plan.course.troubles, page.plan.course.limits):
        part.toggle.click()
    settle()
    yield "classes_limits", desk.window
    desk.click(page.plan.next)
    page.plan.roster.paste.editor.insertPlainText(
        "Amina,Yusuf\nHana Sato\nHana Sato\n12\n\nTomos Griffiths\n"
    )
    settle()
    yield "classes_roster", desk.window
    desk.click(page.plan.next)
    yield "classes_seats", desk.window
    page._leave_plan()
    desk.doors.consents.answers["state"] = ConsentState(True, None, True, frozenset({"person-1"}))
    _signed_in(
        desk, class_=running_class(6, physio=True, runs=(waiting_run(2), waiting_run(3, outcome=None)))
    )
    page.ask()
    yield "classes_running", desk.window
    dialog = EndClassDialog(desk.look, running_class(6, runs=(waiting_run(2),)), desk.window)
    dialog.open()
    settle()
    yield "classes_end", dialog
    dialog.close()
    _signed_in(desk, class_=running_class(6, mode=Mode.ASSESS, interrupted=True))
    yield "classes_interrupted", desk.window


def _devices(desk: Desk) -> Iterator[Scene]:
    _signed_in(desk)
    desk.window.show_screen("devices")
    page = desk.window.page("devices")
    for number in (1, 7, 8, 9):
        page.select(station_id(number))
        settle()
        yield f"devices_{number}", desk.window
    page.enter_address()
    yield "devices_address", desk.window
    page.check_network()
    yield "devices_network", desk.window
    page.pair_all_waiting()
    yield "devices_asking", desk.window
    for state in (PairingState.COMPARE, PairingState.WAITING_FOR_WEARER, PairingState.FAILED):
        desk.tell(PairingChanged(station_id(8), state, "418206", reason="pairing_timed_out"))
        yield f"devices_{state}", desk.window
    page._end_walk()


def _reports(desk: Desk) -> Iterator[Scene]:
    doors, window = desk.doors, desk.window
    window.show_screen("reports")
    yield "reports_nothing", window
    people = tuple(
        PersonView(f"person-{n}", PEOPLE[n], "2025-09-08T08:00:00.000Z", uln="4827193306") for n in range(4)
    )
    with_reports(doors, people)
    _signed_in(desk)
    page = window.page("reports")
    page.refresh()
    page.tabs.choose(Form.PROGRAMME)
    yield "reports_programme", window
    page.tabs.choose(Form.CLASS)
    page.out.show_progress("3 / 21")
    page.out.add_saved(Path("GMP-GWN-B_2026-11-24_GMP-GWN-B_01234567"), "")
    page.subjects.period.last.setText("x")
    page.subjects.period.last.editingFinished.emit()
    page.out.show_wrong(fault(ConsoleError(RecordsReason.NOT_WRITTEN, file="GMP", problem="GMP")))
    yield "reports_told", window


def _settings(desk: Desk) -> Iterator[Scene]:
    desk.doors.sync.answers["lists"] = SYNC_LISTS
    _signed_in(desk, sync=SYNC)
    desk.window.show_screen("settings")
    page = desk.window.page("settings")
    for name in page.page_names:
        page.show_page(name)
        settle()
        yield f"settings_{name}", desk.window
    desk.doors.backups.answers["look"] = BACKUP
    page.backup.look_at_backup("/backups/records-12345678.sqlite")
    settle()
    yield "restore", page.backup.dialog
    page.backup.dialog.reject()
    desk.press("F1")
    yield "keys", desk.window
    desk.press("F1")


def _access(desk: Desk) -> Iterator[Scene]:
    desk.window.show_screen("live")
    gate = desk.window.gate
    come(desk, locked(log_out_waits=True))
    yield "locked", desk.window
    desk.click(gate.locked.hand_over)
    yield "hand_over", desk.window
    come(desk, SIGNED_OUT)
    yield "sign_in", desk.window
    desk.click(gate.sign_in.recover)
    yield "recover", desk.window
    desk.window.notice.say("")


def _first_run(percent: int) -> Iterator[Scene]:
    doors = Doors(packs=packs())
    doors.accounts.answers["draw_sheet"] = SHEET
    desk = _open(percent, doors, first_run=True)
    try:
        desk.stations()
        page = desk.window.first_run
        assert page is not None
        for step in range(4):
            if step == 1:
                enter(page.people.administrator.name, LONG.printed_name)
                enter(page.people.administrator.passphrase.first, GOOD)
                settle()
            yield f"first_run_{step + 1}", desk.window
            desk.click(page.skip)
    finally:
        desk.close()


def _live(percent: int) -> Iterator[Scene]:
    scenes: tuple[tuple[str, int, dict[str, bool]], ...] = (
        ("empty", 0, {}),
        ("24", 24, {}),
        ("12", 12, {"load": True, "badge": True, "plots": True}),
        ("1", 1, {"load": True}),
        ("30", 30, {"load": True}),
        ("flood", 24, {"flood": True, "hidden": True}),
        ("ready", 24, {"ready": True, "no_views": True}),
        ("assess", 24, {"assess": True}),
        ("arrange", 12, {"arrange": True, "several": True}),
    )
    for name, count, how in scenes:
        screen = live_screen(count, 1204, 654, Theme.LIGHT, percent / 100, **how)
        settle()
        yield f"live_{name}", screen
        screen.close()
        screen.deleteLater()
        settle()
