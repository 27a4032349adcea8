"""What statements are put together from: whose, of what, in which context; names that never change."""

import re
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import quote

import msgspec

from console.courses.content import Pack
from console.errors import ConsoleError, SyncReason
from console.model import CourseRef
from console.records.bodies import RunStarted
from console.records.entry import Entry

Packs = Mapping[tuple[str, str, str], Pack]
"""Course packs by id, version and SHA-256: only for titles."""

OURS: Final = "urn:resilience-console"
"""What activities, extensions and the category begin with."""
PLATFORM: Final = "Resilience Console"
SESSION: Final = "https://w3id.org/xapi/cmi5/context/extensions/sessionid"
COURSE_TYPE: Final = "http://adlnet.gov/expapi/activities/simulation"
STEP_TYPE: Final = "http://id.tincanapi.com/activitytype/step"
CLASS_TYPE: Final = "http://adlnet.gov/expapi/activities/meeting"
PROFILE_TYPE: Final = "http://adlnet.gov/expapi/activities/profile"

_ADL: Final = "http://adlnet.gov/expapi/verbs/"
VERBS: Final = {
    "initialized": _ADL + "initialized",
    "completed": _ADL + "completed",
    "terminated": _ADL + "terminated",
    "passed": _ADL + "passed",
    "failed": _ADL + "failed",
    "voided": _ADL + "voided",
    "abandoned": "https://w3id.org/xapi/adl/verbs/abandoned",
    "skipped": "http://id.tincanapi.com/verb/skipped",
}
_IRI: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]{1,500}")


class Statement(msgspec.Struct, frozen=True):
    """One statement, and whom it is about."""

    id: str
    person: str | None
    """None: it voids another."""
    body: dict[str, Any]


def home_page(chosen: str | None, site: str | None, console: str) -> str:
    """The IRI of whose people the accounts are: as chosen, else of the site, else of this console.

    ConsoleError(LRS_HOME_PAGE) for what is no IRI.
    """
    if chosen is None:
        return f"urn:uuid:{site or console}"
    if not _IRI.fullmatch(chosen):
        raise ConsoleError(SyncReason.LRS_HOME_PAGE)
    return chosen


class Run(msgspec.Struct, frozen=True):
    """A run, and what all its statements share."""

    started: Entry
    body: RunStarted
    course: CourseRef
    pack: Pack | None
    actor: dict[str, Any]

    @property
    def activity(self) -> dict[str, Any]:
        """Its course."""
        return _activity(self._course_id, COURSE_TYPE, self.pack.title if self.pack is not None else None)

    def step(self, step: str) -> dict[str, Any]:
        """A step of its course."""
        found = self.pack.step(step) if self.pack is not None else None
        title = found.title if found is not None else None
        return _activity(f"{self._course_id}:step:{step}", STEP_TYPE, title)

    def statement(
        self,
        id_: str,
        utc: str,
        verb: str,
        about: dict[str, Any],
        result: dict[str, Any],
        *,
        parent: dict[str, Any] | None = None,
        supersedes: str | None = None,
        course: CourseRef | None = None,
    ) -> Statement:
        """What its person did with the activity `about`; `course`: the version, where it is not the run's."""
        version = course or self.course
        around: dict[str, Any] = {"category": [_activity(f"{OURS}:xapi:1", PROFILE_TYPE)]}
        if parent is not None:
            around["parent"] = [parent]
        if self.body.class_ is not None:
            around["grouping"] = [_activity(f"urn:uuid:{self.body.class_}", CLASS_TYPE)]
        run = self.started.subject
        context: dict[str, Any] = {
            "registration": run,
            "contextActivities": around,
            "revision": version.version,
            "platform": PLATFORM,
            "extensions": {
                SESSION: run,
                f"{OURS}:attempt": self.body.attempt,
                f"{OURS}:course-sha256": version.sha256,
            },
        }
        if supersedes is not None:
            context["statement"] = _reference(supersedes)
        body: dict[str, Any] = {
            "id": id_,
            "actor": self.actor,
            "verb": _verb(verb),
            "object": about,
            "context": context,
            "timestamp": utc,
        }
        if result:
            body["result"] = result
        return Statement(id_, self.body.person, body)

    @property
    def _course_id(self) -> str:
        return f"{OURS}:course:{quote(self.course.id, safe='')}"


def voiding(id_: str, home_page: str, by: Entry, voided: str) -> Statement:
    """One that voids another. It is the console that voids: who decided so stands in the records."""
    body = {
        "id": id_,
        "actor": account(home_page, by.console),
        "verb": _verb("voided"),
        "object": _reference(voided),
        "timestamp": by.t.utc,
    }
    return Statement(id_, None, body)


def account(home_page: str, name: str) -> dict[str, Any]:
    """Somebody by an opaque name."""
    return {"objectType": "Agent", "account": {"homePage": home_page, "name": name}}


def _verb(name: str) -> dict[str, Any]:
    return {"id": VERBS[name], "display": {"en": name}}


def _activity(id_: str, type_: str, title: str | None = None) -> dict[str, Any]:
    # Packs do not say their language: `und` is what RFC 5646 has for that.
    name = {"name": {"und": title}} if title else {}
    return {"objectType": "Activity", "id": id_, "definition": {"type": type_, **name}}


def _reference(statement: str) -> dict[str, Any]:
    return {"objectType": "StatementRef", "id": statement}
