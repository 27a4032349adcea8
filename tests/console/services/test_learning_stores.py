"""Learning record stores are told by themselves: at the start, after an entry, and again after trouble."""

import asyncio
import threading
from types import SimpleNamespace

import pytest

from console.engine import Engine
from console.errors import AccountReason, SyncReason
from console.events import RecordsChanged
from console.model import RecordsView
from console.records.unlocking import Unlocking
from console.services.learning_stores import LearningStores
from console.sync.pace import Pace
from tests.support import lrs_server
from tests.support.attended import WAIT_S, attended, refusal
from tests.support.clock import ManualClock
from tests.support.keyrings import keyring
from tests.support.staff import Staff
from tests.support.told import SITE, decide, hold_run

AT_ONCE = Pace(shortest_s=0.0, longest_s=0.0, soon_s=0.0)


@pytest.fixture
def server(tmp_path):
    with lrs_server.running(tmp_path, says_conflict=True) as started:
        yield started


@pytest.fixture
def secret(tmp_path):
    file = tmp_path / "secret"
    file.write_text(f"{lrs_server.KEY}:{lrs_server.SECRET}\n")
    return file


def worked(folder):
    staff = Staff(folder, ManualClock(), names=("shughes", "jprice"))
    person = staff.trainee()
    staff.sign("jprice", decide(staff, hold_run(staff, person), person))
    return staff


def test_a_console_that_starts_tells_and_says_what_was_not_taken(tmp_path, server, secret):
    staff = worked(tmp_path / "data")
    staff.records.lrs.add(server.url, SITE, str(secret))
    staff.records.close()
    server.never = {"http://adlnet.gov/expapi/verbs/passed"}
    engine = Engine(tmp_path / "data", interfaces=("loopback",), unlocking=Unlocking())
    told = threading.Event()

    def look(event):
        view = getattr(event, "view", None)
        if any(one.kind == "statement" for one in getattr(view, "needs_attention", ())):
            told.set()

    engine.start()
    try:
        engine.subscribe(look)
        assert told.wait(60)
        (trouble,) = engine.sync.status().result(60).needs_attention
        assert trouble.reason == "statement_refused"
    finally:
        engine.stop()
    assert len(server.held()) == 5


class Recorder:
    """The records on this very thread."""

    writable = True

    def __init__(self, records):
        self._records = records

    async def write(self, job):
        return job(self._records)

    read = write


def test_news_are_told_and_trouble_is_tried_again(tmp_path, server):
    staff = worked(tmp_path / "data")
    records, ring = staff.records, keyring()
    lrs = records.lrs.add(server.url, SITE, None)
    moved = []

    async def main():
        news = asyncio.Event()

        def note():
            moved.append(records.lrs.get(lrs.id))
            news.set()

        floor = SimpleNamespace(recorder=Recorder(records))
        stores = LearningStores(floor, (), ring, note, pace=AT_ONCE)

        async def until(condition):
            async with asyncio.timeout(60):
                while not condition():
                    news.clear()
                    await news.wait()

        async with asyncio.TaskGroup() as tasks:
            running = tasks.create_task(stores.run())
            await until(lambda: moved)
            assert moved[0].reason == "lrs_no_credentials"
            # Somebody unlocks the keyring; the store has much to do and asks to wait.
            server.answers.append((503, {}))
            ring.keep_text(f"lrs-{lrs.id}", f"{lrs_server.KEY}:{lrs_server.SECRET}")
            await until(lambda: len(server.held()) == 6)
            assert "lrs_busy" in {one.reason for one in moved}
            await until(lambda: moved[-1].reason is None)
            hold_run(staff, staff.trainee(), steps=0)
            stores.hear(RecordsChanged(RecordsView("", writable=True)))
            await until(lambda: len(server.held()) == 8)
            running.cancel()

    asyncio.run(main())
    records.close()


def test_only_an_administrator_says_where_statements_go(tmp_path):
    url = "http://127.0.0.1:1/xapi/"  # nothing answers there
    with attended(tmp_path / "data") as desk:
        desk.set_up("jprice")
        stores = desk.engine.learning_stores
        stores._keyring = keyring()
        session = desk.come_in("shughes")
        id_ = stores.add(url, "key", "secret", session=session).result(WAIT_S)
        view = stores.now(id_, session=session).result(WAIT_S)
        assert (view.reason, "problem" in view.detail) == ("lrs_unreachable", True)
        acts = (
            lambda who: stores.add(url, "key", "other", session=who),
            lambda who: stores.now(id_, session=who),
            lambda who: stores.remove(id_, session=who),
        )
        other = desk.come_in("jprice")
        for who, reason in ((other, AccountReason.ROLE_NEEDED), (None, AccountReason.NOT_SIGNED_IN)):
            assert {refusal(act(who)).reason for act in acts} == {reason}
        for key, secret in (("key", ""), ("", "secret"), ("ke:y", "secret"), ("key", "a\nb")):
            wrong = stores.add(url, key, secret, session=desk.come_in("shughes"))
            assert refusal(wrong).reason is SyncReason.LRS_BAD_CREDENTIALS
        session = desk.come_in("shughes")
        assert stores._keyring.text(f"lrs-{id_}") == "key:secret"
        stores.remove(id_, session=session).result(WAIT_S)
        assert refusal(stores.now(id_, session=session)).reason is SyncReason.LRS_UNKNOWN
        assert stores._keyring.text(f"lrs-{id_}") is None
