"""What may lie in the tree, what must come along in a wheel, and what must never be committed."""

import re
import subprocess
import sys
import zipfile
from pathlib import Path

from tests.support.tree import ROOT, project_files, text_of

TOP_LEVEL = {
    ".ci",
    ".gitattributes",
    ".gitignore",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "README.md",
    "console",
    "installer",
    "pyproject.toml",
    "resources",
    "tests",
    "ui",
}

HIDDEN = re.compile(
    "|".join(
        [
            r"-----BEGIN [A-Z ]*" + r"PRIVATE KEY-----(?:\s*$|\\n)",
            r"\bAKIA[0-9A-Z]{16}\b",
            r"\bgh[pousr]_[A-Za-z0-9]{36}\b",
            r"\b(?:api_key|secret_key|access_token)\s*=\s*[\"'][A-Za-z0-9+/]{16,}",
        ]
    )
)
"""Keys and tokens of the usual shapes."""

ELSEWHERE = re.compile(
    "|".join(
        [
            r"(?<![\w./-])/(?:work|root|Users|home/[a-z]+|opt/wheels)/[\w.-]",
            r"[A-Z]:\\Users\\",
            r"pypi\."
            + r"(?:org|python)|files\.python"
            + r"hosted|registry\.npm"
            + r"js|deb\."
            + r"debian\.org",
        ]
    )
)
"""Paths of somebody's machine, and addresses of registries: the person's own settings decide those."""


def test_top_level_holds_what_is_expected() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in project_files()} == TOP_LEVEL


def test_no_file_holds_a_secret_or_a_machine() -> None:
    found = []
    for path in project_files():
        for number, line in enumerate((text_of(path) or "").splitlines(), 1):
            if HIDDEN.search(line) or ELSEWHERE.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}")
    assert found == []


def test_wheel_holds_every_file_of_the_program(tmp_path: Path) -> None:
    source = tmp_path / "source"
    wanted = set()
    for path in project_files():
        name = path.relative_to(ROOT)
        if name.parts[0] in {"console", "ui", "resources"}:
            wanted.add(name.as_posix())
        elif len(name.parts) > 1:
            continue
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_bytes(path.read_bytes())
    program = "import sys; from setuptools.build_meta import build_wheel; build_wheel(sys.argv[1])"
    built = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        cwd=source,
        text=True,
        capture_output=True,
        check=False,
    )
    assert built.returncode == 0, built.stdout + built.stderr
    (wheel,) = tmp_path.glob("resilience_console-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        packed = set(archive.namelist())
    assert wanted - packed == set()
    assert {name for name in packed if not name.startswith(("console/", "ui/", "resources/"))} == {
        name for name in packed if ".dist-info/" in name
    }
