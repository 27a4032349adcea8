"""Before starting: what stands ready and what somebody should look at. Nothing here blocks by itself."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.model import Attention, LinkState, Mode
from ui import text
from ui.classes.draft import Draft
from ui.devices.wording import LOW_BATTERY
from ui.stations import Stations
from ui.theme import Look, Role, Weight
from ui.widgets.ground import column
from ui.widgets.icon_label import IconLabel
from ui.widgets.label import Label
from ui.widgets.plate import Plate


class Checks(QWidget):
    """A short list of findings about a draft."""

    def __init__(self, look: Look, stations: Stations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._stations = look, stations
        self._said: tuple[tuple[bool, str], ...] = ()
        self._notes = {
            self.tr("Choose a course, paste the roster, look over the seats."),
            self.tr("Course content is a draft"),
            self.tr("Every seat needs a decision at the end"),
        }
        """What is said to be known, not because it was checked."""
        self._box = column(self)
        self._box.addWidget(Label(look, self.tr("Before starting"), 14, Weight.SEMIBOLD))
        self._list = QVBoxLayout()
        self._box.addLayout(self._list)
        look.changed.connect(self._restyle)
        self._restyle()

    @property
    def said(self) -> tuple[tuple[bool, str], ...]:
        """What is listed: whether somebody should look at it, and the words."""
        return self._said

    def show_draft(self, draft: Draft) -> None:
        """List what holds for a draft now."""
        said = tuple(self._findings(draft))
        if said == self._said:
            return
        self._said = said
        while self._list.count():
            item = self._list.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for needs_you, words in said:
            icon = "note" if words in self._notes else "check"
            self._list.addWidget(_Finding(self._look, needs_you, words, icon))

    def _findings(self, draft: Draft) -> list[tuple[bool, str]]:
        if draft.pack is None:
            return [(False, self.tr("Choose a course, paste the roster, look over the seats."))]
        found: list[tuple[bool, str]] = []
        if draft.pack.draft:
            found.append((False, self.tr("Course content is a draft")))
        if draft.mode is Mode.ASSESS:
            found.append((False, self.tr("Every seat needs a decision at the end")))
        found += self._about_headsets(draft)
        if draft.questions:
            found.append((True, self.tr("{n} to tell apart").format(n=draft.questions)))
        if draft.wears_too_long:
            found.append((True, self.tr("A turn is longer than 30 min of wear")))
        if draft.turns > 1:
            words = self.tr("{turns} turns take {n} min")
            found.append((False, words.format(turns=draft.turns, n=draft.total_min)))
        left = len(draft.people) - draft.seated
        if left:
            found.append((True, text.counted("1 person has no seat", "%n people have no seat", left)))
        return found

    def _about_headsets(self, draft: Draft) -> list[tuple[bool, str]]:
        places = draft.seating.places
        if not places:
            return [(True, self.tr("No headset is paired"))]
        turns = range(1, draft.seating.turns + 1)
        used = [place for place in places if any(draft.seating.at(place.seat, turn) for turn in turns)]
        views = [view for place in used if (view := self._stations.get(place.station)) is not None]
        found = [(False, self.tr("{headsets} paired").format(headsets=text.headsets(len(places))))]
        away = [view for view in views if view.link is not LinkState.LIVE]
        low = [
            view
            for view in views
            if view.battery is not None and view.battery < LOW_BATTERY and not view.charging
        ]
        if away:
            words = self.tr("{n} of {of} not live: they begin when they come")
            found.append((True, words.format(n=len(away), of=len(views))))
        if low:
            found.append((True, self.tr("Battery low on {n} of {of}").format(n=len(low), of=len(views))))
        return found

    def _restyle(self) -> None:
        px = self._look.px
        self._box.setContentsMargins(px(14), px(14), px(14), px(14))
        self._box.setSpacing(px(8))
        self._list.setSpacing(px(8))


class _Finding(QWidget):
    """One line: a plate where somebody should look, else the icon."""

    def __init__(self, look: Look, needs_you: bool, words: str, icon: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(8))
        if needs_you:
            row.addWidget(Plate(look, Attention.STUCK, 20))
        else:
            row.addWidget(IconLabel(look, icon, 16, box=20))
        weight = Weight.SEMIBOLD if needs_you else Weight.REGULAR
        row.addWidget(Label(look, words, 13, weight, Role.TEXT, wrap=True), 1)
