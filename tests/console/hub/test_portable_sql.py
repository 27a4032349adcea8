"""The hub's SQL asks for nothing that distributed PostgreSQL documents as missing (resources/docs/hub.md)."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import console.hub
from console.hub.schema import STEPS

FOLDER = Path(console.hub.__file__).parent
BEGINS = re.compile(
    r"\s*(SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP|WITH|SET|LOCK|COPY|DECLARE|LISTEN|NOTIFY)\b"
)

MISSING = {
    "foreign keys across shards": r"\bREFERENCES\b|\bFOREIGN KEY\b",
    "triggers, rules, functions": r"\bTRIGGER\b|\bCREATE RULE\b|\bFUNCTION\b|\bPROCEDURE\b|\bDO \$",
    "sequences": r"\bSERIAL\b|\bBIGSERIAL\b|\bIDENTITY\b|\bSEQUENCE\b|\bnextval\b",
    "advisory locks": r"\bpg_(try_)?advisory",
    "table locks": r"\bLOCK TABLE\b|^\s*LOCK\b",
    "notifications": r"\bLISTEN\b|\bNOTIFY\b",
    "deferrable constraints": r"\bDEFERRABLE\b|\bDEFERRED\b",
    "exclusion constraints": r"\bEXCLUDE\b",
    "system columns": r"\bxmin\b|\bxmax\b|\bctid\b|\btableoid\b",
    "extensions": r"\bEXTENSION\b",
    "changes inside WITH": r"\bWITH\b[^;]*\bAS\s*\(\s*(INSERT|UPDATE|DELETE)\b",
    "MERGE": r"^\s*MERGE\b",
    "temporary and unlogged tables": r"\bTEMP(ORARY)?\b|\bUNLOGGED\b",
    "inheritance": r"\bINHERITS\b",
    "cursors": r"\bDECLARE\b|\bFETCH\b",
    "large objects": r"\blo_\w+",
    "domains and types of one's own": r"\bCREATE (TYPE|DOMAIN)\b",
    "GROUPING SETS, TABLESAMPLE": r"\bGROUPING SETS\b|\bCUBE\b|\bROLLUP\b|\bTABLESAMPLE\b",
    "NO KEY and KEY SHARE locks": r"\bFOR (NO KEY UPDATE|KEY SHARE)\b",
    "collations": r"\bCOLLATE\b",
    "materialised views": r"\bMATERIALIZED\b",
}

SPREAD_BY = {
    "console": "id",
    "entry": "console",
    "mark": "console",
    "refused": "console",
    "hole": "console",
    "displaced": "console",
    "nonce": "console",
    "site": "id",
    "part": "site",
    "blob": "site",
    "erased": "site",
    "item": "site",
}
"""The column by which each table may be spread; the others are small and stand whole on every node."""
WHOLE = {"hub", "enrolment", "course", "schema_lock", "schema_step"}
TOGETHER = [
    {"console", "entry", "mark", "refused", "hole", "displaced", "nonce"},
    {"site", "part", "blob", "erased", "item"},
]
"""Tables whose rows of one console, or one site, lie on one node."""


def statements() -> Iterator[tuple[str, str]]:
    """Every text in the package that is SQL, with where it stands."""
    for path in sorted(FOLDER.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and BEGINS.match(node.value):
                yield f"{path.name}:{node.lineno}", node.value


ALL = list(statements())


def test_all_sql_is_found():
    assert len(ALL) > 70
    assert sum("CREATE TABLE" in text for _, text in ALL) == len(SPREAD_BY) + len(WHOLE)


@pytest.mark.parametrize("what", MISSING)
def test_sql_asks_for_nothing_that_is_missing_elsewhere(what):
    wrong = re.compile(MISSING[what], re.IGNORECASE | re.MULTILINE)
    assert [(where, text) for where, text in ALL if wrong.search(text)] == []


def test_every_key_holds_the_column_by_which_its_table_is_spread():
    for statement in (text for step in STEPS for text in step):
        table = re.search(r"CREATE (?:TABLE|UNIQUE INDEX \w+ ON) (\w+)", statement)
        if table is None or table[1] in WHOLE:
            continue
        column = SPREAD_BY[table[1]]
        keys = re.findall(r"(?:PRIMARY KEY|UNIQUE) \(([^)]*)\)", statement)
        keys += re.findall(r"(\w+) TEXT PRIMARY KEY", statement)
        assert keys, table[1]
        assert all(column in re.split(r",\s*", key) for key in keys), table[1]


def test_no_statement_joins_what_may_lie_on_different_nodes():
    for where, text in ALL:
        found = re.findall(r"\b(?:FROM|JOIN|INTO|UPDATE)\s+(\w+)|,\s+(\w+) \w\b", text)
        named = {name for pair in found for name in pair} & set(SPREAD_BY)
        is_union_of_counts = "GROUP BY" in text and "UNION ALL" in text
        assert is_union_of_counts or any(named <= group for group in TOGETHER), (where, named)


def test_no_statement_changes_the_column_by_which_its_table_is_spread():
    for where, text in ALL:
        changed = re.match(r"\s*UPDATE (\w+)\s+SET (.*?)(\bWHERE\b|$)", text, re.DOTALL)
        if changed is not None and changed[1] in SPREAD_BY:
            column = SPREAD_BY[changed[1]]
            assert not re.search(rf"(^|,)\s*{column} =", changed[2]), where
