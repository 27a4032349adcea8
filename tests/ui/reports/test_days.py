"""Days as people type them."""

from datetime import date

import pytest

from console.reports.period import Period
from ui.reports.days import Stretch, day_words, period_of, read_day

DAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    "words", ["2026-11-24", "24/11/2026", "24.11.2026", "24 Nov 2026", " 24  november 2026 ", "24 NOV 2026"]
)
def test_a_day_is_read_however_it_is_written(words):
    assert read_day(words) == DAY
    assert read_day(day_words(DAY)) == DAY


@pytest.mark.parametrize(
    "words", ["", "x", "2026-13-01", "31/2/2026", "24 Nov", "11/24/2026", "9" * 400, "1 Nix 2026"]
)
def test_what_is_no_day_is_none(words):
    assert read_day(words) is None


@pytest.mark.parametrize(
    ("stretch", "first", "last"),
    [
        (Stretch.ALL, None, None),
        (Stretch.MONTH, date(2026, 1, 1), date(2026, 1, 31)),
        (Stretch.LAST_MONTH, date(2025, 12, 1), date(2025, 12, 31)),
        (Stretch.QUARTER, date(2026, 1, 1), date(2026, 1, 31)),
        (Stretch.YEAR, date(2026, 1, 1), date(2026, 1, 31)),
    ],
)
def test_a_stretch_is_counted_from_today(stretch, first, last):
    assert period_of(stretch, date(2026, 1, 31)) == Period(first, last)
