"""For every test: no screen, a home of its own, and nothing left behind."""

import os
from collections.abc import Iterator

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is imported

from tests.support import leaks

leaks.watch()


@pytest.fixture(autouse=True, scope="session")
def _home_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or writes the records and settings of the person who runs it."""
    with pytest.MonkeyPatch.context() as patch:
        for kind in ("CACHE", "CONFIG", "DATA", "STATE"):
            patch.setenv(f"XDG_{kind}_HOME", str(tmp_path_factory.mktemp(kind.lower())))
        yield


@pytest.fixture(autouse=True)
def _nothing_left_behind(_home_of_its_own: None) -> Iterator[None]:
    """Fail a test that leaves a thread, timer, task, loop, socket or child process."""
    before = leaks.Surroundings.now()
    yield
    remains = before.remains()
    if remains:
        pytest.fail("left behind:\n" + "\n".join(remains), pytrace=False)
