"""The lock files are what pyproject.toml asks for, and what runs here is what they say."""

import importlib.metadata
import itertools
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from packaging.markers import Marker, default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.support.tree import ROOT

PYTHONS = ("3.11", "3.12", "3.13", "3.14")
SYSTEMS = (("linux", "Linux", "posix"), ("darwin", "Darwin", "posix"), ("win32", "Windows", "nt"))
PIN = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[^\s;]+)(?: ; (?P<marker>[^\\]+?))? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}(?: \\)?$")

GROUPS = {"runtime.lock": (), "develop.lock": ("dev", "bench"), "oracle.lock": ("dev", "bench", "oracle")}
"""What each lock holds besides what the product needs; the last one is of benches alone, and never here."""


@dataclass(frozen=True)
class Pin:
    name: str
    version: Version
    marker: Marker | None

    def holds_in(self, environment: dict[str, str]) -> bool:
        return self.marker is None or self.marker.evaluate(environment)


def read_lock(name: str) -> list[Pin]:
    """The pins of a lock file; fails on any line that is not a pin with hashes behind it."""
    pins, hashes = [], 1
    for line in (ROOT / "installer" / name).read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        if found := PIN.match(line):
            assert hashes, f"no hash for {pins[-1]}"
            marker = Marker(found["marker"]) if found["marker"] else None
            pins.append(Pin(canonicalize_name(found["name"]), Version(found["version"]), marker))
            hashes = 0
        else:
            assert HASH.match(line), line
            hashes += 1
    assert hashes
    return pins


def environments() -> Iterator[dict[str, str]]:
    here = {name: str(value) for name, value in default_environment().items()}
    for python, (platform, system, os_name) in itertools.product(PYTHONS, SYSTEMS):
        yield here | {
            "python_version": python,
            "python_full_version": f"{python}.0",
            "sys_platform": platform,
            "platform_system": system,
            "os_name": os_name,
        }


def wanted(lock: str) -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    lines = list(project["project"]["dependencies"])
    for group in GROUPS[lock]:
        lines += project["dependency-groups"][group]
    return [Requirement(line) for line in lines]


@pytest.mark.parametrize("lock", GROUPS)
def test_lock_holds_what_the_project_asks_for(lock: str) -> None:
    pins = read_lock(lock)
    for environment in environments():
        versions = {pin.name: pin.version for pin in pins if pin.holds_in(environment)}
        assert len(versions) == len([pin for pin in pins if pin.holds_in(environment)]), "a package twice"
        for requirement in wanted(lock):
            if requirement.marker is None or requirement.marker.evaluate(environment):
                assert versions[canonicalize_name(requirement.name)] in requirement.specifier, requirement


def test_tests_run_with_the_versions_that_people_get() -> None:
    assert set(read_lock("runtime.lock")) <= set(read_lock("develop.lock"))


@pytest.mark.parametrize("lock", ["runtime.lock", "develop.lock"])
def test_what_runs_here_is_what_the_lock_says(lock: str) -> None:
    here = {name: str(value) for name, value in default_environment().items()}
    locked = {pin.name: str(pin.version) for pin in read_lock(lock) if pin.holds_in(here)}
    assert {name: importlib.metadata.version(name) for name in locked} == locked
