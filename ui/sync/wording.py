"""What is said about records on their way, and about the way itself."""

from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication

from console.delivery import SyncRow, SyncState, SyncTrouble, SyncView
from console.model import Decision
from ui import text

DAY: Final = timedelta(hours=24)
"""Older than this, what waits is said with a plate."""

_ICONS: Final = {
    "assessment": "signature",
    "class": "calendar-event",
    "person": "user",
    "account": "key",
    "run": "activity",
    "seat": "user-check",
    "consent": "check",
    "backup": "archive",
    "export": "file-export",
    "access": "lock",
    "clock": "clock",
    "console": "server",
    "blob": "file-export",
    "statement": "message",
}


def icon_of(kind: str) -> str:
    """The icon of a record."""
    return {"assessment.voided": "circle-dashed-x", "person.enrolled": "user-plus"}.get(
        kind, _ICONS.get(kind.split(".")[0], "note")
    )


def row_words(row: SyncRow) -> str:
    """A record in one line: what happened, then whom or what it is about."""
    about = [row.person, row.course if row.kind.startswith("assessment") else None, row.title]
    said = [one for one in about if one]
    if row.outcome is not None:
        said.append(outcome_words(row.outcome))
    what = kind_words(row.kind)
    return f"{what}: {', '.join(said)}" if said else what


def trouble_words(trouble: SyncTrouble, row: SyncRow | None) -> str:
    """A record, or a part of one, that was not taken."""
    about = row_words(row) if row is not None else kind_words(trouble.kind)
    if trouble.part is not None:
        said = [part_words(trouble.part)]
        if trouble.part_bytes is not None:
            said.append(size_words(trouble.part_bytes))
        about = f"{', '.join(said)}. {about}" if row is not None else ", ".join(said)
    if not trouble.console_name:
        return about
    return _tr("{what} ({console})").format(what=about, console=trouble.console_name)


def size_words(size: int) -> str:
    """Bytes as people read them: 0.4 MB."""
    return text.translate("{size} MB").format(size=f"{max(0.1, size / 1_000_000):.1f}")


def kind_words(kind: str) -> str:
    """A kind of record in a word or two."""
    return {
        "console.created": _tr("Console set up"),
        "clock.jumped": _tr("Clock jumped"),
        "account.created": _tr("Account made"),
        "account.key_added": _tr("Signing key added"),
        "account.reset": _tr("Signing key reset"),
        "account.changed": _tr("Account changed"),
        "account.disabled": _tr("Account disabled"),
        "account.enabled": _tr("Account enabled"),
        "person.enrolled": _tr("Enrolled"),
        "person.changed": _tr("Person changed"),
        "person.merged": _tr("People merged"),
        "person.erased": _tr("Person erased"),
        "consent.given": _tr("Consent given"),
        "consent.withdrawn": _tr("Consent withdrawn"),
        "class.planned": _tr("Class planned"),
        "class.started": _tr("Class started"),
        "class.closed": _tr("Class closed"),
        "class.reopened": _tr("Class reopened"),
        "class.noted": _tr("Note"),
        "seat.assigned": _tr("Seat given"),
        "run.started": _tr("Run started"),
        "run.closed": _tr("Run ended"),
        "assessment.decided": _tr("Decided"),
        "assessment.amended": _tr("Amended"),
        "assessment.signed": _tr("Signed"),
        "assessment.countersigned": _tr("Countersigned"),
        "assessment.verified": _tr("Verified"),
        "assessment.acknowledged": _tr("Shown to the trainee"),
        "assessment.voided": _tr("Voided"),
        "backup.made": _tr("Backup made"),
        "export.made": _tr("Export made"),
        "access.refused": _tr("Sign-in refused"),
        "blob": _tr("Part of a record"),
        "console": _tr("Another console of this site"),
        "statement": _tr("Statement for a learning record store"),
    }.get(kind, kind)


def part_words(part: str) -> str:
    """A detached part, by its type."""
    return {
        "personal": _tr("Name and contact"),
        "events": _tr("Event log of a run"),
        "view": _tr("Captured view"),
    }.get(part, _tr("Part of a record"))


def outcome_words(outcome: str) -> str:
    """How a decision or a run ended."""
    return {
        Decision.COMPETENT: _tr("competent"),
        Decision.NOT_YET_COMPETENT: _tr("not yet competent"),
        Decision.VOID: _tr("void"),
        "completed": _tr("completed"),
        "stopped": _tr("stopped"),
        "interrupted": _tr("interrupted"),
        "technical_fault": _tr("technical fault"),
    }.get(outcome, outcome)


def state_words(view: SyncView, now: datetime) -> str:
    """How the sync stands, in the page's bar."""
    if view.state is SyncState.NO_HUB:
        return _tr("No hub joined")
    if view.state is SyncState.WORKING:
        return _tr("Syncing")
    if view.state is SyncState.STOPPED:
        return _tr("Stopped")
    last = text.short_time(view.last_contact_utc) if view.last_contact_utc else ""
    if view.last_contact_utc and not is_today(view.last_contact_utc, now):
        last = f"{text.day(view.last_contact_utc)}, {last}"
    if view.state is SyncState.NOT_REACHED:
        said = _tr("hub not reached since {time}").format(time=last) if last else _tr("hub not reached yet")
        return f"{said}, {_next_words(view, now)}" if view.next_try_utc else said
    return _tr("hub reached {time}").format(time=last) if last else _tr("hub not reached yet")


def _next_words(view: SyncView, now: datetime) -> str:
    left = text.local(view.next_try_utc or "") - now
    return _tr("next try in {time}").format(time=text.age(max(0.0, left.total_seconds() * 1000)))


def status_words(view: SyncView, now: datetime) -> tuple[str, str, bool]:
    """Icon, words and whether they wear a plate, for the status bar; empty words without a hub."""
    if view.state is SyncState.NO_HUB:
        return "cloud-off", "", False
    late = is_late(view, now)
    if view.needs_attention or view.state is SyncState.STOPPED:
        count = len(view.needs_attention)
        words = (
            text.counted("1 needs attention", "%n need attention", count) if count else _tr("Sync stopped")
        )
        return "cloud-off", words, late
    if view.waiting:
        words = text.counted("1 waiting to sync", "%n waiting to sync", view.waiting)
        return "cloud-up", f"{words}, {waited_words(view, now)}" if view.oldest_waiting_utc else words, late
    return "cloud-check", _tr("Synced"), False


def is_late(view: SyncView, now: datetime) -> bool:
    """True when something has waited for a day."""
    return view.oldest_waiting_utc is not None and now - text.local(view.oldest_waiting_utc) >= DAY


def waited_words(view: SyncView, now: datetime) -> str:
    """How long the oldest has waited: minutes, hours and minutes, then days."""
    minutes = max(0, int((now - text.local(view.oldest_waiting_utc or "")).total_seconds() // 60))
    if minutes < 60:
        return _tr("{n} min").format(n=minutes)
    if minutes < 48 * 60:
        return _tr("{h}:{m:02d} h").format(h=minutes // 60, m=minutes % 60)
    return text.counted("1 day", "%n days", minutes // 1440)


def is_today(utc: str, now: datetime) -> bool:
    """True when `utc` lies on the day that it is here."""
    return text.local(utc).date() == now.astimezone().date()


def _tr(source: str) -> str:
    return QCoreApplication.translate("Sync", source)
