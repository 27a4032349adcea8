"""Accounts and sessions as a centre has them, and what tests of the window do with them."""

from typing import Any

from PySide6.QtTest import QTest

from console.events import SessionChanged
from console.model import AccountView, KeyNotice, Role, Session, SessionView
from console.records.recovery import Sheet
from tests.support.ui_window import Desk, settle

SINCE = "2026-11-24T09:42:00.000Z"
LOCKED_AT = "2026-11-24T10:39:20.000Z"
GOOD = "plum harbour violet stone"
OTHER = "seven kettles under snow"
SHEET = Sheet("K7QD2M4X5TFAWB3NHY6CR2PEV5JG3ZKS4DNAX7WMQ2TB6F4H")


def account(number: int, user_id: str, name: str, *roles: Role, **changes: Any) -> AccountView:
    """Return an account; the n-th."""
    fields = {
        "account": f"account-{number}",
        "user_id": user_id,
        "printed_name": name,
        "roles": roles,
        "qualified": True,
        "enabled": True,
        "created_utc": "2026-09-08T08:00:00.000Z",
    }
    return AccountView(**(fields | changes))


ADMINISTRATOR = account(0, "shughes", "Siân Hughes", Role.ADMINISTRATOR)
PRICE = account(1, "jprice", "J. Price", Role.ASSESSOR)
ELLIS = account(2, "mellis", "M. Ellis-Owen", Role.ASSESSOR, Role.IQA)
LONG = account(3, "acadwaladr", "Angharad Llywelyn ap Rhys-Cadwaladr-Jones", Role.INSTRUCTOR, qualified=False)
GONE = account(4, "iold", "Ifan Old", Role.ASSESSOR, enabled=False)
STAFF = (ADMINISTRATOR, PRICE, ELLIS, LONG, GONE)
NOTICES = (
    KeyNotice("account-2", "M. Ellis-Owen", False, "2026-11-20T10:00:00.000Z", "Siân Hughes", "new console"),
    KeyNotice("account-3", "Rhys Pugh", True, "2026-11-12T10:00:00.000Z", "recovery_sheet", "forgotten"),
)


def session(who: AccountView = PRICE) -> Session:
    """Return somebody's session."""
    return Session(
        f"session-{who.account}", who.account, who.user_id, who.printed_name, who.roles, who.qualified, SINCE
    )


def signed_in(who: AccountView = PRICE, **changes: Any) -> SessionView:
    """Return that this person is at the console."""
    return SessionView(has_accounts=True, session=session(who), **changes)


def locked(who: AccountView = PRICE, **changes: Any) -> SessionView:
    """Return that this person's screen is locked."""
    return signed_in(who, locked_utc=LOCKED_AT, **changes)


SIGNED_OUT = SessionView(has_accounts=True)


def come(desk: Desk, view: SessionView) -> None:
    """Let the engine say who is there now."""
    desk.tell(SessionChanged(view))


def enter(field: Any, words: str) -> None:
    """Type into a field as a person does; letters that no test keyboard has are put in as they are."""
    line = field.line
    line.setFocus()
    line.clear()
    if words.isascii():
        QTest.keyClicks(line, words)
    else:
        line.setText(words)
        line.textEdited.emit(words)
    settle()
