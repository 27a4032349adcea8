"""What all links of one headset share: who it is, who drives it, who may pair, how fast it may speak."""

import uuid
from collections.abc import Awaitable, Callable
from typing import Final, Protocol

from console.clock import Clock
from console.errors import LinkReason
from console.headsets.limits import BURST, SUSTAINED_PER_S, Allowance, Close, ProtocolError
from console.messages import AppRef, StationHello
from console.model import ConsoleId
from console.simulator.faults import Misfortune
from console.simulator.headset import Headset
from console.simulator.identity import Keepsakes
from console.simulator.obedience import Obedience

MODEL: Final = "Simulated"
APP: Final = AppRef("resilience-simulator", "1.0")
FEATURES: Final = ["physio", "view", "calibrate", "message"]

TRIES: Final = 3
TRIES_WITHIN_MS: Final = 120_000.0
PAUSE_MS: Final = 300_000.0

Confirm = Callable[[str], Awaitable[bool]]
"""Shows the code to the wearer and returns what they say."""


class PairingGuard:
    """Counts tries of pairing: the fourth within two minutes starts a pause of five."""

    def __init__(self) -> None:
        self._tries_ms: list[float] = []
        self._paused_until_ms = 0.0

    def admit(self, now_ms: float) -> None:
        """Count one `pair.commit`; ProtocolError (4005) when it may not be answered."""
        if now_ms >= self._paused_until_ms:
            self._tries_ms = [at for at in self._tries_ms if now_ms - at < TRIES_WITHIN_MS]
            if len(self._tries_ms) < TRIES:
                self._tries_ms.append(now_ms)
                return
            self._tries_ms.clear()
            self._paused_until_ms = now_ms + PAUSE_MS
        raise ProtocolError(LinkReason.BUSY, Close.PAUSED, "too many tries, pairing pauses for 5 minutes")

    def succeed(self) -> None:
        """A pairing was proven: start counting afresh."""
        self._tries_ms.clear()


class Driver(Protocol):
    """The link of the console that drives the headset."""

    console: ConsoleId

    def dismiss(self, code: int, reason: str) -> None:
        """End the link from outside."""

    def wake(self) -> None:
        """There is something to send."""


class Station:
    """One headset as its links see it."""

    def __init__(
        self,
        label: str,
        keepsakes: Keepsakes,
        headset: Headset,
        clock: Clock,
        confirm: Confirm,
        misfortune: Misfortune,
        model: str = MODEL,
    ) -> None:
        self.label = label
        self.model = model
        self.boot = str(uuid.uuid4())
        self.keepsakes = keepsakes
        self.headset = headset
        self.clock = clock
        self.confirm = confirm
        self.misfortune = misfortune
        self.obedience = Obedience(headset)
        self.guard = PairingGuard()
        # A little inside the limit, over all links together: the console's clock is not ours.
        self.allowance = Allowance(SUSTAINED_PER_S * 0.9, BURST * 0.8)
        self.driver: Driver | None = None
        headset.outbox.on_put = self._wake_driver

    @property
    def id(self) -> str:
        """Identity of this install, a uuid."""
        return self.keepsakes.station

    def hello(self, console: ConsoleId, nonce: str) -> StationHello:
        """Answer a console's hello."""
        return StationHello(
            proto=1,
            station=self.id,
            boot=self.boot,
            label=self.label,
            model=self.model,
            app=APP,
            features=FEATURES,
            nonce=nonce,
            paired=self.keepsakes.key_of(console) is not None,
        )

    def check_free(self, console: ConsoleId) -> None:
        """ProtocolError (4009) when another console drives the headset."""
        if self.driver is not None and self.driver.console != console:
            raise ProtocolError(LinkReason.BUSY, Close.BUSY, "another console drives this headset")

    def take_wheel(self, driver: Driver) -> None:
        """Let a proven link drive; an older one of the same console ends."""
        self.check_free(driver.console)
        if self.driver is not None:
            self.driver.dismiss(Close.NORMAL, "a newer link of this console")
        self.driver = driver

    def leave_wheel(self, driver: Driver) -> None:
        """Note that a link has ended; nobody looks through the headset any more."""
        if self.driver is driver:
            self.driver = None
            self.obedience.forget_view()

    def _wake_driver(self) -> None:
        if self.driver is not None:
            self.driver.wake()
