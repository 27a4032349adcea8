"""Words and figures for people: counted phrases, times, sizes. Translated here, once, for every screen.

Numbers keep a real minus sign, absent values are an en dash, times are local times of this machine.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from typing import Final

from PySide6.QtCore import QCoreApplication

from console.errors import ConsoleError
from console.sentences import BY_VALUE, SENTENCES
from console.terms import Decision, Role

NO_VALUE: Final = "–"
MINUS: Final = "−"
GAP: Final = "…"
"""Stands in a sentence for what is not known."""
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def translate(source: str, count: int = -1) -> str:
    """Return `source` in the language of the window; `%n` becomes `count`."""
    return QCoreApplication.translate("text", source, None, count)


def known_as(name: str | None, person: str | None) -> str:
    """What a record calls somebody: after an erasure only their pseudonym is left, a guest has neither."""
    if name:
        return name
    return translate("Erased person {code}").format(code=person[-4:]) if person else translate("Guest")


def decision_words(decision: Decision) -> str:
    """A decision, as every screen calls it."""
    return {
        Decision.COMPETENT: translate("Competent"),
        Decision.NOT_YET_COMPETENT: translate("Not yet competent"),
        Decision.VOID: translate("Void, technical fault"),
    }[decision]


def role_words(role: Role) -> str:
    """A role as it is read."""
    words = {
        Role.INSTRUCTOR: translate("instructor"),
        Role.ASSESSOR: translate("assessor"),
        Role.IQA: translate("IQA"),
        Role.ADMINISTRATOR: translate("administrator"),
    }
    return words[role]


def roles_words(roles: tuple[Role, ...]) -> str:
    """Several roles, parted by commas, in the order in which they stand in the model."""
    return ", ".join(role_words(role) for role in Role if role in roles)


def counted(one: str, many: str, count: int) -> str:
    """Say a number of things; `many` is what is translated, in as many forms as a language has.

    `one` is the English for a count of 1. `%n` becomes the count; other braces are left for `format`.
    """
    words = QCoreApplication.translate("text", many, None, count)
    is_english = words == many.replace("%n", str(count))
    return one.replace("%n", str(count)) if count == 1 and is_english else words


def fault(error: ConsoleError) -> str:
    """What went wrong and what to do, in one or two sentences."""
    return fault_of(str(error.reason), error.detail)


def fault_of(reason: str | None, detail: Mapping[str, object] | None = None) -> str:
    """The same for the bare value of a Reason, as events carry it; a value that is not known stands alone."""
    known = BY_VALUE.get(reason or "")
    if known is None:
        return reason or ""
    words = QCoreApplication.translate("sentences", SENTENCES[known])
    return words.format_map(
        defaultdict(lambda: GAP, {key: _said(key, value) for key, value in (detail or {}).items()})
    )


def headsets(count: int) -> str:
    """Say how many headsets."""
    return counted("%n headset", "%n headsets", count)


def people(count: int) -> str:
    """Say how many people."""
    return counted("%n person", "%n people", count)


def runs(count: int) -> str:
    """Say how many runs."""
    return counted("%n run", "%n runs", count)


def units(count: int) -> str:
    """Say how many units of competence."""
    return counted("%n unit", "%n units", count)


def lines(count: int) -> str:
    """Say how many lines of a text."""
    return counted("%n line", "%n lines", count)


def clock_time(utc: str | None) -> str:
    """Local time of day with seconds, 10:42:05; an en dash for no time."""
    return _local(utc).strftime("%H:%M:%S") if utc else NO_VALUE


def short_time(utc: str | None) -> str:
    """Local time of day, 10:42; an en dash for no time."""
    return _local(utc).strftime("%H:%M") if utc else NO_VALUE


def day(utc: str | None) -> str:
    """Local date, 24 Nov 2026; an en dash for no time."""
    return date_words(_local(utc)) if utc else NO_VALUE


def date_words(moment: datetime) -> str:
    """Date in words, 24 Nov 2026, without a leading zero."""
    return f"{moment.day} {_month(moment.month)} {moment.year}"


def moment_words(moment: datetime) -> str:
    """Date and time of day with the place's offset: 24 Nov 2026, 09:14, UTC +00:00."""
    here = moment.astimezone()
    offset = here.utcoffset()
    minutes = round(offset.total_seconds() / 60) if offset is not None else 0
    return f"{date_words(here)}, {here.strftime('%H:%M')}, {offset_words(minutes)}"


def offset_words(minutes: int) -> str:
    """An offset east of UTC: UTC +01:00, UTC −05:30."""
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC {MINUS if minutes < 0 else '+'}{hours:02d}:{rest:02d}"


def as_signed(utc: str, offset_min: int) -> str:
    """A signature's time as its signer saw it: 12 May 2026, 14:41:20, UTC +01:00."""
    there = datetime.fromisoformat(utc).astimezone(timezone(timedelta(minutes=offset_min)))
    return f"{date_words(there)}, {there.strftime('%H:%M:%S')}, {offset_words(offset_min)}"


def local(utc: str) -> datetime:
    """`clock.iso_utc` text as a local time of this machine."""
    return _local(utc)


def age(milliseconds: float) -> str:
    """How long ago or for how long: m:ss to 9:59, then whole minutes, then hours."""
    seconds = max(0, int(milliseconds // 1000))
    if seconds < 600:
        return f"{seconds // 60}:{seconds % 60:02d}"
    if seconds < 5400:
        return translate("{minutes} m").format(minutes=seconds // 60)
    return translate("{hours} h").format(hours=round(seconds / 3600))


def storage(megabytes: float | None) -> str:
    """Free room: whole GB from one, else MB; an en dash for unknown."""
    if megabytes is None:
        return NO_VALUE
    if megabytes < 1000:
        return translate("{size} MB").format(size=int(megabytes))
    return translate("{size} GB").format(size=int(megabytes // 1000))


def percent(share: float | None) -> str:
    """A share of 0 to 1 as whole percent; never 100 before it is full, never 0 before it is empty."""
    if share is None:
        return NO_VALUE
    whole = round(share * 100)
    if 0 < share < 1:
        whole = min(99, max(1, whole))
    return f"{whole}\u00a0%"


def signal_strength(dbm: float | None) -> str:
    """Received power with a real minus sign; an en dash for unknown."""
    if dbm is None:
        return NO_VALUE
    return f"{MINUS if dbm < 0 else ''}{abs(round(dbm))} dBm"


def joined(parts: list[str]) -> str:
    """A list in a sentence: "a", "a and b", "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return translate("{first} and {last}").format(first=", ".join(parts[:-1]), last=parts[-1])


def either(parts: list[str]) -> str:
    """A choice in a sentence: "a", "a or b", "a, b or c"."""
    if len(parts) < 2:
        return "".join(parts)
    return translate("{first} or {last}").format(first=", ".join(parts[:-1]), last=parts[-1])


def _said(key: str, value: object) -> str:
    """One value of a sentence; the roles that would do come as `Access.check` gives them."""
    if key != "role":
        return str(value)
    return either([role_words(Role(role)) for role in str(value).split(" or ")])


def _local(utc: str) -> datetime:
    return datetime.fromisoformat(utc).astimezone()


def _month(number: int) -> str:
    return translate(_MONTHS[number - 1])
