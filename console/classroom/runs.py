"""The runs of the class that is on: which there are, which have begun, and how each of them ends. Pure."""

from collections.abc import Iterable

from msgspec.structs import replace

from console.classroom.effects import RunBegan, RunEnded
from console.messages import EventBody, ProgressBody, StateBody
from console.model import LogLine, Outcome, Phase, Received, RunId, RunView, StationView

ACTIVE_PHASES = frozenset({Phase.CALIBRATING, Phase.RUNNING, Phase.PAUSED})


class RunBook:
    """Runs by id, in the order in which they were meant."""

    def __init__(self, runs: Iterable[RunView] = ()) -> None:
        """`runs` of a class that goes on: all of them have begun."""
        self._runs = {run.run: replace(run, began=True) for run in runs}
        self._stopped: set[RunId] = set()
        self._over: set[RunId] = set()

    def all(self) -> tuple[RunView, ...]:
        """Every run."""
        return tuple(self._runs.values())

    def get(self, run: RunId | None) -> RunView | None:
        """One run of this class, or None."""
        return None if run is None else self._runs.get(run)

    def has_begun(self, run: RunId) -> bool:
        """Say whether the headset has played this run at all."""
        known = self._runs.get(run)
        return known is not None and known.began

    def takes_up(self, run: RunView, before: RunId | None) -> bool:
        """Say whether a run is the new attempt of one of the same person that was cut off."""
        cut = self.get(before)
        if cut is None or cut.outcome is not Outcome.INTERRUPTED:
            return False
        return cut.person is not None and cut.person == run.person

    def put(self, run: RunView) -> None:
        """A new run, or a newer view of one."""
        self._runs[run.run] = run

    def adopt(self, run: RunView) -> RunBegan:
        """One that began before anybody meant it."""
        begun = self._runs[run.run] = replace(run, began=True)
        return RunBegan(begun)

    def withdraw(self, run: RunId) -> RunView | None:
        """Forget one that has not begun; None when it has, or is not known."""
        return None if self.has_begun(run) else self._runs.pop(run, None)

    def stop(self, run: RunId | None) -> None:
        """The instructor stops it: it will end as stopped.

        Of a run that has not begun nothing plays yet: the stop is meant for what is to make room for it.
        """
        if run is not None and self.has_begun(run):
            self._stopped.add(run)

    def play_on(self, run: RunId | None) -> None:
        """It was not stopped after all."""
        if run is not None:
            self._stopped.discard(run)

    def follow(self, line: LogLine, view: StationView) -> None:
        """A stop cuts a run short, unless its last step is completed all the same."""
        if line.run is None:
            return
        if line.kind == "stop.pressed":
            self._stopped.add(line.run)
        elif line.kind == "step.completed" and line.step == view.step and view.step_index == view.step_count:
            self._stopped.discard(line.run)

    def began(self, received: Received) -> tuple[RunBegan, ...]:
        """Whether this is the first sign that a headset plays the run that was meant for it."""
        run = self.get(received.run)
        if run is None or run.began or run.station != received.station:
            return ()
        body = received.body
        plays = isinstance(body, (ProgressBody, EventBody)) or (
            isinstance(body, StateBody) and received.fresh and body.phase in ACTIVE_PHASES
        )
        if not plays:
            return ()
        return (self.adopt(run),)

    def ended(self, received: Received, view: StationView) -> tuple[RunEnded, ...]:
        """Whether this says that the station's run is over; `view` is the station after it."""
        body = received.body
        if not isinstance(body, StateBody):
            return ()
        if not received.fresh:
            if body.phase is Phase.ENDED and received.run is not None and self.has_begun(received.run):
                self._over.add(received.run)
            return ()
        run = self.get(view.run)
        if run is None or run.outcome is not None or not run.began:
            return ()
        over = body.phase is Phase.ENDED and received.run == run.run
        replaced = body.phase not in ACTIVE_PHASES and received.run != run.run
        if not over and not replaced:
            return ()
        outcome = Outcome.STOPPED if run.run in self._stopped else Outcome.COMPLETED
        if replaced and run.run not in self._over:
            outcome = Outcome.INTERRUPTED
        return (RunEnded(run.run, received.station, outcome, view.critical_errors),)
