"""The page on security names its tests as they are called."""

import ast
import re
from functools import cache

from tests.support.tree import ROOT

PAGE = ROOT / "resources" / "docs" / "security.md"
NAMED = re.compile(r"`([\w/]+\.py)::(\w+)`")
ROW = re.compile(r"^\| (?!threat \||---)", re.MULTILINE)


@cache
def names_in(path: str) -> frozenset[str]:
    tree = ast.parse((ROOT / "tests" / path).read_text("utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return frozenset(node.name for node in functions)


def test_every_threat_names_a_test_that_is_there() -> None:
    rows = [line for line in PAGE.read_text("utf-8").splitlines() if ROW.match(line) and "---|" not in line]
    assert len(rows) > 50
    assert [row for row in rows if not NAMED.search(row)] == []
    named = [found for row in rows for found in NAMED.findall(row)]
    assert [f"{path}::{name}" for path, name in named if name not in names_in(path)] == []
