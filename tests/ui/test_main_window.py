import pytest
from msgspec.structs import replace
from PySide6.QtGui import QCloseEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from console.errors import ConsoleError, RecordsReason
from console.events import ClassChanged, RecordsChanged, RunsLogged, StationChanged, Trouble
from console.model import LinkState, RecordsView
from tests.support.ui_runs import running_class, waiting_run
from tests.support.ui_stations import found, live
from tests.support.ui_window import settle
from ui.theme import Role, Theme
from ui.widgets.label import Label

SCREENS = {"live": 1, "signoff": 2, "classes": 4, "people": 5, "devices": 6, "reports": 7, "settings": 8}


@pytest.mark.parametrize(("screen", "digit"), SCREENS.items())
def test_each_screen_has_its_digit_for_good(desk, screen, digit):
    desk.press(f"Ctrl+{digit}")
    assert desk.window.current == screen
    assert desk.window.rail.item(screen).isChecked()


def test_digits_of_screens_to_come_do_nothing(desk):
    desk.press("Ctrl+3")
    assert desk.window.current == "live"


def test_the_rail_opens_a_screen(desk):
    desk.click(desk.window.rail.item("devices"))
    assert desk.window.current == "devices"


def test_the_keyboard_goes_with_the_screen_and_not_to_the_rail(desk):
    desk.stations(live(1))
    desk.press("Ctrl+1")
    for name in ("devices", "live", "live"):
        desk.click(desk.window.rail.item(name))
        assert desk.window.page(name).isAncestorOf(QApplication.focusWidget())
    desk.window.rail.item("live").setFocus()
    desk.press("Down")
    assert (desk.window.current, QApplication.focusWidget()) == ("signoff", desk.window.rail.item("signoff"))


def test_words_that_were_there_before_a_theme_can_be_read_in_it(desk):
    desk.window.notice.say("Gowning Grade B was interrupted.")
    desk.look.set_theme(Theme.DARK)
    settle()
    words = desk.window.notice.findChild(Label)
    assert words.palette().color(QPalette.ColorRole.WindowText) == desk.look.color(Role.TEXT)


def test_screens_are_built_when_they_are_first_shown(desk):
    assert desk.window.built == ("live",)
    desk.press("Ctrl+6")
    assert desk.window.built == ("live", "devices")


def test_the_status_bar_sums_up_the_links(desk):
    status = desk.window.status
    assert status.link.words == "No headset paired"
    desk.stations(live(1, rtt_ms=5.2), live(2, rtt_ms=3.0), found(3))
    assert status.link.words == "2 live, 5 ms"
    desk.tell(StationChanged(live(2, link=LinkState.NO_SIGNAL)))
    desk.wait(lambda: status.link.words == "1 of 2 live, 5 ms")


def test_saved_is_the_time_of_the_last_commit(desk):
    desk.stations(saved_utc="2026-11-24T10:42:05.000Z")
    before = desk.window.status.saved.words
    desk.tell(RunsLogged({"run-1": 7}, "2026-11-24T10:42:06.250Z"))
    assert before.endswith("42:05")
    assert desk.window.status.saved.words.endswith("42:06")


def test_recording_is_said_only_while_a_class_is_recorded(desk):
    desk.stations()
    assert desk.window.status.recording.words == ""
    desk.tell(ClassChanged(running_class(2)))
    assert desk.window.status.recording.words == "Recording events"
    desk.tell(RecordsChanged(RecordsView("records", writable=False, trouble="disk_full", disk_free_mb=3)))
    status = desk.window.status
    assert (status.recording.words, status.trouble.words, status.disk.words) == (
        "Not recording",
        "Disk full",
        "3 MB free",
    )
    assert "Free some space" in status.trouble.toolTip()
    desk.tell(RecordsChanged(RecordsView("records", writable=False, trouble="key_needed")))
    assert "…" not in status.trouble.toolTip() + status.trouble.accessibleName()


def test_trouble_is_told_in_a_sentence_and_can_be_dismissed(desk):
    desk.stations(live(4))
    desk.tell(Trouble("disk_full"))
    notice = desk.window.notice
    assert notice.words.startswith("The disk is full")
    dismiss = next(b for b in notice.findChildren(QAbstractButton) if b.accessibleName() == "Dismiss")
    desk.click(dismiss)
    assert notice.words == ""


def test_trouble_at_a_station_names_the_seat_and_nobody(desk):
    desk.stations(live(4, name="Amina Yusuf"))
    desk.tell(Trouble("flood", live(4).station))
    assert desk.window.notice.words.startswith("Seat 4: ")
    assert "Amina" not in desk.window.notice.words


