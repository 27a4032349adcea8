"""Days as people type them, and the stretches of days that they choose from."""

import re
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from console.reports.period import Period
from ui import text

_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})\Z")
_FIGURES: Final = re.compile(r"(\d{1,2})[./ -](\d{1,2})[./ -](\d{4})\Z")
_WORDS: Final = re.compile(r"(\d{1,2})\.? ([^\W\d]{3,})\.? (\d{4})\Z")


class Stretch(StrEnum):
    """What the drop-down offers."""

    ALL = "all"
    MONTH = "month"
    LAST_MONTH = "last_month"
    QUARTER = "quarter"
    YEAR = "year"
    CHOSEN = "chosen"


def period_of(stretch: Stretch, today: date) -> Period:
    """The days of a stretch; CHOSEN and ALL have no ends of their own."""
    month = today.replace(day=1)
    if stretch is Stretch.MONTH:
        return Period(month, today)
    if stretch is Stretch.LAST_MONTH:
        last = month - timedelta(days=1)
        return Period(last.replace(day=1), last)
    if stretch is Stretch.QUARTER:
        return Period(today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1), today)
    if stretch is Stretch.YEAR:
        return Period(today.replace(month=1, day=1), today)
    return Period()


def read_day(words: str) -> date | None:
    """A day typed as 2026-11-24, 24/11/2026 or 24 Nov 2026; None for anything else."""
    words = " ".join(words.split())
    for pattern, order in ((_ISO, (1, 2, 3)), (_FIGURES, (3, 2, 1))):
        found = pattern.match(words)
        if found:
            return _day(*(int(found[place]) for place in order))
    found = _WORDS.match(words)
    month = _month(found[2]) if found else None
    return _day(int(found[3]), month, int(found[1])) if found and month else None


def day_words(day: date | None) -> str:
    """A day as it stands in its field."""
    return text.date_words(datetime(day.year, day.month, day.day)) if day else ""  # noqa: DTZ001 - a day has no zone


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(word: str) -> int | None:
    """By its first three letters, in the window's language or in English."""
    wanted = word.casefold()[:3]
    for number in range(1, 13):
        moment = datetime(2026, number, 1)  # noqa: DTZ001
        if wanted in (text.date_words(moment).split()[1].casefold()[:3], f"{moment:%b}".casefold()[:3]):
            return number
    return None
