"""Clones to start: one made ready for all tests to read, copies of it to break, and fresh ones."""

import shutil
from pathlib import Path

import pytest

from tests.support.clone import Clone, make_clone


@pytest.fixture(scope="session")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Clone:
    """A clone that was started once; tests leave it ready."""
    clone = make_clone(tmp_path_factory.mktemp("ready"))
    started = clone.start("stations", "--json")
    assert started.returncode == 0, started.stderr
    return clone


@pytest.fixture
def copy(ready: Clone, tmp_path: Path) -> Clone:
    """A copy of the ready clone, which a test may break."""
    copied = Clone(tmp_path / "the copy", tmp_path / "wheels")
    shutil.copytree(ready.root, copied.root, symlinks=True)
    shutil.copytree(ready.wheels, copied.wheels)
    return copied


@pytest.fixture
def fresh(tmp_path: Path) -> Clone:
    """A clone that was never started."""
    return make_clone(tmp_path)
