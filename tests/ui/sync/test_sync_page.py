"""The Sync page: what waits, what was delivered, what needs somebody; the stick and the hub."""

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from console.delivery import SyncLists, SyncState, SyncTrouble, SyncView
from console.errors import ConsoleError, SyncReason
from console.events import SessionChanged, SyncChanged
from console.sync.bundle import Progress, Stage, Written
from console.sync.bundle_contents import Taken
from tests.support.ui_accounts import ADMINISTRATOR, PRICE, signed_in
from tests.support.ui_doubles import Doors
from tests.support.ui_stations import live
from tests.support.ui_sync import HUB, PEOPLE, SYNC, SYNC_LISTS
from tests.support.ui_window import Desk, open_desk, settle


@pytest.fixture
def desk(qtbot: Any):
    doors = Doors()
    doors.sync.answers["lists"] = SYNC_LISTS
    opened = open_desk(qtbot, doors)
    yield opened
    opened.close()


def open_page(desk: Desk, view: SyncView = SYNC, who: Any = ADMINISTRATOR) -> Any:
    desk.stations(live(1), session=signed_in(who), sync=view)
    desk.window.show_screen("settings")
    settings = desk.window.page("settings")
    settings.show_page("sync")
    settle()
    return settings.sync


def words_of(view: Any) -> list[str]:
    model = view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def no_hub(desk: Desk, who: Any = ADMINISTRATOR) -> Any:
    desk.doors.sync.answers["lists"] = SyncLists()
    return open_page(desk, SyncView(), who)


def fill_in(page: Any) -> None:
    page.hub.address.line.setText("https://hub.example")
    page.hub.code.line.setText("RESILIENCE-HUB-1-ABCD")


def test_every_count_and_every_list_is_shown_with_the_worst_first(desk):
    page = open_page(desk)
    assert [figure.number for figure in page.figures.values()] == ["2", "12", "1\u202f204"]
    assert ["seal broken" in row.words for row in page.lists.attention] == [False, True]
    assert words_of(page.lists.waiting)[0] == f"Signed: {PEOPLE[0]}, GMP-CLN, competent"
    assert words_of(page.lists.delivered)[0].startswith("24 Nov 2026, 41 entries")
    assert "not reached since 09:12, next try in 0:42" in page.summary
    assert "took too long" in page.reason.words


def test_what_of_another_console_counts_for_nothing_is_listed_and_raises_no_alarm(desk):
    doubt = SyncTrouble(
        "entry-9",
        "assessment.countersigned",
        "peer_signer_not_allowed",
        "2026-11-24T08:00:00.000Z",
        console_name="Bay 2",
    )
    desk.doors.sync.answers["lists"] = SyncLists(needs_attention=((doubt, None),))
    page = open_page(desk, SyncView(state=SyncState.READY, target="https://hub", doubted=1))
    assert page.figures["attention"].number == "1"
    (row,) = page.lists.attention
    assert "Countersigned (Bay 2)" in row.words
    assert "counts for nothing: somebody with the role has to sign" in row.words
    assert desk.window.status.sync.words == "Synced"


def test_more_brings_all_that_wait_and_fewer_folds_them_again(desk):
    page = open_page(desk)
    assert len(words_of(page.lists.waiting)) == 4
    assert page.lists.more.text() == "8 more"
    desk.click(page.lists.more)
    assert len(words_of(page.lists.waiting)) == 12
    desk.click(page.lists.more)
    assert len(words_of(page.lists.waiting)) == 4


def test_sync_now_asks_for_it_and_then_for_the_lists(desk):
    page = open_page(desk)
    asked = len(desk.doors.asked("sync", "lists"))
    desk.click(page.now)
    assert len(desk.doors.asked("sync", "now")) == 1
    assert len(desk.doors.asked("sync", "lists")) > asked


def test_nothing_is_asked_for_while_nobody_looks(desk):
    open_page(desk)
    desk.window.show_screen("live")
    asked = len(desk.doors.asked("sync", "lists"))
    desk.tell(SyncChanged(SyncView(state=SyncState.READY, target="https://hub", waiting=3)))
    assert len(desk.doors.asked("sync", "lists")) == asked


