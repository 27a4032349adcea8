"""What is said about units, attempts and signatures."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from console.assessment.currency import Standing, State, Unit, Waits, waits_for
from console.assessment.marks import ICONS
from console.model import ClassId, Decision, Meaning, PersonView, SigningState
from ui import text

if TYPE_CHECKING:
    from console.assessment.roll import Roll
    from console.people import Erasure
    from console.records import ConsentRow
    from console.records.attempts import Attempt
    from console.records.signoff import DecisionRow, SignatureRow

MOST_FILES: Final = 8
"""So many of the files that an erasure did not reach are named."""


def state_word(state: State) -> str:
    """A state alone, as lists and filters name it."""
    return {
        State.RE_ASSESS: _tr("re-assess"),
        State.EXPIRED: _tr("expired"),
        State.DUE: _tr("due"),
        State.WAITS: _tr("waiting for sign-off"),
        State.NOT_YET: _tr("not yet competent"),
        State.VOID: _tr("void"),
        State.PRACTICE: _tr("practice only"),
        State.CURRENT: _tr("current"),
        State.NEVER: _tr("never assessed"),
    }[state]


def waits_words(waits: Waits) -> str:
    """What an attempt waits for."""
    return {
        Waits.DECISION: _tr("Waiting for sign-off"),
        Waits.SIGNATURE: _tr("Waiting for a signature"),
        Waits.COUNTERSIGNATURE: _tr("Waiting for a countersignature"),
        Waits.IQA: _tr("Two amendments: the IQA settles it"),
    }[waits]


def unit_words(unit: Unit) -> str:
    """How a unit stands, in one line; with what waits beside it."""
    tries = text.counted("1 attempt", "%n attempts", unit.tries)
    left = unit.days_left or 0
    words = {
        State.RE_ASSESS: _tr("Re-assess: {pack}").format(pack=pack_words(unit)),
        State.EXPIRED: _tr("Expired, {pack}").format(pack=pack_words(unit))
        if unit.re_assess
        else _tr("Expired"),
        State.DUE: text.counted("Due, 1 day left", "Due, %n days left", left)
        if left
        else _tr("Due, last day"),
        State.WAITS: waits_words(unit.waits) if unit.waits is not None else "",
        State.NOT_YET: _tr("Not yet competent, {tries}").format(tries=tries),
        State.VOID: _tr("Void, does not count"),
        State.PRACTICE: _tr("Practice only, not signed"),
        State.CURRENT: _tr("Current"),
        State.NEVER: _tr("Never assessed"),
    }[unit.state]
    if unit.waits is None or unit.state is State.WAITS:
        return words
    return _tr("{state}; one run waits").format(state=words)


def pack_words(unit: Unit) -> str:
    """What became of the pack that somebody was found competent with."""
    if unit.in_use is None or unit.held is None or unit.in_use.version == unit.held.version:
        return _tr("the pack has changed")
    return _tr("pack is now v{version}").format(version=unit.in_use.version)


def standing_words(standing: Standing | None) -> tuple[str, str]:
    """Icon and words of a person's row in the list: what is worst comes first."""
    if standing is None or not (standing.units or standing.attempts):
        return "", _tr("no run yet")
    said, icon = [], ""
    for state in State:
        count = standing.count(state)
        if count:
            icon = icon or ICONS[state]
            said.append(
                f"{state_word(state)} {count}"
                if state is not State.CURRENT
                else _tr("{n} current").format(n=count)
            )
    if any(waits_for(one) is Waits.DECISION for one in standing.attempts):
        icon = icon or ICONS[State.WAITS]
        said.insert(0, _tr("to judge"))
    return icon, ", ".join(said[:2])


