"""Every screen and dialog by keyboard and screen reader: each control has a role, a name and a way to it.

One desk goes through the states of one screen: what is in sight is walked again in each of them.
"""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget

from console.errors import ConsoleError, PackReason
from console.events import CommandChanged, PairingChanged, RecordsChanged
from console.model import (
    Attention,
    CommandResult,
    Mode,
    Outcome,
    PairingState,
    PersonView,
    RecordsView,
)
from console.reports.asked import Form
from tests.support.attempts import attempt
from tests.support.keyboard_walk import faults, tab_stops
from tests.support.rolls import roll
from tests.support.ui_accounts import (
    ADMINISTRATOR,
    NOTICES,
    SHEET,
    SIGNED_OUT,
    STAFF,
    come,
    locked,
    signed_in,
)
from tests.support.ui_backups import BACKUP
from tests.support.ui_doubles import Doors
from tests.support.ui_reports import with_reports
from tests.support.ui_runs import pack, running_class, sheet, waiting_run
from tests.support.ui_stations import found, live, name, station_id
from tests.support.ui_window import open_desk, settle
from ui.first_run.steps import Step
from ui.main_window import MainWindow
from ui.signoff.task import Task

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
WIDE, NARROW = (1280, 680), (1024, 680)


class Windows(QObject):
    """Notes what appears as a window of its own: a part shown too soon would flash, and take the keyboard."""

    def __init__(self) -> None:
        super().__init__()
        self.flashed: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow()
        if is_shown and not isinstance(watched, MainWindow | QDialog):
            self.flashed.append(f"{watched!r} in {watched.accessibleName()!r}")
        return False


@pytest.fixture(autouse=True)
def no_part_flashes(qapp):
    windows = Windows()
    qapp.installEventFilter(windows)
    yield
    qapp.removeEventFilter(windows)
    assert windows.flashed == []


def in_class(desk, **changes) -> None:
    """Eight seats: one stopped, one calls, one did not do what it was told, one waits for a decision."""
    states = {
        2: {"attention": Attention.STOPPED, "attention_since_ms": 1.0},
        3: {"attention": Attention.HELP, "attention_since_ms": 2.0},
        4: {"attention": Attention.NOT_DONE, "attention_detail": "pause", "attention_since_ms": 3.0},
        5: {"attention": Attention.READY},
    }
    step = pack().steps[2].id
    views = [
        live(n, seat=f"{n:02d}", person=f"person-{n}", name=name(n), step=step, **states.get(n, {}))
        for n in range(1, 9)
    ]
    runs = (waiting_run(5),)
    desk.stations(*views, class_=running_class(8, runs=runs, **changes), session=signed_in())
    desk.window.frames.flush()


def select(desk, number: int):
    live_screen = desk.window.page("live")
    live_screen.stage.wall.setFocus()
    live_screen.stage.wall.select(station_id(number))
    settle()
    return live_screen


def pressed(desk, words: str) -> None:
    """Press the button that says this."""
    button = next(
        one
        for one in desk.window.findChildren(QAbstractButton)
        if one.isVisible() and one.accessibleName() == words
    )
    desk.click(button)


def test_live(desk) -> None:
    desk.stations()
    assert faults(desk.window) == []
    in_class(desk)
    for number in (1, 2, 3, 4, 5):
        select(desk, number)
        assert faults(desk.window) == [], number
    for number, key in ((3, "I"), (3, "T"), (2, "R"), (1, "/")):
        select(desk, number)
        QTest.keyClick(QApplication.focusWidget(), key)
        settle()
        assert desk.window.page("live").stage.isAncestorOf(QApplication.focusWidget())
        assert faults(desk.window) == [], key
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    for keys in ("Ctrl+A", "Ctrl+M"):
        select(desk, 3)
        desk.press(keys)
        assert faults(desk.window) == [], keys
    desk.press("Ctrl+M")
    for number in (1, 2):
        desk.tell(CommandChanged(f"c{number}", station_id(number), "pause", CommandResult.NO_ANSWER))
    desk.press("Ctrl+H")
    assert faults(desk.window) == []
    desk.window.resize(*NARROW)
    settle()
    select(desk, 3)
    assert faults(desk.window) == []
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    settle()
    assert faults(desk.window) == []


