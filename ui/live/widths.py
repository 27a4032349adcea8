"""From which width on Live takes which form, and how wide its right side is. Design px of the screen."""

from typing import Final

from ui.theme import Look, Theme

_RAIL: Final = 76
NARROW: Final = 1180 - _RAIL
"""Under this the right side is a drawer, and Message all an icon."""
WIDE: Final = 1800 - _RAIL
"""From this on steps and log are both open."""


def panel_width(look: Look, width: int) -> int:
    """Return how wide the right side is, px, in a screen of that width."""
    if width >= look.px(WIDE):
        return look.px(520)
    return look.px(320 if look.theme is Theme.PROJECTOR else 304)