def outcome_words(attempt: "Attempt") -> tuple[str, str]:
    """Icon and words of an attempt's outcome."""
    row = attempt.decision
    if row is None:
        return "signature", _tr("To judge")
    if row.voided:
        return "circle-dashed-x", _tr("Void")
    icon = {Decision.COMPETENT: "check", Decision.NOT_YET_COMPETENT: "x", Decision.VOID: "circle-dashed-x"}[
        row.outcome
    ]
    words = text.decision_words(row.outcome)
    return icon, _tr("{outcome}, amended").format(outcome=words) if len(attempt.versions) > 1 else words


def signed_words(attempt: "Attempt") -> str:
    """The signature, or how many there are on every version: the panel names each."""
    row = attempt.decision
    if row is None:
        return text.NO_VALUE
    if row.state is SigningState.UNIDENTIFIED:
        return _tr("practice, not signed")
    if not row.signed:
        return _tr("not signed yet")
    count = sum(len(version.signed) for version in attempt.versions)
    if count > 1:
        return text.counted("1 signature", "%n signatures", count)
    return meaning_words(row.signed[0])


def meaning_words(meaning: Meaning) -> str:
    """What a signature says."""
    return {
        Meaning.ASSESSED: _tr("assessed"),
        Meaning.COUNTERSIGNED: _tr("countersigned"),
        Meaning.VERIFIED: _tr("verified"),
        Meaning.WITNESSED: _tr("witnessed"),
        Meaning.VOIDED: _tr("voided"),
    }[meaning]


def attempt_words(attempt: "Attempt") -> list[str]:
    """When a run ended, how it stands, of what pack and class, and who decided when: a line each."""
    row = attempt.decision
    _, outcome = outcome_words(attempt)
    if row is not None and row.voided and row.outcome is not Decision.VOID:
        outcome = _tr("{outcome}; it was: {before}").format(
            outcome=outcome, before=text.decision_words(row.outcome)
        )
    pack = f"{attempt.course.id} v{attempt.course.version}"
    said = [
        _tr("Run ended {when}. {outcome}.").format(when=_when(attempt.ended_utc), outcome=outcome),
        f"{pack}, {attempt.title}." if attempt.title else f"{pack}.",
    ]
    if row is not None and row.decided_by:
        said.append(
            _tr("Decided by {name}, {when}.").format(name=row.decided_by, when=_when(row.decided_utc))
        )
    return said


def reason_words(row: "DecisionRow") -> str:
    """Why it was decided so; empty where nobody had to say."""
    return _tr("Reason: {words}").format(words=row.reason) if row.reason else ""


def version_words(row: "DecisionRow") -> tuple[str, ...]:
    """One of several versions of a decision: what it says, who decided it and when, and why."""
    head = _tr("Decided first: {outcome}") if row.supersedes is None else _tr("Amended to: {outcome}")
    who = f"{row.decided_by}, {_when(row.decided_utc)}" if row.decided_by else _when(row.decided_utc)
    unsigned = _tr("not signed yet") if not row.signed and not row.superseded else ""
    words = (head.format(outcome=text.decision_words(row.outcome)), who, reason_words(row), unsigned)
    return tuple(part for part in words if part)


def signature_head(row: "SignatureRow", records: list[str]) -> str:
    """The meaning, and whether it stands on an amendment. `records`: hashes of the versions, oldest first.

    A void is of the whole assessment, whichever version it was signed on.
    """
    words = meaning_words(row.meaning)
    words = words[:1].upper() + words[1:]
    amended = row.record in records[1:] and row.meaning is not Meaning.VOIDED
    return _tr("{meaning}, amendment").format(meaning=words) if amended else words


def signature_details(row: "SignatureRow") -> tuple[str, ...]:
    """What stands under a signature: what came with it, when as signed, with what, doubts about the time."""
    when = text.as_signed(row.utc, row.offset_min)
    parts = (_note_words(row), when, _components_words(row), _clock_words(row))
    return tuple(part for part in parts if part)


def _components_words(row: "SignatureRow") -> str:
    """What the signature was made with."""
    if "user_id" in row.components:
        return _tr("user id and passphrase")
    return _tr("passphrase, the same session as before")


