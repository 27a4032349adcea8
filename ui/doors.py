"""The engine's services before the engine stands: the window paints first, its calls wait their turn."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, cast

from ui.services import Assessments, Classroom, Headsets, Settings

if TYPE_CHECKING:
    from console.courses.content import Pack
    from console.engine import Engine


class Door:
    """One group of the engine's calls; a call made too early is made when the engine stands."""

    def __init__(self, engine: "Future[Engine]", group: str) -> None:
        self._engine = engine
        self._group = group

    def __getattr__(self, verb: str) -> Callable[..., Future[Any]]:
        """Any call of the group; its future fails with what kept the engine from starting."""

        def call(*args: Any, **kwargs: Any) -> Future[Any]:
            answer: Future[Any] = Future()

            def make(engine: "Future[Engine]") -> None:
                try:
                    group = getattr(engine.result(), self._group)
                    getattr(group, verb)(*args, **kwargs).add_done_callback(hand_on)
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

            self._engine.add_done_callback(make)
            return answer

        return call


class EngineServices:
    """The `Services` of an engine that may still be starting."""

    def __init__(self, engine: "Future[Engine]") -> None:
        self._engine = engine
        self.headsets = cast(Headsets, Door(engine, "headsets"))
        self.classroom = cast(Classroom, Door(engine, "classroom"))
        self.assessments = cast(Assessments, Door(engine, "assessments"))
        self.settings = cast(Settings, Door(engine, "settings"))

    @property
    def packs(self) -> "tuple[Pack, ...]":
        """Every course pack that loaded; none until the engine stands."""
        engine = self._engine
        return engine.result().packs if engine.done() and engine.exception() is None else ()
