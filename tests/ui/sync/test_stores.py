"""Learning record stores through the window: added, tried and removed, before real ones."""

import keyring
import pytest

from console.delivery import LearningStore
from console.errors import ConsoleError, SyncReason
from console.events import SessionChanged, SyncChanged
from tests.support import lrs_server
from tests.support.keyrings import LockedBackend, WorkingBackend
from tests.support.signoff_window import evening
from tests.support.ui_accounts import ADMINISTRATOR, PRICE, locked, signed_in
from tests.support.ui_doubles import Doors
from tests.support.ui_stations import live
from tests.support.ui_sync import SYNC
from tests.support.ui_window import open_desk, settle

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
COMPLETED = "http://adlnet.gov/expapi/verbs/completed"
STORE = LearningStore(
    "store-1",
    "https://lrs.gogledd-skills.ac.uk/xapi/",
    waiting=12,
    delivered=340,
    withheld=1,
    refused=(("statement_refused", 2),),
    contact_utc="2026-11-24T09:12:00.000Z",
    reason="lrs_refused",
)


def open_stores(window, settled=settle):
    window.show_screen("settings")
    settings = window.page("settings")
    settings.show_page("sync")
    settled()
    return settings.sync.stores


def fill_in(stores, url, secret=lrs_server.SECRET):
    stores.open.click()
    stores.address.line.setText(url)
    stores.key.line.setText(lrs_server.KEY)
    stores.secret.line.setText(secret)
    stores.add.click()


@pytest.mark.parametrize("says_conflict", [False, True], ids=["204", "409"])
def test_a_store_is_added_told_and_removed_and_its_secret_is_never_seen_again(
    qtbot, tmp_path, monkeypatch, says_conflict
):
    backend = WorkingBackend()
    monkeypatch.setattr(keyring, "get_keyring", lambda: backend)
    with (
        lrs_server.running(tmp_path, says_conflict=says_conflict) as server,
        evening(tmp_path / "data", qtbot, "jprice") as at,
    ):
        at.desk.finished_run()
        at.desk.come_in("shughes")
        at.until(lambda: at.window.presence.session is not None)
        stores = open_stores(at.window)
        # A wrong secret is said, and put right by adding it again.
        fill_in(stores, server.url, "guess")
        at.until(lambda: any("did not accept" in row.reason.words for row in stores.rows.values()))
        assert server.held() == {}
        server.never = {COMPLETED}
        fill_in(stores, server.url)
        (row,) = stores.rows.values()
        at.until(lambda: row.counts.text() == "0 entries wait, 1 statement delivered")
        assert row.reason.words == "" and row.refused.words.startswith("1 statement was not taken. ")
        page = at.window.page("settings").sync
        at.until(lambda: bool(page.lists.attention))
        assert "tell the store’s owner" in page.lists.attention[0].words.replace("'", "’")
        # Somebody mends the store.
        server.never = set()
        row.attempt.click()
        at.until(lambda: row.counts.text() == "0 entries wait, 2 statements delivered")
        at.until(lambda: not page.lists.attention)
        assert len(server.held()) == 2 and row.refused.words == ""
        assert list(backend.kept.values()) == [f"{lrs_server.KEY}:{lrs_server.SECRET}"]
        assert not {lrs_server.SECRET, stores.secret.passphrase()} & set(at.words().split())
        assert lrs_server.SECRET not in at.words() and stores.secret.passphrase() == ""
        row.remove.click()
        assert row.sure.isVisible() and row.keep.hasFocus()
        row.yes.click()
        at.until(lambda: not stores.rows)
        assert backend.kept == {} and len(server.held()) == 2


def test_a_keyring_that_takes_nothing_leaves_no_store_behind(qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(keyring, "get_keyring", LockedBackend)
    with evening(tmp_path / "data", qtbot) as at:
        stores = open_stores(at.window)
        fill_in(stores, "https://lrs.example.org/xapi/")
        at.until(lambda: "Unlock the keyring" in stores.wrong.words)
        assert stores.address.text() == "https://lrs.example.org/xapi/"
        assert at.desk.engine.learning_stores.all().result(30) == ()


def test_a_store_with_nothing_to_be_told_is_asked_whether_it_is_one(qtbot, tmp_path, monkeypatch):
    backend = WorkingBackend()
    monkeypatch.setattr(keyring, "get_keyring", lambda: backend)
    with (
        lrs_server.running(tmp_path, says_conflict=True) as server,
        evening(tmp_path / "data", qtbot) as at,
    ):
        stores = open_stores(at.window)
        fill_in(stores, server.url)
        at.until(lambda: any(row.reached.text().startswith("reached") for row in stores.rows.values()))
        assert server.heard == [("GET", 0)]
        (row,) = stores.rows.values()
        server.versions = ("", *server.versions)  # as anything else than such a store answers
        row.attempt.click()
        at.until(lambda: "not a learning record store" in row.reason.words)


@pytest.fixture
def desk(qtbot):
    doors = Doors()
    doors.learning_stores.answers["all"] = (STORE,)
    opened = open_desk(qtbot, doors)
    yield opened
    opened.close()


def test_what_stands_at_a_store_is_said_with_what_to_do(desk):
    desk.stations(live(1), session=signed_in(ADMINISTRATOR), sync=SYNC)
    (row,) = open_stores(desk.window).rows.values()
    assert row.counts.text() == "12 entries wait, 340 statements delivered, 1 held back after an erasure"
    assert row.refused.words.startswith("2 statements were not taken. ")
    assert "Add it again" in row.reason.words
    assert row.name.text() == "lrs.gogledd-skills.ac.uk/xapi"


def test_only_an_administrator_adds_tries_or_removes_a_store(desk):
    desk.stations(live(1), session=signed_in(PRICE), sync=SYNC)
    stores = open_stores(desk.window)
    (row,) = stores.rows.values()
    assert not (stores.open.isEnabled() or row.attempt.isEnabled() or row.remove.isEnabled())
    assert "administrator" in stores.hint.text()


def test_what_was_typed_is_gone_when_the_page_is_left(desk):
    desk.stations(live(1), session=signed_in(ADMINISTRATOR), sync=SYNC)
    stores = open_stores(desk.window)
    desk.click(stores.open)
    stores.secret.line.setText("otters")
    desk.tell(SyncChanged(SYNC))
    assert stores.secret.passphrase() == "otters"
    desk.window.show_screen("live")
    assert stores.secret.passphrase() == ""


def test_nothing_that_was_typed_is_left_for_the_next_person_while_the_keyring_was_asked(desk):
    desk.stations(live(1), session=signed_in(ADMINISTRATOR), sync=SYNC)
    stores = open_stores(desk.window)
    fill_in(stores, "https://lrs.example/xapi")
    desk.tell(SessionChanged(locked(ADMINISTRATOR)))
    desk.doors.last("add").answer.set_exception(ConsoleError(SyncReason.LRS_ADDRESS))
    settle()
    desk.tell(SessionChanged(signed_in(PRICE)))
    stores = open_stores(desk.window)
    assert stores.secret.passphrase() == ""
    assert not stores.add.isVisible()
