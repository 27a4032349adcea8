"""Commands of the console: every one is acked, a repeated id is acked again and not executed again."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from typing import Any, Final, Literal

import msgspec

from console.messages import AckBody, AssignArgs, CommandBody
from console.model import Phase
from console.simulator.headset import RUN_IS_ON, Headset

REMEMBERED_IDS: Final = 1000
MAX_VIEW_FPS: Final = 5.0
MAX_CALIBRATION_S: Final = 600.0
IDLE: Final = "trainee.idle"
BUSY: Final = "trainee.busy"
"""What `inject` understands beside the kinds of events: a trainee who gets nowhere for `seconds`."""
MAX_STALL_S: Final = 3600.0


class Refused(Exception):  # noqa: N818 - a plain answer
    """The command can not be done now; the text goes into the ack."""


class PhysioArgs(msgspec.Struct, frozen=True):
    """`physio`."""

    on: bool


class CalibrateArgs(msgspec.Struct, frozen=True):
    """`calibrate`."""

    seconds: float


class StopArgs(msgspec.Struct, frozen=True):
    """`stop`."""

    reason: str = ""


class HintArgs(msgspec.Struct, frozen=True):
    """`hint`."""

    step: str | None = None
    text: str | None = None


class MessageArgs(msgspec.Struct, frozen=True):
    """`message`."""

    text: str


class InjectArgs(msgspec.Struct, frozen=True):
    """`inject`; `args` holds the `code` of an error and, as `text`, its title."""

    event: str
    args: dict[str, Any] = {}


class ViewArgs(msgspec.Struct, frozen=True):
    """`view`; 0 frames a second switches the view off."""

    fps: float
    width: int = 320


class NoArgs(msgspec.Struct, frozen=True):
    """Verbs without arguments."""


ARGUMENTS: Final[dict[str, type[msgspec.Struct]]] = {
    "assign": AssignArgs,
    "physio": PhysioArgs,
    "calibrate": CalibrateArgs,
    "start": NoArgs,
    "pause": NoArgs,
    "resume": NoArgs,
    "stop": StopArgs,
    "hint": HintArgs,
    "message": MessageArgs,
    "inject": InjectArgs,
    "recentre": NoArgs,
    "view": ViewArgs,
}
"""What each verb takes; the published schemas say the same."""


class Obedience:
    """Executes commands on one headset."""

    def __init__(self, headset: Headset) -> None:
        self._headset = headset
        self._answers: OrderedDict[str, AckBody] = OrderedDict()
        self._view_wanted = ViewArgs(0.0)
        self._view_asked = asyncio.Event()
        self._verbs: dict[str, Callable[[Any], None]] = {
            "assign": self._assign,
            "physio": self._physio,
            "calibrate": self._calibrate,
            "start": self._start,
            "pause": self._pause,
            "resume": self._resume,
            "stop": self._stop,
            "hint": self._hint,
            "message": self._message,
            "inject": self._inject,
            "recentre": self._recentre,
            "view": self._view,
        }

    def obey(self, command: CommandBody) -> None:
        """Do a command, or not, and put its ack into the outbox."""
        answer = self._answers.get(command.id)
        if answer is None:
            answer = self._execute(command)
            self._answers[command.id] = answer
            while len(self._answers) > REMEMBERED_IDS:
                self._answers.popitem(last=False)
        self._headset.outbox.put("ack", answer, self._headset.run)

    async def wait_for_view(self) -> ViewArgs:
        """Return what picture the console wants, as soon as it wants one."""
        await self._view_asked.wait()
        return self._view_wanted

    def forget_view(self) -> None:
        """Note that nobody looks any more."""
        self._view_asked.clear()

    def _execute(self, command: CommandBody) -> AckBody:
        execute = self._verbs.get(command.verb)
        if execute is None:
            return AckBody(command.id, "unsupported")
        result: Literal["done", "refused"] = "done"
        reason = None
        try:
            execute(msgspec.convert(command.args, ARGUMENTS[command.verb]))
        except Refused as refused:
            result, reason = "refused", str(refused)
        except msgspec.ValidationError:
            result, reason = "refused", "arguments not understood"
        return AckBody(command.id, result, reason)

    def _assign(self, args: AssignArgs) -> None:
        headset = self._headset
        if headset.phase in RUN_IS_ON:
            if headset.run == args.run:
                return
            raise Refused("a run is on")
        pack = headset.pack_of(args.scenario, args.scenario_version)
        if pack is None:
            raise Refused("this scenario and version is not installed")
        headset.take_up(pack, args.run, args)

    def _physio(self, args: PhysioArgs) -> None:
        headset = self._headset
        if args.on and (headset.assigned is None or not headset.assigned.physio):
            raise Refused("the run was not assigned with physiology")
        headset.wants_physio = args.on

    def _calibrate(self, args: CalibrateArgs) -> None:
        if not 0.0 < args.seconds <= MAX_CALIBRATION_S:
            raise Refused("seconds out of range")
        if self._headset.phase is Phase.ENDED:
            raise Refused("the run is over")
        self._headset.calibrate(args.seconds)

    def _start(self, _args: NoArgs) -> None:
        self._need(Phase.READY, Phase.RUNNING, otherwise="nothing is ready to start")
        self._headset.start()

    def _pause(self, _args: NoArgs) -> None:
        self._need(Phase.RUNNING, Phase.PAUSED, otherwise="nothing is running")
        self._headset.pause()

    def _resume(self, _args: NoArgs) -> None:
        self._need(Phase.PAUSED, Phase.RUNNING, otherwise="nothing is paused")
        self._headset.start()

    def _stop(self, _args: StopArgs) -> None:
        self._need(*RUN_IS_ON, Phase.READY, Phase.ENDED, otherwise="there is no run")
        self._headset.end()

    def _hint(self, args: HintArgs) -> None:
        self._need(Phase.RUNNING, Phase.PAUSED, otherwise="nothing is running")
        self._headset.hint(args.text, args.step)

    def _message(self, _args: MessageArgs) -> None:
        """Every message finds room before the wearer's eyes."""

    def _inject(self, args: InjectArgs) -> None:
        self._need(Phase.RUNNING, Phase.PAUSED, otherwise="nothing is running")
        if args.event in (IDLE, BUSY):
            seconds = args.args.get("seconds")
            if isinstance(seconds, bool) or not isinstance(seconds, int | float):
                raise Refused("arguments not understood")
            if not 0.0 < seconds <= MAX_STALL_S:
                raise Refused("seconds out of range")
            self._headset.stall(float(seconds), idle=args.event == IDLE)
            return
        code, text = args.args.get("code"), args.args.get("text")
        if not all(value is None or isinstance(value, str) for value in (code, text)):
            raise Refused("arguments not understood")
        if not self._headset.inject(args.event, code, text):
            raise Refused("this event is unknown here")

    def _recentre(self, _args: NoArgs) -> None:
        """The virtual room turns with the wearer; nothing else changes."""

    def _view(self, args: ViewArgs) -> None:
        if not 0.0 <= args.fps <= MAX_VIEW_FPS or args.width < 1:
            raise Refused("fps or width out of range")
        self._view_wanted = args
        if args.fps > 0.0:
            self._view_asked.set()
        else:
            self._view_asked.clear()

    def _need(self, *phases: Phase, otherwise: str) -> None:
        if self._headset.phase not in phases:
            raise Refused(otherwise)
