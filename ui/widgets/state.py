"""How each state looks: fill, colour on it, icon, outline. One table for tiles, plates and queue rows."""

from dataclasses import dataclass
from typing import Final

from console.model import Attention
from ui.theme import Role


@dataclass(frozen=True)
class StateLook:
    """One state of a station as it is painted."""

    fill: Role | None
    """Fill of the header and the plate; None: no fill, the ground stays."""
    on: Role
    icon: str | None
    outlined: bool
    """True where somebody must act: 2 px outline in text colour."""
    dimmed: bool = False
    """True where the values shown are not the present ones."""

    @property
    def plate(self) -> Role:
        """Fill of a plate: states without a header fill stand on `quiet`."""
        return self.fill or Role.QUIET


STATES: Final[dict[Attention, StateLook]] = {
    Attention.STOPPED: StateLook(Role.STOP, Role.ON_STOP, "stop", outlined=True),
    Attention.HELP: StateLook(Role.HELP, Role.ON_HELP, "help-circle-filled", outlined=True),
    Attention.STUCK: StateLook(Role.STUCK, Role.ON_STUCK, "alert-triangle-filled", outlined=True),
    Attention.NO_SIGNAL: StateLook(Role.TECH, Role.ON_TECH, "square-x", outlined=True, dimmed=True),
    Attention.NOT_DONE: StateLook(Role.QUIET, Role.TEXT, "circle-dashed-x", outlined=True),
    Attention.PAUSED: StateLook(Role.QUIET, Role.TEXT, "player-pause-filled", outlined=False),
    Attention.RESTING: StateLook(None, Role.MUTED, "device-vision-pro", outlined=False, dimmed=True),
    Attention.READY: StateLook(None, Role.TEXT, "circle-check", outlined=False),
    Attention.NORMAL: StateLook(None, Role.TEXT, None, outlined=False),
}
