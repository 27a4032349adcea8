import pytest

from console.errors import ConsoleError, NetworkReason, PairingReason
from console.events import PairingChanged, SearchChanged, StationChanged, StationForgotten
from console.model import LinkState, PairingState, SearchView
from tests.support.ui_stations import found, live, station_id
from tests.support.ui_window import settle
from ui.devices.model import Column


@pytest.fixture
def devices(desk):
    desk.press("Ctrl+6")
    return desk.window.page("devices")


def cell(devices, row, column):
    return devices.model.index(row, column).data()


def seats(devices):
    return [cell(devices, row, Column.SEAT) for row in range(devices.model.rowCount())]


def compare(desk, number, code="418206"):
    desk.tell(PairingChanged(station_id(number), PairingState.COMPARE, code))


def test_rows_stand_by_seat_and_never_by_time(desk, devices):
    desk.stations(live(12), live(3), found(7))
    assert seats(devices) == ["03", "07", "12"]
    desk.tell(StationChanged(live(1)))
    desk.wait(lambda: seats(devices) == ["01", "03", "07", "12"])


def test_the_top_bar_counts_what_matters(desk, devices):
    desk.stations(live(1), live(2, battery=0.1), live(3, link=LinkState.LOST), found(4))
    assert devices.bar.summary == "4 headsets: 1 live, 1 need you, 1 silent, 1 not paired"


def test_values_of_a_silent_headset_are_not_shown_as_the_present_ones(desk, devices):
    desk.stations(live(1, link=LinkState.NO_SIGNAL))
    shown = [cell(devices, 0, column) for column in (Column.BATTERY, Column.LINK, Column.FREE)]
    assert shown == ["–", "–", "–"]
    assert cell(devices, 0, Column.STATE).startswith("Silent since")


def test_the_selection_stays_with_its_headset_while_rows_come_and_go(desk, devices):
    desk.stations(live(2), live(5))
    devices.select(station_id(5))
    desk.tell(StationChanged(live(1)), StationForgotten(station_id(2)))
    desk.wait(lambda: seats(devices) == ["01", "05"])
    assert devices.model.view(devices.table.currentIndex().row()).station == station_id(5)
    assert devices.details.view.station == station_id(5)


def test_pair_all_waiting_walks_through_every_headset_by_keyboard(desk, devices):
    desk.stations(live(1), found(2), found(3, link=LinkState.NOT_PAIRED))
    desk.click(devices.pair_all)
    assert desk.doors.asked("headsets", "pair") == [(station_id(2),)]
    compare(desk, 2)
    assert devices.pairing.code.code == "418 206"
    desk.press("Y")
    assert desk.doors.asked("headsets", "confirm") == [(station_id(2),)]
    desk.press("Y")
    assert len(desk.doors.asked("headsets", "confirm")) == 1
    desk.tell(PairingChanged(station_id(2), PairingState.PAIRED))
    assert desk.doors.asked("headsets", "pair")[-1] == (station_id(3),)
    assert devices.pairing.code.code == ""
    compare(desk, 3, "000111")
    desk.press("N")
    assert desk.doors.asked("headsets", "refuse") == [(station_id(3),)]
    assert "Nothing was paired" in devices.pairing.trouble.accessibleName()
    assert not devices.pairing.yes.isVisible()
    desk.click(devices.pairing.skip)
    assert not devices.walk.is_running
    assert not devices.pair_all.isChecked()


def test_a_code_that_comes_before_the_screen_looks_is_not_confirmed_by_an_old_key(desk, devices):
    desk.stations(found(2))
    desk.click(devices.pair_all)
    desk.press("Y")
    assert desk.doors.asked("headsets", "confirm") == []
    assert not devices.pairing.yes.isEnabled()


def test_the_row_of_the_headset_that_is_compared_says_so(desk, devices):
    desk.stations(found(2))
    desk.click(devices.pair_all)
    compare(desk, 2)
    assert cell(devices, 0, Column.STATE) == "Comparing code"
    desk.tell(PairingChanged(station_id(2), PairingState.FAILED, reason=PairingReason.TIMED_OUT))
    assert cell(devices, 0, Column.STATE) == "Not paired"
    assert "not confirmed on both sides" in devices.pairing.trouble.accessibleName()
    desk.click(devices.pairing.again)
    assert len(desk.doors.asked("headsets", "pair")) == 2


def test_a_pairing_that_can_not_begin_says_why_and_the_walk_goes_on(desk, devices):
    desk.doors.headsets.answers["pair"] = ConsoleError(PairingReason.PAUSED)
    desk.stations(found(2), found(3))
    desk.click(devices.pair_all)
    assert "Wait five minutes" in devices.pairing.trouble.accessibleName()
    assert devices.pairing.skip.text() == "Next headset"
    desk.click(devices.pairing.skip)
    assert devices.walk.current == station_id(3)