def test_an_assessed_run(desk) -> None:
    desk.doors.assessments.answers |= {"judgements": {}}
    desk.window.resize(*WIDE)
    in_class(desk, mode=Mode.ASSESS)
    runs = tuple(replace(waiting_run(n), run=f"run-{n}", outcome=None, began=True) for n in (1, 2))
    desk.stations(
        *(live(n, seat=f"{n:02d}", run=f"run-{n}", name=name(n)) for n in (1, 2)),
        class_=running_class(2, mode=Mode.ASSESS, runs=runs),
        session=signed_in(),
    )
    for width in (WIDE, (1920, 1080)):
        desk.window.resize(*width)
        settle()
        stage = select(desk, 1).stage
        desk.press("J")
        rows = stage.side.focus.judge.rows
        assert rows[0].judgement.hasFocus()
        assert {row.judgement for row in rows} <= set(tab_stops(desk.window))
        assert faults(desk.window) == [], width


def test_what_covers_the_window_keeps_the_keyboard(desk) -> None:
    in_class(desk)
    desk.press("F1")
    card = desk.window.fittings.card
    assert set(tab_stops(card)) == {card.help_button, card.close_button}
    assert card.close_button.accessibleName() == "Close"
    desk.click(card.help_button)
    help_ = desk.window.fittings.card
    assert set(tab_stops(help_)) == {help_.search, help_.close_button, help_.list, help_.text}


def test_ending_a_class(desk) -> None:
    for mode in (Mode.PRACTICE, Mode.ASSESS):
        in_class(desk, mode=mode)
        desk.window.ask_to_end_class()
        dialog = desk.window.findChild(QDialog)
        settle()
        dialog.activateWindow()
        assert faults(dialog) == []
        dialog.reject()
        settle()


def test_signoff(desk) -> None:
    runs = (waiting_run(12), waiting_run(10, outcome=Outcome.INTERRUPTED))
    sheets = {one.run: sheet(one, untold=("airlock",)) for one in runs}
    desk.doors.assessments.answers |= {"waiting": runs, "sheet": sheets.__getitem__}
    desk.stations(session=signed_in())
    desk.press("Ctrl+2")
    settle()
    assert faults(desk.window) == []
    panel = desk.window.page("signoff").decision
    panel.show_task(Task.VOID)
    settle()
    assert faults(desk.window) == []
    panel.show_task(Task.JUDGE)
    desk.doors.assessments.answers["waiting"] = ()
    desk.window.waiting.ask()
    settle()
    assert faults(desk.window) == []


def test_classes(desk) -> None:
    desk.press("Ctrl+4")
    classes = desk.window.page("classes")
    assert faults(desk.window) == []
    desk.stations(*(live(n) for n in range(1, 4)))
    desk.doors.classroom.answers["people"] = (PersonView("p", "Hana Sato", "2025-11-03T09:00:00.000Z"),)
    desk.doors.pack_troubles = (ConsoleError(PackReason.BAD_FIELD, file="x.toml", line=4, what="id: bad"),)
    desk.click(classes.new)
    assert faults(desk.window) == []
    classes.plan.course.courses.choose("GMP-GWN-B 1.0")
    for part in (classes.plan.course.troubles, classes.plan.course.limits):
        part.toggle.click()
    settle()
    assert faults(desk.window) == []
    desk.click(classes.plan.next)
    classes.plan.roster.paste.editor.insertPlainText("Hana Sato\nTomos Griffiths\nTomos Griffiths\n")
    settle()
    assert faults(desk.window) == []
    classes.plan.roster.paste.editor.setPlainText("Amina Yusuf\nTomos Griffiths\n")
    settle()
    desk.click(classes.plan.next)
    assert faults(desk.window) == []
    in_class(desk)
    settle()
    assert faults(desk.window) == []
    in_class(desk, interrupted=True)
    assert faults(desk.window) == []