def test_without_a_hub_it_is_said_where_records_are_and_nothing_can_be_sent(desk):
    page = no_hub(desk)
    assert "stay on this computer" in page.lists.calm.text()
    assert not page.now.isEnabled()
    assert not page.stick.write.isEnabled() and page.stick.note.text().startswith("Join a hub first")
    assert desk.window.status.sync.words == ""


def test_who_answers_is_seen_before_a_hub_is_joined(desk):
    page = no_hub(desk)
    desk.doors.sync.answers["look"] = HUB
    fill_in(page)
    desk.click(page.hub.check)
    assert desk.doors.asked("sync", "look") == [("https://hub.example", "RESILIENCE-HUB-1-ABCD")]
    assert desk.doors.asked("sync", "join") == []
    assert "".join(page.hub.key.text().split()) == HUB.hub_key_sha256
    assert "".join(page.hub.certificate.text().split()) == HUB.certificate_sha256
    desk.click(page.hub.join)
    assert desk.doors.asked("sync", "join") == [("https://hub.example", "RESILIENCE-HUB-1-ABCD")]
    desk.tell(SyncChanged(SYNC))
    desk.doors.last("join").answer.set_result(SYNC)
    settle()
    assert page.now.hasFocus()


def test_hub_that_is_joined_is_the_one_that_was_compared_whatever_is_typed_meanwhile(desk):
    page = no_hub(desk)
    fill_in(page)
    desk.click(page.hub.check)
    page.hub.address.line.setText("https://elsewhere.example")
    page.hub.code.line.setText("RESILIENCE-HUB-1-EFGH")
    page.stores.open.setFocus()
    desk.doors.last("look").answer.set_result(HUB)
    settle()
    assert page.stores.open.hasFocus()
    desk.click(page.hub.join)
    assert desk.doors.asked("sync", "join") == [("https://hub.example", "RESILIENCE-HUB-1-ABCD")]


def test_what_waits_since_another_day_says_which(desk):
    page = open_page(desk)
    assert page.lists.waiting.model().index(0, 2).data() == "08:22:10"
    desk.clock.advance(7 * 24 * 3600)
    desk.tell(SyncChanged(replace(SYNC, waiting=13)))
    assert page.lists.waiting.model().index(0, 2).data() == "24 Nov 2026"


def test_hub_that_does_not_answer_leaves_what_was_typed_and_says_why(desk):
    page = no_hub(desk)
    desk.doors.sync.answers["look"] = ConsoleError(SyncReason.HUB_UNREACHABLE, problem="refused")
    fill_in(page)
    desk.click(page.hub.check)
    assert "does not answer (refused)" in page.hub.wrong.words
    assert page.hub.address.text() == "https://hub.example"
    assert page.hub.check.isVisible()


def test_code_is_taken_from_a_file(desk, tmp_path):
    page = no_hub(desk)
    file = tmp_path / "code.txt"
    file.write_text("RESILIENCE-HUB-1-ABCD\n-EFGH\n")
    page.hub.take_code(str(file))
    assert page.hub.code.text() == "RESILIENCE-HUB-1-ABCD -EFGH"
    page.hub.take_code(str(tmp_path / "none"))
    assert page.hub.code.line.wrong


def test_one_time_code_is_not_left_for_whoever_takes_over(desk):
    page = no_hub(desk)
    fill_in(page)
    desk.tell(SessionChanged(signed_in(PRICE)))
    assert page.hub.code.text() == ""
    assert page.hub.address.text() == "https://hub.example"


def test_only_an_administrator_joins_a_hub(desk):
    page = no_hub(desk, PRICE)
    assert not page.hub.check.isEnabled()
    assert "administrator" in page.hub.hint.text()


def test_stick_is_safe_to_remove_only_when_it_was_read_back(desk, tmp_path):
    page = open_page(desk)
    page.stick.write_to(str(tmp_path / "deeside.bundle"))
    settle()
    assert "Writing" in page.stick.written.words
    assert page.stick.safe.words == ""
    assert page.stick.cancel.isVisible()
    desk.doors.last("write").named["progress"](Progress(Stage.LINES, 50, 100))
    settle()
    assert "50" in page.stick.written.words
    desk.doors.last("write").answer.set_result(Written(Path("x"), 12, 3, 400_000, "0" * 64, ()))
    settle()
    assert page.stick.written.words == "Written: 12 entries, 3 parts, 0.4 MB"
    assert page.stick.safe.words == "Safe to remove"
    assert not page.stick.cancel.isVisible()