def test_stopping_gives_up_and_shows_the_headset_again(desk, devices):
    desk.stations(found(2))
    desk.click(devices.pair_all)
    desk.click(devices.pairing.end)
    assert desk.doors.asked("headsets", "refuse") == [(station_id(2),)]
    assert devices.details.isVisible()


def test_without_a_headset_to_pair_the_button_says_so(desk, devices):
    desk.stations(live(1))
    assert not devices.pair_all.isEnabled()
    assert devices.pair_all.toolTip() == "No headset waits to be paired"


def test_forgetting_asks_in_the_panel_first(desk, devices):
    desk.stations(live(4))
    devices.select(station_id(4))
    devices.table.setFocus()
    desk.press("Del")
    assert desk.doors.asked("headsets", "forget") == []
    assert devices.details.forget_now.isVisible()
    desk.click(devices.details.keep)
    assert not devices.details.forget_now.isVisible()
    desk.click(devices.details.forget)
    desk.click(devices.details.forget_now)
    assert desk.doors.asked("headsets", "forget") == [(station_id(4),)]


def test_a_question_about_one_headset_is_never_answered_for_another(desk, devices):
    desk.stations(live(4), live(5))
    devices.select(station_id(4))
    desk.click(devices.details.forget)
    devices.select(station_id(5))
    assert not devices.details.forget_now.isVisible()


def test_enter_pairs_the_selected_headset(desk, devices):
    desk.stations(found(2), found(3))
    devices.select(station_id(3))
    devices.table.setFocus()
    desk.press("Return")
    assert desk.doors.asked("headsets", "pair") == [(station_id(3),)]


def test_a_refused_headset_can_be_tried_again_but_never_silently_paired_anew(desk, devices):
    desk.stations(live(4, link=LinkState.REFUSED, link_reason="wrong_certificate"))
    devices.select(station_id(4))
    assert "This is not the headset you paired" in devices.details.why.text()
    assert not devices.details.pair.isVisible()
    desk.click(devices.details.redial)
    assert desk.doors.asked("headsets", "redial") == [(station_id(4),)]


def test_an_address_is_dialled_and_what_answers_is_named(desk, devices):
    desk.stations()
    desk.click(devices.enter)
    devices.address.field.line.setText("192.168.1.9:8443")
    desk.press("Return")
    assert desk.doors.asked("headsets", "dial") == [("192.168.1.9:8443",)]
    desk.tell(StationChanged(found(9)))
    desk.wait(lambda: "Seat 9" in devices.address.field.line.accessibleDescription())


def test_a_wrong_address_is_told_under_the_field(desk, devices):
    desk.doors.headsets.answers["dial"] = ConsoleError(NetworkReason.BAD_ADDRESS)
    desk.click(devices.enter)
    devices.address.field.line.setText("kitchen")
    desk.click(devices.address.dial)
    assert devices.address.field.line.wrong
    assert "not an address" in devices.address.field.line.accessibleDescription()
    desk.press("1")
    assert not devices.address.field.line.wrong


def test_an_empty_address_is_not_dialled(desk, devices):
    desk.click(devices.enter)
    desk.click(devices.address.dial)
    assert desk.doors.asked("headsets", "dial") == []


def test_the_network_check_says_what_the_search_found(desk, devices):
    desk.stations(live(1))
    desk.clock.advance(12)
    desk.click(devices.check)
    assert "1 headset" in devices.network.said.text()
    desk.tell(SearchChanged(SearchView(0.0, 0, 4, "multicast_denied")))
    assert "does not let the console search" in devices.network.said.text()
    assert devices.network.facts.value("saved") == "4"


def test_a_screen_built_late_knows_the_search_too(desk):
    desk.stations(live(1))
    desk.press("Ctrl+6")
    devices = desk.window.page("devices")
    desk.click(devices.check)
    assert "1 headset" in devices.network.said.text()


def test_nothing_found_says_what_to_do(desk, devices):
    desk.stations()
    assert devices.is_empty_shown
    desk.tell(StationChanged(found(1)))
    desk.wait(lambda: not devices.is_empty_shown)


@pytest.mark.parametrize(("width", "hidden"), [(1280, 0), (1000, 2), (900, 2)])
def test_columns_give_way_before_anything_is_cut(desk, devices, width, hidden):
    desk.stations(live(1))
    desk.window.resize(width, 680)
    settle()
    gone = [column for column in Column if devices.table.isColumnHidden(column)]
    assert len(gone) >= hidden
    assert Column.SEAT not in gone and Column.STATE not in gone
    assert not devices.table.horizontalScrollBar().isVisible()