def test_people(desk) -> None:
    enrolled = tuple(PersonView(f"p{n}", name(n), "2025-11-03T09:00:00.000Z") for n in range(1, 4))
    desk.stations(session=signed_in())
    desk.press("Ctrl+5")
    assert faults(desk.window) == []
    made = [replace(attempt(1), person=one.person) for one in enrolled]
    desk.doors.people.answers["roll"] = roll(enrolled, made)
    people = desk.window.page("people")
    people.refresh()
    settle()
    people.list.choose("p2")
    settle()
    assert faults(desk.window) == []
    for opener in (people.add, people.sheet.change, people.sheet.merge, people.attempt.erase):
        desk.click(opener)
        assert faults(desk.window) == [], opener.text()
        people.close_form()
        settle()
    people.tabs.choose("matrix")
    settle()
    assert faults(desk.window) == []
    people.tabs.choose("records")
    pressed(desk, "Import roster")
    assert faults(desk.window) == []


def test_reports(desk) -> None:
    desk.stations(session=signed_in())
    desk.press("Ctrl+7")
    assert faults(desk.window) == []
    reports = desk.window.page("reports")
    with_reports(desk.doors, (PersonView("p", "Hana Sato", "2025-11-03T09:00:00.000Z"),))
    reports.refresh()
    settle()
    reports.out.add_saved(Path("records_x"), "in x")
    reports.out.show_progress("3 of 21")
    for form in Form:
        reports.tabs.choose(form)
        settle()
        assert faults(desk.window) == [], form


def test_devices(desk) -> None:
    desk.stations(live(1), found(2), found(3))
    desk.press("Ctrl+6")
    devices = desk.window.page("devices")
    assert faults(desk.window) == []
    for number in (1, 2):
        devices.select(station_id(number))
        settle()
        assert faults(desk.window) == [], number
    desk.window.enter_address()
    settle()
    assert faults(desk.window) == []
    desk.window.check_network()
    settle()
    assert faults(desk.window) == []
    pressed(desk, "Pair all waiting")
    desk.tell(PairingChanged(station_id(2), PairingState.COMPARE, "418206"))
    assert faults(desk.window) == []


def test_settings(desk) -> None:
    desk.doors.accounts.answers |= {"all": STAFF, "notices": NOTICES, "draw_sheet": SHEET}
    desk.stations(session=signed_in(ADMINISTRATOR))
    desk.press("Ctrl+8")
    settings = desk.window.page("settings")
    for page in settings.page_names:
        settings.show_page(page)
        settle()
        assert faults(desk.window) == [], page
    desk.doors.backups.answers["look"] = BACKUP
    settings.backup.look_at_backup("/stick/records.sqlite")
    settle()
    settings.backup.dialog.activateWindow()
    assert faults(settings.backup.dialog) == []
    settings.backup.dialog.reject()
    desk.window.activateWindow()
    settle()
    settings.show_page("accounts")
    accounts = settings.accounts
    accounts.select("jprice")
    for opener in (accounts.add, accounts.own, accounts.details.reset, accounts.details.switch):
        desk.click(opener)
        assert faults(desk.window) == [], opener.text()
        accounts.select("jprice")
    desk.click(accounts.new_sheet)
    assert faults(desk.window) == []


def test_the_doors_of_the_console(desk) -> None:
    desk.doors.accounts.answers |= {"all": STAFF, "notices": NOTICES, "draw_sheet": SHEET}
    in_class(desk)
    come(desk, locked())
    assert faults(desk.window) == []
    come(desk, signed_in())
    desk.press("Ctrl+Shift+L")
    assert faults(desk.window) == []
    come(desk, SIGNED_OUT)
    assert faults(desk.window) == []
    desk.click(desk.window.gate.sign_in.recover)
    assert faults(desk.window) == []
    desk.tell(RecordsChanged(RecordsView("records", writable=False, trouble="key_needed", encrypted=True)))
    assert faults(desk.window) == []


def test_the_first_run(qtbot, course_packs) -> None:
    doors = Doors(packs=course_packs)
    doors.accounts.answers["draw_sheet"] = SHEET
    desk = open_desk(qtbot, doors, first_run=True)
    desk.stations()
    page = desk.window.first_run
    for step in Step:
        assert page.current is step
        assert faults(desk.window) == [], step
        desk.click(page.skip)
    desk.close()


def test_a_notice_that_asks_for_something(desk) -> None:
    desk.window.notice.say("The records are open elsewhere.", "Close anyway", lambda: None)
    settle()
    assert faults(desk.window) == []