def _note_words(row: "SignatureRow") -> str:
    """What came with a signature: why it is void, or what the trainee said; empty where nothing did."""
    if not row.note:
        return ""
    if row.meaning is Meaning.VOIDED:
        return _tr("Reason: {words}").format(words=row.note)
    return _tr("The trainee said: {words}").format(words=row.note)


def _clock_words(row: "SignatureRow") -> str:
    """How far the time of a signature may be doubted; empty where it may not."""
    return {
        "suspect": _tr("The clock had been set or had jumped, and was not checked since."),
        "drifting": _tr("The clock was not checked against the hub."),
    }.get(row.clock, "")


def consent_words(row: "ConsentRow") -> str:
    """When somebody agreed, and until when. Values are never part of it."""
    scope = {"physiology": _tr("Physiological load shown in class")}.get(row.scope, row.scope)
    given = _when(row.given_utc)
    if row.withdrawn_utc is None:
        return _tr("{scope}: given {given}.").format(scope=scope, given=given)
    gone = _when(row.withdrawn_utc)
    return _tr("{scope}: given {given}, withdrawn {gone}.").format(scope=scope, given=given, gone=gone)


def class_names(roll: "Roll") -> list[tuple[str, ClassId]]:
    """The classes of a roll as a filter offers them, newest first."""
    return [(f"{row.title}, {text.day(row.planned_utc)}", row.id) for row in roll.classes]


def display_name(person: PersonView) -> str:
    """What a person is called; after an erasure only their pseudonym is left."""
    return text.known_as(person.display, person.person)


def nameless(person: PersonView) -> PersonView:
    """The same person for a screen that others may see: a code, and nothing that names them."""
    code = _tr("Person {code}").format(code=person.person[-4:])
    return replace(person, display=code if person.display else "", given="", family="", email="", uln="")


def erasure_words(erasure: "Erasure | None") -> str:
    """Who had somebody erased, when and why; empty where nobody did."""
    if erasure is None:
        return ""
    when = _when(erasure.utc)
    who = _tr("Erased by {name}, {when}.").format(name=erasure.by, when=when) if erasure.by else ""
    reason = _tr("Reason: {words}").format(words=erasure.reason)
    return f"{who or _tr('Erased {when}.').format(when=when)} {reason}"


def unreached_words(names: Sequence[str]) -> str:
    """Files that an erasure could not reach, a line each; empty when there is none."""
    if not names:
        return ""
    said = text.counted(
        "An erasure did not reach 1 file beside the records. It may still hold the name: delete it.",
        "An erasure did not reach %n files beside the records. They may still hold the name: delete them.",
        len(names),
    )
    more = len(names) - MOST_FILES
    return "\n".join([said, *names[:MOST_FILES], *([_tr("and {n} more").format(n=more)] if more > 0 else [])])


def facts_words(person: PersonView) -> str:
    """The line under the name."""
    parts = [
        _tr("ULN {uln}").format(uln=f"{person.uln[:4]} {person.uln[4:8]} {person.uln[8:]}")
        if person.uln
        else "",
        _enrolled(person),
        _seen(person.identity_document),
        person.email,
        text.counted("1 entry", "%n entries merged", len(person.merged) + 1) if person.merged else "",
        _tr("Erased {day}").format(day=text.day(person.erased_utc)) if person.erased_utc else "",
    ]
    return ". ".join(part for part in parts if part) + "."


def _when(utc: str) -> str:
    return f"{text.day(utc)}, {text.short_time(utc)}"


def _enrolled(person: PersonView) -> str:
    day = text.day(person.enrolled_utc)
    if not person.place:
        return _tr("Enrolled {day}").format(day=day)
    return _tr("Enrolled {day} on {console}").format(day=day, console=person.place)


def _seen(document: str | None) -> str:
    words = _tr("{document} seen").format(document=document) if document else ""
    return words[:1].upper() + words[1:]


def _tr(words: str) -> str:
    return QCoreApplication.translate("people", words)
