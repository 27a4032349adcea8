"""The habits that a tool can check, checked by that tool."""

import ast
import subprocess
import sys
from pathlib import Path

from tests.support.tree import ROOT, python_files

LONGEST_FILE = 400
GOES_OUT_ALONE = Path("console/reports/verify.py")
"""One file by design: an auditor reads and runs it without anything else of ours."""
LONGEST_FUNCTION = 60
"""Forty is the aim; where a table or a match statement needs more, this is the end."""


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *words], cwd=ROOT, text=True, capture_output=True, check=False)


def test_ruff_has_nothing_to_say() -> None:
    checked = run("-m", "ruff", "check", "--no-cache", ".")
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_ruff_would_format_nothing() -> None:
    checked = run("-m", "ruff", "format", "--no-cache", "--check", ".")
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_types_are_strict() -> None:
    checked = run("-m", "mypy")
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_imports_go_one_way() -> None:
    program = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    checked = run("-c", program)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_files_are_short() -> None:
    lengths = {path.relative_to(ROOT): path.read_text("utf-8").count("\n") for path in python_files()}
    del lengths[GOES_OUT_ALONE]
    assert {str(path): lines for path, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_functions_are_short() -> None:
    too_long = {}
    for path in python_files("console", "ui", "installer"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > LONGEST_FUNCTION:
                    too_long[f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"] = lines
    assert too_long == {}


def test_installer_needs_only_the_standard_library() -> None:
    imported = set()
    for path in python_files("installer"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                imported.add(str(node.module).partition(".")[0])
    assert imported - sys.stdlib_module_names == {"installer"}
