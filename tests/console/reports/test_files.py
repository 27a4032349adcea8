"""Files that leave: cells that no spreadsheet calculates, names that every system takes."""

import csv
import io
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.reports import spreadsheet
from console.reports.file_names import LONGEST, safe
from console.reports.period import Period

FORMULA = "=+-@＝＋－＠"


@given(st.text(alphabet=st.sampled_from(FORMULA + ";,\t\r\n \"'|ab1"), max_size=12))
def test_no_cell_begins_like_a_formula_whatever_separates_cells(words):
    data = spreadsheet.write(["head", "next"], [[words, "x"]])
    _, (cell, _) = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    for part in re.split("[;\t\r\n|]", cell):
        assert not part.strip() or part.strip()[0] not in FORMULA


@pytest.mark.parametrize("value", ["J. Price", "a; b", "O’Donnell", "2026-11-24", "Ŵ", "x-1"])
def test_ordinary_words_stay_as_they_are(value):
    assert spreadsheet.cell(value) == value


@given(st.text(max_size=120))
def test_every_name_is_one_that_windows_takes(words):
    name = safe(words, "unit")
    assert re.fullmatch(r"[A-Za-z0-9_-]+", name) and len(name) <= LONGEST + 1


RESERVED = ("CON", "nul", "Com1", "LPT9", "aux")


@pytest.mark.parametrize("words", [*RESERVED, "../../etc/passwd", "..", " . ", "con/"])
def test_reserved_names_and_paths_are_no_names(words):
    name = safe(words, "unit")
    assert name.casefold() not in {one.casefold() for one in RESERVED}
    assert not {"/", "."} & set(name)


def test_a_period_holds_both_its_days():
    november = Period(date(2026, 11, 1), date(2026, 11, 30))
    assert november.holds("2026-11-01T00:00:00.000Z") and november.holds("2026-11-30T23:59:59.999Z")
    assert not november.holds("2026-12-01T00:00:00.000Z") and not november.holds(None)
    assert Period().holds(None) and november.words == "1 Nov 2026 to 30 Nov 2026"
