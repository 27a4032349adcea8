"""What all tiles of a wall share."""

from collections.abc import Mapping

from ui.live.load_strip import StripPainter
from ui.live.tile_layout import RETRY
from ui.live.tile_paint import TilePainter
from ui.live.tile_text import tr
from ui.theme import Look, Weight
from ui.widgets.lettering import Lettering


class Brush:
    """The look, the measured words, the course's short titles."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.lettering = Lettering(look, look)
        self.painter = TilePainter(look, self.lettering)
        self.strips = StripPainter(look, self.lettering)
        self.retry_width = RETRY
        look.changed.connect(self.measure)
        self.measure()
        self.shorts: Mapping[str, str] = {}
        self.names_hidden = False
        self.loads_shown = False
        """The class shows load: every tile keeps the rows of a strip, filled or not."""
        self.attended = True
        """Somebody who may command is at the console: Retry can be pressed."""

    def measure(self) -> None:
        """Take the measure of what depends on the language's words."""
        word = self.lettering.width(tr("Retry"), 12, Weight.MEDIUM) / self.look.scale
        self.retry_width = max(RETRY, round(word) + 18)
