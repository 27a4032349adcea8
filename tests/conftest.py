"""For every test: no screen, a home of its own, and nothing left behind."""

import gc
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is imported

from tests.support import leaks

if TYPE_CHECKING:
    from tests.support.hub import Hub
    from tests.support.postgres import Postgres

leaks.watch()


@pytest.fixture(autouse=True, scope="session")
def _home_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or writes the records and settings of the person who runs it."""
    with pytest.MonkeyPatch.context() as patch:
        for kind in ("CACHE", "CONFIG", "DATA", "STATE"):
            patch.setenv(f"XDG_{kind}_HOME", str(tmp_path_factory.mktemp(kind.lower())))
        yield


@pytest.fixture(autouse=True, scope="session")
def _garbage_dies_on_this_thread() -> Iterator[None]:
    """Widgets in a cycle crash Qt when another thread happens to collect them; see `ui/garbage.py`."""
    gc.disable()
    gc.freeze()
    yield
    gc.enable()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator["Postgres"]:
    """A real PostgreSQL, started by the first test that asks for it."""
    from tests.support.postgres import postgres

    with postgres() as server:
        yield server


@pytest.fixture(scope="session")
def _hub_process(postgres_server: "Postgres", tmp_path_factory: pytest.TempPathFactory) -> Iterator["Hub"]:
    from tests.support.hub import found, process

    with process(found(postgres_server), tmp_path_factory.mktemp("hub"), "--behind-proxy") as (hub, _):
        yield hub


@pytest.fixture
def here(_hub_process: "Hub") -> Iterator["Hub"]:
    """A hub that nobody has joined yet; it must not have had trouble when the test is over."""
    assert _hub_process.log is not None
    said = _hub_process.log.stat().st_size
    _hub_process.empty()
    yield _hub_process
    log = _hub_process.log.read_text("utf-8")[said:]
    assert '"level":"error"' not in log, log


def _collect_due() -> None:
    """What Python would have collected by now."""
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation]:
            gc.collect(generation)
            return


@pytest.fixture(autouse=True)
def _nothing_left_behind(_home_of_its_own: None) -> Iterator[None]:
    """Fail a test that leaves a thread, timer, task, loop, socket or child process."""
    before = leaks.Surroundings.now()
    yield
    _collect_due()
    remains = before.remains()
    if remains:
        pytest.fail("left behind:\n" + "\n".join(remains), pytrace=False)