def test_a_failure_that_no_screen_claims_is_told(desk):
    desk.window.operations.trouble_met.emit(ConsoleError(RecordsReason.IO))
    assert desk.window.notice.words.startswith("The disk did not do")


def test_a_full_disk_is_not_called_full_once_it_has_room_again(desk):
    full = RecordsView("x", writable=False, trouble=RecordsReason.DISK_FULL)
    for said_since in ("", "Something else."):
        desk.tell(RecordsChanged(full))
        desk.window.operations.trouble_met.emit(ConsoleError(RecordsReason.DISK_FULL))
        assert desk.window.notice.words.startswith("The disk is full")
        if said_since:
            desk.window.notice.say(said_since)
        desk.tell(RecordsChanged(replace(full, writable=True, trouble=None)))
        assert desk.window.notice.words == said_since


def test_an_interrupted_class_is_offered_at_once(desk):
    desk.stations(class_=running_class(2, interrupted=True))
    notice = desk.window.notice
    assert "was interrupted" in notice.words
    desk.click(next(b for b in notice.findChildren(QAbstractButton) if b.text() == "Resume or end it"))
    assert desk.window.current == "classes"
    desk.tell(ClassChanged(running_class(2)))
    assert notice.words == ""


def test_the_rail_counts_runs_that_wait_for_a_decision(desk):
    desk.doors.assessments.answers["waiting"] = (waiting_run(1), waiting_run(2))
    desk.stations()
    settle()
    assert desk.window.rail.item("signoff").count == 2
    assert desk.window.rail.item("signoff").accessibleName() == "Sign-off, 2"


def test_the_rail_counts_headsets_that_are_here_and_not_paired(desk):
    desk.stations(live(4), found(1), found(2), replace(found(3), link=LinkState.LOST))
    assert desk.window.rail.item("devices").accessibleName() == "Devices, 2"
    desk.stations(live(4))
    assert desk.window.rail.item("devices").count == 0


def test_a_running_class_is_not_left_by_a_slip_of_the_mouse(desk):
    desk.stations(class_=running_class(2))
    event = QCloseEvent()
    event.spontaneous = lambda: True
    desk.window.closeEvent(event)
    assert not event.isAccepted()
    assert "A class is running" in desk.window.notice.words
    desk.click(
        next(b for b in desk.window.notice.findChildren(QAbstractButton) if b.text() == "Close anyway")
    )
    assert not desk.window.isVisible()


def test_without_a_class_the_window_simply_closes(desk):
    desk.stations()
    event = QCloseEvent()
    event.spontaneous = lambda: True
    desk.window.closeEvent(event)
    assert event.isAccepted()


def test_theme_and_text_size_apply_at_once_and_are_kept(desk):
    desk.press("Ctrl+8")
    settings = desk.window.page("settings")
    desk.click(settings.themes.part(Theme.DARK))
    desk.click(settings.sizes.part("150"))
    assert (desk.look.theme, desk.look.scale) == (Theme.DARK, 1.5)
    assert desk.doors.asked("settings", "set") == [("theme", "dark"), ("text_percent", 150)]
    desk.press("Ctrl+-")
    assert settings.sizes.key == "125"


def test_what_was_kept_is_taken_once_and_nonsense_is_left_alone(desk):
    kept = {"theme": "projector", "text_percent": 9000}
    desk.doors.settings.answers["get"] = lambda name: kept.get(name)
    desk.stations()
    assert (desk.look.theme, desk.look.scale) == (Theme.PROJECTOR, 1.0)
    kept["theme"] = "dark"
    desk.stations()
    assert desk.look.theme is Theme.PROJECTOR


@pytest.mark.parametrize("screen", SCREENS)
def test_everything_that_takes_the_keyboard_has_a_name(desk, screen):
    desk.stations(*(live(n) for n in range(1, 9)), found(9))
    desk.window.show_screen(screen)
    settle()
    nameless = [
        widget
        for widget in desk.window.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy().value & 1
        and not (widget.accessibleName() or getattr(widget, "text", str)())
        and not isinstance(widget.parent(), QLineEdit)
    ]
    assert nameless == []


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("screen", SCREENS)
def test_no_button_is_narrower_than_its_words(desk, screen, scale):
    desk.stations(*(live(n) for n in range(1, 9)), found(9))
    desk.window.show_screen(screen)
    desk.look.set_scale(scale)
    settle()
    cut = [
        (button.text(), button.width(), button.minimumSizeHint().width())
        for button in desk.window.page(screen).findChildren(QAbstractButton)
        if button.isVisible() and button.width() < button.minimumSizeHint().width()
    ]
    assert cut == []
