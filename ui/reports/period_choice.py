"""From when to when: a stretch of days to choose, or two days to type."""

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from console.clock import Clock
from console.reports.period import Period
from ui.reports.days import Stretch, day_words, period_of, read_day
from ui.theme import Look, Role, Weight
from ui.widgets.drop_down import DropDown
from ui.widgets.field import Line
from ui.widgets.ground import column
from ui.widgets.label import Label


class PeriodChoice(QWidget):
    """Signals: `changed()` when another period holds; one that can not be read changes nothing."""

    changed = Signal()

    def __init__(self, look: Look, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self.period = Period()
        self.stretch = DropDown(look, self.tr("Period"))
        for stretch, words in (
            (Stretch.ALL, self.tr("All days")),
            (Stretch.MONTH, self.tr("This month")),
            (Stretch.LAST_MONTH, self.tr("Last month")),
            (Stretch.QUARTER, self.tr("This quarter")),
            (Stretch.YEAR, self.tr("This year")),
            (Stretch.CHOSEN, self.tr("Chosen days")),
        ):
            self.stretch.addItem(words, stretch.value)
        self.first, self.last = Line(look, self.tr("From")), Line(look, self.tr("To"))
        for line in (self.first, self.last):
            line.setPlaceholderText(line.accessibleName())
            line.editingFinished.connect(self._read)
        self.wrong = Label(look, "", 11, Weight.MEDIUM, wrap=True)
        box = column(self, spacing=look.px(6))
        box.addWidget(Label(look, self.tr("Period, UTC"), 12, Weight.MEDIUM, Role.MUTED))
        box.addWidget(self.stretch)
        row = QHBoxLayout()
        row.setSpacing(look.px(8))
        row.addWidget(self.first)
        row.addWidget(self.last)
        box.addLayout(row)
        box.addWidget(self.wrong)
        self.wrong.hide()
        self.stretch.activated.connect(self._choose)

    def _today(self) -> date:
        return self._clock.utc().date()

    @Slot()
    def _choose(self) -> None:
        stretch = Stretch(self.stretch.currentData())
        if stretch is Stretch.CHOSEN:
            self.first.setFocus()
            return
        self._show(period_of(stretch, self._today()))

    def _show(self, period: Period) -> None:
        self._say("")
        for line, day in ((self.first, period.first), (self.last, period.last)):
            line.setText(day_words(day))
            line.set_wrong(False)
        self._take(period)

    @Slot()
    def _read(self) -> None:
        days = [read_day(line.text()) for line in (self.first, self.last)]
        unread = [
            line
            for line, day in zip((self.first, self.last), days, strict=True)
            if day is None and line.text().strip()
        ]
        for line in (self.first, self.last):
            line.set_wrong(line in unread)
        first, last = days
        if unread:
            self._say(self.tr("Write a day as 24 Nov 2026 or 2026-11-24."))
        elif first is not None and last is not None and last < first:
            self.last.set_wrong(True)
            self._say(self.tr("The last day is before the first."))
        else:
            self._say("")
            period = Period(first, last)
            if period != self.period:
                chosen = Stretch.CHOSEN if first or last else Stretch.ALL
                self.stretch.setCurrentIndex(self.stretch.findData(chosen.value))
                self._show(period)

    def _take(self, period: Period) -> None:
        if period != self.period:
            self.period = period
            self.changed.emit()

    def _say(self, words: str) -> None:
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))
        for line in (self.first, self.last):
            line.setAccessibleDescription(words if line.wrong else "")
