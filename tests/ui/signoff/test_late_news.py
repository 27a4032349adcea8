"""News that comes while somebody is about to sign: nothing takes the keys, nothing that is typed goes."""

import pytest
from msgspec.structs import replace

from console.events import RecordsChanged, SessionChanged
from console.model import Decision
from tests.support.ledgers import new_id
from tests.support.signoff_window import evening
from tests.support.staff import passphrase
from tests.support.ui_window import settle


@pytest.fixture
def at(tmp_path, qtbot):
    with evening(tmp_path, qtbot, "jprice", "gparry") as opened:
        yield opened


def about_to_sign(at):
    """A run is judged and decided, and the keyboard is in the user id."""
    at.desk.finished_run(said=at.desk.clean())
    at.come("jprice")
    at.opened()
    at.judge()
    at.decide(Decision.COMPETENT)
    at.press("Ctrl+Return")
    assert at.screen.decision.box.user.line.hasFocus()


def tell_session(at, **changed):
    at.relay.post(SessionChanged(replace(at.desk.view(), **changed)))


def write_something(at):
    view = at.desk.on_floor(lambda: at.desk.engine._floor.records_view)
    at.relay.post(RecordsChanged(view, (new_id(),)))


def finish_another(at):
    at.desk.finished_run(said=at.desk.clean())
    at.screen.ask()
    at.until(lambda: len(at.screen.list.items) > 1)


NEWS = {
    "records were written": write_something,
    "the same person is told of again": tell_session,
    "no user id is needed any more": lambda at: tell_session(at, needs_user_id=False),
    "somebody may not leave now": lambda at: tell_session(at, log_out_waits=True),
    "another run is finished": finish_another,
}


@pytest.mark.parametrize("news", NEWS)
def test_news_takes_neither_the_keys_nor_what_is_typed(at, news):
    about_to_sign(at)
    box, secret = at.screen.decision.box, passphrase("jprice")
    at.type("jpr")
    NEWS[news](at)
    settle()
    assert box.user.line.hasFocus()
    at.type("ice")
    assert box.user.text() == "jprice"
    at.press("Tab")
    at.type(secret[:4])
    NEWS[news](at)
    settle()
    assert box.passphrase.line.hasFocus()
    at.type(secret[4:])
    at.press("Ctrl+Return")
    at.signed()


def test_a_user_id_that_is_not_needed_is_not_asked_for_where_nobody_has_begun(at):
    about_to_sign(at)
    box = at.screen.decision.box
    at.screen.decision.form.focus_choice()
    tell_session(at, needs_user_id=False)
    at.until(box.user.isHidden)
