"""The page from which an auditor checks records without us, held to what the code writes."""

import re
from pathlib import Path

import msgspec
import pytest

from console.records import bodies, entry
from console.reports.verify import MUST_HOLD

PAGE = (Path(__file__).parents[2] / "resources" / "docs" / "records.md").read_text(encoding="utf-8")


def _told() -> dict[str, tuple[set[str], set[str]]]:
    """Required and possible fields by kind, as the page's table has them."""
    table = PAGE.partition("## Body fields")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `([a-z_.]+)` \| (.*?) \|", table, re.MULTILINE)
    named = {kind: re.findall("`([a-z_]+)(\\??)`", fields) for kind, fields in rows}
    return {
        kind: ({name for name, mark in fields if not mark}, {name for name, _ in fields})
        for kind, fields in named.items()
    }


def _written(body: type[msgspec.Struct]) -> tuple[set[str], set[str]]:
    fields = msgspec.structs.fields(body)
    return {one.encode_name for one in fields if one.required}, {one.encode_name for one in fields}


@pytest.mark.parametrize("kind", bodies.BODIES)
def test_every_kind_and_each_of_its_fields_stands_on_the_page(kind: str) -> None:
    assert _told()[kind] == _written(bodies.BODIES[kind])


def test_the_page_names_no_kind_that_there_is_not() -> None:
    assert set(_told()) == set(bodies.BODIES)
    assert set(MUST_HOLD) <= set(bodies.BODIES)


@pytest.mark.parametrize("kind", bodies.BODIES)
def test_the_check_that_leaves_the_house_asks_for_the_same(kind: str) -> None:
    assert set(MUST_HOLD.get(kind, "").split()) == _written(bodies.BODIES[kind])[0]


@pytest.mark.parametrize("struct", [entry.Core, entry.Stamp, bodies.SignatureBody])
def test_entry_and_signature_are_laid_out_whole(struct: type[msgspec.Struct]) -> None:
    assert {name for name in _written(struct)[1] if f'"{name}"' not in PAGE} == set()
