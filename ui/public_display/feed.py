"""What the public display is fed with: the one place where it meets the class and its stations.

Of a station it takes the id of the step and nothing else, and only where somebody sits. Counts are taken anew
once a minute: what moves on the wall in between is the time, and nobody can watch one person step on.
"""

import random
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from console.classroom.public import Lot, PublicRow, PublicView, count_stages, rows_of, stages_of
from console.terms import ClassState

if TYPE_CHECKING:
    from collections.abc import Iterable

    from console.courses.content import Pack
    from console.model import ClassView, StationView

COUNTED_EVERY_MS: Final = 60_000.0
_CHANCE: Final = random.SystemRandom()


class PublicFeed:
    """Makes the view of this moment out of what the window knows."""

    def __init__(self, draw: Lot = _CHANCE.choice) -> None:
        self._draw = draw
        self._rows: tuple[PublicRow, ...] = ()
        self._key: tuple[object, ...] = ()
        self._counted_ms = float("-inf")

    def view(
        self,
        class_: "ClassView | None",
        pack: "Pack | None",
        stations: "Iterable[StationView]",
        now_ms: float,
    ) -> PublicView | None:
        """What may be shown now; None without a class."""
        if class_ is None or class_.state is ClassState.CLOSED:
            return None
        key = (class_.id, pack.ref if pack is not None else None)
        if key != self._key or now_ms - self._counted_ms >= COUNTED_EVERY_MS:
            self._key, self._counted_ms = key, now_ms
            self._rows = self._count(pack, stations)
        begun = class_.started_ms
        return PublicView(
            title=class_.title,
            mode=class_.mode,
            course=class_.course.id,
            left_ms=None if begun is None else begun + class_.duration_min * 60_000.0 - now_ms,
            rows=self._rows,
        )

    def _count(self, pack: "Pack | None", stations: "Iterable[StationView]") -> tuple[PublicRow, ...]:
        if pack is None:
            return ()
        stages = stages_of(
            [(step.id, step.short) for step in pack.steps],
            [(stage.title, stage.first) for stage in pack.stages],
            QCoreApplication.translate("public display", "{first} – {last}"),
        )
        places = (one.step for one in stations if one.seat is not None and one.step is not None)
        return rows_of([stage.title for stage in stages], count_stages(stages, places), self._draw)
