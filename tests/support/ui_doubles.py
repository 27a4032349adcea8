"""The engine's doors for tests of the window: every call is written down and answered by the test.

Only the Future boundary is a double; widgets, relay and operations are the real ones.
"""

from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from console.assessment.roll import Roll
from console.delivery import SyncLists
from console.policy import Policy
from console.services.consents import ConsentState


@dataclass
class Call:
    """One call through a door and the future that the window waits for."""

    group: str
    verb: str
    args: tuple[Any, ...]
    answer: Future[Any]
    named: dict[str, Any] = field(default_factory=dict)
    """Arguments that were given by name."""


class Group:
    """One group of calls. `answers` maps a verb to a value, an exception or a function of the arguments.

    A verb without an answer stays open until the test finishes the call's future.
    """

    def __init__(self, name: str, calls: list[Call], answers: dict[str, Any]) -> None:
        self._name, self._calls, self.answers = name, calls, answers

    def __getattr__(self, verb: str) -> Any:
        def call(*args: Any, **named: Any) -> Future[Any]:
            future: Future[Any] = Future()
            self._calls.append(Call(self._name, verb, args, future, named))
            if verb in self.answers:
                answer = self.answers[verb]
                value = answer(*args) if callable(answer) else answer
                if isinstance(value, Exception):
                    future.set_exception(value)
                else:
                    future.set_result(value)
            return future

        return call


@dataclass
class Doors:
    """All services. `packs` are real course packs; `calls` is what the window asked, in order."""

    packs: tuple[Any, ...] = ()
    pack_troubles: tuple[Any, ...] = ()
    calls: list[Call] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.headsets = Group("headsets", self.calls, dict.fromkeys(("pair", "confirm", "refuse", "forget")))
        self.headsets.answers |= {"dial": None, "redial": None, "watch": None}
        self.classroom = Group("classroom", self.calls, {"people": (), "classes": (), "log": ()})
        self.turns = Group("turns", self.calls, dict.fromkeys(("next", "add", "swap_seats", "swap_headset")))
        self.turns.answers |= {"excuse": None, "adopt": None}
        self.notes = Group("notes", self.calls, {})
        self.accounts = Group("accounts", self.calls, {"notices": (), "all": (), "touch": None})
        quiet: dict[str, Any] = dict.fromkeys(("waiting", "signatures", "signed_by", "signed"), ())
        quiet |= dict.fromkeys(("to_sign", "to_countersign", "to_verify", "disputed"), ())
        quiet |= {"keep": None, "begun": frozenset()}
        self.assessments = Group("assessments", self.calls, quiet)
        self.people = Group(
            "people",
            self.calls,
            {
                "all": (),
                "consents": (),
                "erasure": None,
                "roll": Roll(date(2026, 11, 24)),
                "unreached_copies": (),
            },
        )
        self.consents = Group("consents", self.calls, {"state": ConsentState(True, None, False, frozenset())})
        self.reports = Group("reports", self.calls, {})
        self.backups = Group("backups", self.calls, {})
        self.bundles = Group("bundles", self.calls, {})
        self.sync = Group("sync", self.calls, {"lists": SyncLists(), "now": None})
        self.learning_stores = Group("learning_stores", self.calls, {"all": ()})
        self._own = Group("engine", self.calls, {})
        self.settings = Group("settings", self.calls, {"get": None, "set": None, "policy": Policy()})

    def verify(self) -> Future[Any]:
        """The engine's own look at the records; `answers` of the group `engine`."""
        future: Future[Any] = self._own.verify()
        return future

    def asked(self, group: str, verb: str) -> list[tuple[Any, ...]]:
        """Return the arguments of every call of that name."""
        return [call.args for call in self.calls if (call.group, call.verb) == (group, verb)]

    def last(self, verb: str) -> Call:
        """Return the newest call of that name."""
        return [call for call in self.calls if call.verb == verb][-1]