def test_how_it_went_is_in_sight_and_the_keyboard_stays_beside_it(desk, tmp_path):
    desk.look.set_scale(1.25)
    page = open_page(desk)
    page.stick.write.setFocus()
    page.stick.write_to(str(tmp_path / "deeside.bundle"))
    settle()
    assert page.stick.cancel.hasFocus()
    assert not page.stick.cancel.visibleRegion().isEmpty()
    desk.doors.last("write").answer.set_result(Written(Path("x"), 12, 3, 400_000, "0" * 64, ()))
    desk.wait(lambda: page.stick.safe.visibleRegion().boundingRect() == page.stick.safe.rect())
    assert page.stick.write.hasFocus()


def test_stick_that_was_pulled_out_is_never_called_safe(desk, tmp_path):
    page = open_page(desk)
    page.stick.write_to(str(tmp_path / "deeside.bundle"))
    desk.doors.last("write").answer.set_exception(ConsoleError(SyncReason.NO_HUB))
    settle()
    assert page.stick.safe.words == page.stick.written.words == ""
    assert page.stick.wrong.words


def test_writing_can_be_cancelled(desk, tmp_path):
    page = open_page(desk)
    page.stick.write_to(str(tmp_path / "deeside.bundle"))
    settle()
    desk.click(page.stick.cancel)
    assert len(desk.doors.asked("bundles", "cancel")) == 1


def test_a_receipt_that_was_taken_before_says_nothing_new(desk, tmp_path):
    page = open_page(desk)
    desk.doors.bundles.answers["import_receipt"] = Taken(0, 12, 0, 0, 0, "2026-11-24T10:00:00.000Z")
    page.stick.import_from(str(tmp_path / "receipt"))
    settle()
    assert page.stick.written.words == "Receipt read: it says nothing new"


def test_receipt_tells_how_many_records_it_delivers(desk, tmp_path):
    page = open_page(desk)
    desk.doors.bundles.answers["import_receipt"] = Taken(12, 0, 0, 2, 0, "2026-11-24T10:00:00.000Z")
    page.stick.import_from(str(tmp_path / "receipt"))
    settle()
    assert page.stick.written.words == (
        "Receipt taken: 12 more delivered, the hub lacks 2 parts, which the next bundle brings"
    )


@pytest.mark.parametrize(
    ("view", "words", "plate"),
    [
        (SyncView(state=SyncState.READY, target="h", delivered=4), "Synced", False),
        (SYNC, "2 need attention", False),
        (
            SyncView(
                state=SyncState.READY, target="h", waiting=12, oldest_waiting_utc="2026-11-24T08:43:00.000Z"
            ),
            "12 waiting to sync, 1:17 h",
            False,
        ),
        (
            SyncView(
                state=SyncState.NOT_REACHED,
                target="h",
                waiting=1,
                oldest_waiting_utc="2026-11-21T08:43:00.000Z",
            ),
            "1 waiting to sync, 3 days",
            True,
        ),
        (SyncView(state=SyncState.STOPPED, target="h", reason="fork"), "Sync stopped", False),
    ],
)
def test_status_bar_says_what_waits_and_wears_a_plate_after_a_day(desk, view, words, plate):
    desk.stations(live(1), session=signed_in(ADMINISTRATOR))
    desk.tell(SyncChanged(view))
    assert desk.window.status.sync.words == words
    assert desk.window.status.sync.has_plate is plate


def test_words_of_the_status_bar_grow_older(desk):
    view = SyncView(
        state=SyncState.READY, target="h", waiting=1, oldest_waiting_utc="2026-11-24T09:59:00.000Z"
    )
    desk.stations(live(1), session=signed_in(ADMINISTRATOR), sync=view)
    assert desk.window.status.sync.words == "1 waiting to sync, 1 min"
    desk.clock.advance(3600 * 30)
    desk.window.frames.second_passed.emit(desk.clock.monotonic_ms())
    assert desk.window.status.sync.words == "1 waiting to sync, 30:01 h"
    assert desk.window.status.sync.has_plate


def test_clock_far_off_is_said_beside_the_reason(desk):
    page = open_page(desk, SyncView(state=SyncState.READY, target="https://hub", clock_off_s=-31_536_000))
    assert "365 days away" in page.reason.words
