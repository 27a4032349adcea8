"""A tiny clone: the real installer, a tiny program and two packages; all but the network is real.

The packages are wheels written here, found by pip through the settings that a person would use for a mirror.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.support.tree import ROOT

PROGRAM: Final = """\
import json, os, sys
import greeting
print(json.dumps({"words": sys.argv[1:], "folder": os.getcwd(), "says": greeting.WORDS, "from": sys.prefix}))
sys.exit(7 if "fail" in sys.argv else 0)
"""


@dataclass(frozen=True)
class Clone:
    """A clone in `root`, its packages in `wheels`."""

    root: Path
    wheels: Path

    @property
    def venv(self) -> Path:
        return self.root / ".venv"

    def settings(self, **more: str) -> dict[str, str]:
        """The environment of a person whose mirror is `wheels`, free of this machine's settings for pip."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "PYTHON"))}
        return kept | {
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": self.wheels.as_uri(),
            "PIP_NO_CACHE_DIR": "1",
            **more,
        }

    def start(
        self, *words: str, settings: Mapping[str, str] | None = None, cwd: Path | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Type the command, to its end."""
        return subprocess.run(
            self.command(*words),
            env=self.settings() if settings is None else settings,
            cwd=cwd or self.root,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    def command(self, *words: str) -> list[str]:
        """What a person types."""
        return [sys.executable, str(self.root / "installer" / "bootstrap.py"), *words]


def make_clone(folder: Path, name: str = "the klön e") -> Clone:
    """A fresh clone under `folder`, in a path with a space and a letter beyond ASCII."""
    clone = Clone(folder / name, folder / "wheels")
    shutil.copytree(
        ROOT / "installer", clone.root / "installer", ignore=shutil.ignore_patterns("__pycache__")
    )
    (clone.root / "ui").mkdir()
    (clone.root / "ui" / "__main__.py").write_text(PROGRAM, "utf-8")
    clone.wheels.mkdir()
    greeting = write_wheel(clone.wheels, "greeting", "WORDS = 'good morning'\n")
    checker = write_wheel(
        clone.wheels, "pytest", "", main="import sys; print('checked', *sys.argv[1:]); sys.exit(5)\n"
    )
    write_lock(clone, "runtime.lock", {"greeting": greeting})
    write_lock(clone, "develop.lock", {"greeting": greeting, "pytest": checker})
    return clone


def write_lock(clone: Clone, name: str, digests: Mapping[str, str], version: str = "1.0") -> None:
    """A lock file as the real ones are written."""
    lines = [f"{package}=={version} \\\n    --hash=sha256:{digest}\n" for package, digest in digests.items()]
    (clone.root / "installer" / name).write_text("".join(lines), "utf-8")


def write_wheel(folder: Path, name: str, code: str, main: str = "", version: str = "1.0") -> str:
    """A wheel of one package; returns its SHA-256."""
    info = f"{name}-{version}.dist-info"
    path = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr(f"{name}/__init__.py", code)
        wheel.writestr(f"{name}/__main__.py", main)
        wheel.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(f"{info}/RECORD", "")
    return hashlib.sha256(path.read_bytes()).hexdigest()
