"""The engine's services before the engine stands: the window paints first, its calls wait their turn."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, cast

from ui.access.services import Accounts
from ui.classes.services import Classroom, Turns
from ui.services import (
    Backups,
    Consents,
    Headsets,
    Notes,
    People,
    Reports,
    Settings,
)
from ui.signoff.services import Assessments
from ui.sync.services import Bundles, LearningStores, Sync

if TYPE_CHECKING:
    from console.courses.content import Pack
    from console.engine import Engine
    from console.errors import ConsoleError
    from console.records import Fault


class Door:
    """One group of the engine's calls (None: its own); what is called too early is made when it stands."""

    def __init__(self, services: "EngineServices", group: str | None) -> None:
        self._services = services
        self._group = group

    def __getattr__(self, verb: str) -> Callable[..., Future[Any]]:
        """Any call of the group; its future fails with what kept the engine from starting.

        A call that answers at once is a future here, too.
        """

        def call(*args: Any, **kwargs: Any) -> Future[Any]:
            answer: Future[Any] = Future()

            def make(engine: "Future[Engine]") -> None:
                try:
                    group = engine.result() if self._group is None else getattr(engine.result(), self._group)
                    done = getattr(group, verb)(*args, **kwargs)
                    if isinstance(done, Future):
                        done.add_done_callback(hand_on)
                    else:
                        answer.set_result(done)
                except Exception as error:  # noqa: BLE001 - whatever it is, the caller hears of it
                    answer.set_exception(error)

            def hand_on(done: Future[Any]) -> None:
                if done.cancelled():  # the engine was stopped before it came to this call
                    answer.cancel()
                    return
                error = done.exception()
                if error is not None:
                    answer.set_exception(error)
                else:
                    answer.set_result(done.result())

            self._services.engine.add_done_callback(make)
            return answer

        return call


class EngineServices:
    """The `Services` of an engine that may still be starting."""

    def __init__(self, engine: "Future[Engine]") -> None:
        self.engine = engine
        self.headsets = cast(Headsets, Door(self, "headsets"))
        self.classroom = cast(Classroom, Door(self, "classroom"))
        self.turns = cast(Turns, Door(self, "turns"))
        self.notes = cast(Notes, Door(self, "notes"))
        self.assessments = cast(Assessments, Door(self, "assessments"))
        self.accounts = cast(Accounts, Door(self, "accounts"))
        self.people = cast(People, Door(self, "people"))
        self.consents = cast(Consents, Door(self, "consents"))
        self.reports = cast(Reports, Door(self, "reports"))
        self.backups = cast(Backups, Door(self, "backups"))
        self.sync = cast(Sync, Door(self, "sync"))
        self.bundles = cast(Bundles, Door(self, "bundles"))
        self.learning_stores = cast(LearningStores, Door(self, "learning_stores"))
        self.settings = cast(Settings, Door(self, "settings"))

    def use(self, engine: "Future[Engine]") -> None:
        """Stand before another engine from now on."""
        self.engine = engine

    def verify(self) -> "Future[list[Fault]]":
        """Everything that is wrong with the records; empty when they are whole."""
        return cast("Future[list[Fault]]", Door(self, None).verify())

    @property
    def pack_troubles(self) -> "tuple[ConsoleError, ...]":
        """What is wrong with the course files that did not load."""
        engine = self.engine
        return engine.result().pack_troubles if engine.done() and engine.exception() is None else ()

    @property
    def packs(self) -> "tuple[Pack, ...]":
        """Every course pack that loaded; none until the engine stands."""
        engine = self.engine
        return engine.result().packs if engine.done() and engine.exception() is None else ()
