"""Who hears of the fleet: the engine. Called on the network loop; no call may block."""

from typing import Protocol

from console.errors import LinkReason, NetworkReason
from console.events import CommandChanged, PairingChanged
from console.messages import StationHello
from console.model import BootId, Found, LinkState, Pin, Received, StationId


class FleetListener(Protocol):
    """What the fleet tells, in the order in which it happens for each station."""

    def found(self, found: Found) -> None:
        """An advert is new or changed, or a typed address answered."""

    def vanished(self, station: StationId) -> None:
        """The advert said goodbye. Whether the station lives is the link's matter."""

    def link(self, station: StationId, state: LinkState, reason: LinkReason | None) -> None:
        """A link changed. LIVE with CONFLICT: the paired one answers, and another device claims its id."""

    def hello(self, station: StationId, hello: StationHello, address: str) -> None:
        """Both proofs are good; comes before `link` LIVE and before any message of this link."""

    def message(self, received: Received) -> None:
        """One message, never twice, in order of arrival."""

    def gap(self, station: StationId, boot: BootId, first: int, last: int) -> None:
        """Messages first..last of this boot were never got."""

    def dropped(self, station: StationId, count: int) -> None:
        """So many messages of this link could not be used."""

    def view(self, station: StationId, mono_ms: float, jpeg: bytes) -> None:
        """A first-person picture, at the headset's monotonic ms."""

    def timing(self, station: StationId, offset_ms: float, uncertainty_ms: float, rtt_ms: float) -> None:
        """Headset's monotonic ms + offset = ours, give or take the uncertainty."""

    def pairing(self, change: PairingChanged) -> None:
        """A pairing moved on."""

    async def paired(self, pin: Pin) -> None:
        """Store K and pin; return when they are on disk. ConsoleError when that can not be."""

    def command(self, change: CommandChanged) -> None:
        """A command was sent (PENDING) or settled."""

    def search(self, found: int, trouble: NetworkReason | None) -> None:
        """How the search goes: stations found, and what keeps it from multicast."""
