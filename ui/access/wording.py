"""What is said about trying to come in, about keys, and about who is who."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from console.errors import AccountReason, ConsoleError
from ui import text

if TYPE_CHECKING:
    from console.model import KeyNotice, Session

SHOWN_DAYS = 30
_WAITS_AT = 5


def refusal(error: ConsoleError) -> str:
    """Why nobody came in; the same words whether the user id or the passphrase was wrong."""
    if error.reason is not AccountReason.WRONG_SECRET:
        return text.fault(error)
    count = int(error.detail.get("failures", 1))
    said = _tr("Wrong twice.") if count == 2 else text.counted("Wrong once.", "Wrong %n times.", count)
    if count < _WAITS_AT:
        return said + " " + _tr("After 5 the account waits 15 minutes.")
    return said + " " + _tr("After 10 only an administrator can open it.")


def notice_words(notice: "KeyNotice") -> str:
    """A new or reset key, by whom it was confirmed, and until when it is shown."""
    made = datetime.fromisoformat(notice.utc)
    who = _tr("the recovery sheet") if notice.confirmed_by == "recovery_sheet" else notice.confirmed_by
    what = _tr("Reset signing key for {name}") if notice.is_reset else _tr("New signing key for {name}")
    until = short_day(made + timedelta(days=SHOWN_DAYS))
    words = _tr("{what}, {day}, confirmed by {who}. Shown until {until}.")
    return words.format(what=what.format(name=notice.printed_name), day=short_day(made), who=who, until=until)


def short_day(moment: datetime) -> str:
    """A day of this year's: 20 Nov."""
    return text.date_words(moment.astimezone()).rsplit(" ", 1)[0]


def who_words(session: "Session") -> str:
    """A signed-in person: "J. Price, assessor"."""
    return f"{session.printed_name}, {text.roles_words(session.roles)}"


def _tr(words: str) -> str:
    return QCoreApplication.translate("access", words)
