"""The selected station: what it shows, what to do about it, its steps and its log."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from console.model import Attention, LogLine, StationView
from ui.live.focus_actions import FocusActions
from ui.live.focus_head import FocusHead, view_reason
from ui.live.judge_page import JudgePage
from ui.live.load_panel import LoadPanel
from ui.live.log_text import step_durations
from ui.live.moments import moments_of
from ui.live.panel_rows import log_rows, step_rows
from ui.live.quiet_words import nobody_selected
from ui.live.rows import PanelList
from ui.live.tile_text import content_of, tr
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind
from ui.widgets.choice import Tabs
from ui.widgets.ground import Ground, Rule, column
from ui.widgets.label import Label
from ui.widgets.lettering import Lettering

if TYPE_CHECKING:
    from console.courses.pack import Pack

KEPT_LINES: Final = 400


class FocusPanel(Ground):
    """Everything about one station; empty words while none is selected.

    Signals: closed: it shall show nobody. What else is pressed stands in `buttons`.
    """

    closed = Signal()

    def __init__(
        self,
        look: Look,
        lettering: Lettering,
        load: LoadPanel,
        judge: JudgePage,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, Role.SURFACE, parent=parent)
        self.load, self.judge = load, judge
        self._view: StationView | None = None
        self._pack: Pack | None = None
        self._lines: list[LogLine] = []
        self._took: dict[str, float] = {}
        self._hidden = self._wide = self._loads_shown = self._judges = False
        self._step_shown: int | None = None
        self._looked_at: LogLine | None = None
        self._refusal = self._step_place = ""
        self._now_ms = 0.0
        self._nothing = Label(
            look,
            nobody_selected(),
            13,
            role=Role.MUTED,
            wrap=True,
        )
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.head = FocusHead(look, lettering)
        self._close = Button(look, "", icon="x", kind=Kind.QUIET, name=tr("Close"), parent=self.head)
        self._close.clicked.connect(self.closed)
        self.buttons = FocusActions(look)
        self._make_lists()
        self._lay_out()
        look.changed.connect(self._restyle)
        self._restyle()
        for part in self._parts:
            part.hide()

    def set_pack(self, pack: "Pack | None") -> None:
        """Know the course whose steps stand in the rail."""
        self._pack = pack
        self._step_shown = None
        self.judge.show_pack(pack)
        self._fill_log()

    def set_hidden(self, hidden: bool) -> None:
        """Show the seat only: no name, no view."""
        self._hidden = hidden
        self.head.set_hidden(hidden)

    def set_refusal(self, refusal: str) -> None:
        """Say over the buttons why nothing may be done; empty when it may."""
        self._refusal = refusal
        self.buttons.set_refusal(refusal)
        self.load.set_allowed(not refusal)
        if self._view is not None:
            self.buttons.allow(self._view)
            self.judge.show_station(self._view, refusal)

    def open_judgements(self) -> None:
        """Show what is to be judged of this run, with the keyboard on it; nothing where nothing is."""
        if self._view is not None and self._judges:
            self.tabs.choose("judge")
            self.lower_tabs.choose("judge")
            self.judge.focus_first_open()

    def set_wide(self, wide: bool) -> None:
        """Use the form of a wide window: steps, log and load all open."""
        if wide != self._wide:
            self._wide = wide
            self.head.set_wide(wide)
            self.buttons.set_wide(wide)
            self.load.set_wide(wide)
            self.judge.set_wide(wide)
            self._show_log()
            self._arrange()

    def set_loads_shown(self, shown: bool) -> None:
        """Let the plots show load under events and pace, or not."""
        if shown != self._loads_shown:
            self._loads_shown = shown
            self.load.set_loads_shown(shown)

    def show_station(self, view: StationView | None, now_ms: float) -> None:
        """Show this station, or that none is selected."""
        if (view.station if view else None) != (self._view.station if self._view else None):
            self._lines, self._took, self._step_shown, self._looked_at = [], {}, None, None
            self._fill_log()
            self.head.pane.set_image(None, view_reason(view) if view is not None else "")
            self._view = view
            self.load.show_station(view.station if view is not None else None)
            for part in self._parts:
                part.setVisible(view is not None)
            self._nothing.setVisible(view is None)
            self._arrange()
        self._view = view
        self.judge.show_station(view, self._refusal)
        self._refresh(now_ms)

    def set_log(self, lines: Sequence[LogLine]) -> None:
        """Show the log from its beginning."""
        self._lines = list(lines)[-KEPT_LINES:]
        self._fill_log()
        self._fill_steps()

    def add_line(self, line: LogLine) -> None:
        """Show one more line."""
        self._lines.append(line)
        del self._lines[:-KEPT_LINES]
        self._fill_log()
        self._fill_steps()

    def show_image(self, image: QImage) -> None:
        """Show a first-person view."""
        self.head.pane.set_image(None if self._hidden else image)

    def _refresh(self, now_ms: float) -> None:
        """Bring words, buttons and steps up to date."""
        view = self._view
        if view is None:
            return
        shorts = {step.id: step.short for step in self._pack.steps} if self._pack else {}
        content = content_of(view, now_ms, shorts)
        self.head.show_station(view, content, now_ms)
        silent = view.attention in (Attention.NO_SIGNAL, Attention.RESTING)
        if silent or view.last_frame_ms is None:
            self.head.pane.set_image(None, view_reason(view))
        self.buttons.set_assessed(self.judge.is_assessed)
        self.buttons.allow(view)
        if int(now_ms // 1000) != int(self._now_ms // 1000):
            self.load.tick()
        self._now_ms = now_ms
        self._fill_steps()
        place = tr("{step} of {count}").format(step=content.current, count=content.steps)
        self._step_place = place if content.current else ""
        self._follow_judging()

    # Building

    def _make_lists(self) -> None:
        look = self.look
        judge = ("judge", tr("Judge"))
        choices = (judge, ("steps", tr("Steps")), ("log", tr("Log")), ("plots", tr("Plots")))
        self.tabs = Tabs(look, choices, tr("Steps, log or plots"))
        self.tabs.choose("steps")
        self.lower_tabs = Tabs(look, (("log", tr("Events")), judge), tr("Events or judgements"))
        self._judged = Label(look, "", 12, role=Role.MUTED)
        self._place = Label(look, "", 12, role=Role.MUTED)
        self.steps = PanelList(look, tr("Steps"))
        self.log = PanelList(look, tr("Log"), jumps=True)
        self.log.jumped.connect(self._jump_to_row)
        self.load.pointed.connect(self._point)
        self.load.released.connect(self.release)
        self._stack = QStackedWidget()
        # As high as there is room for: asked how high they want to be, lists would push the plots out.
        self._stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._stack.addWidget(self.steps)
        self._stack.addWidget(self.log)
        self._stack.addWidget(self.judge)
        self.tabs.chosen.connect(self._arrange)
        self.lower_tabs.chosen.connect(self._arrange)
        self.judge.changed.connect(self._follow_judging)
        self._log_title = Label(look, tr("Events"), 13, Weight.SEMIBOLD)
        self._steps_title = Label(look, tr("Steps"), 13, Weight.SEMIBOLD)

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._actions = QWidget()
        self._actions_box = column(self._actions)
        self._actions_box.addWidget(self.buttons)
        self._tab_row = QWidget()
        self._tab_row.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._tab_box = QHBoxLayout(self._tab_row)
        self._tab_box.addWidget(self.tabs)
        self._tab_box.addWidget(self._steps_title)
        self._tab_box.addStretch(1)
        self._tab_box.addWidget(self._place)
        self._rule = Rule(self.look)
        self._log_row = QWidget()
        self._log_box = QHBoxLayout(self._log_row)
        self._log_box.addWidget(self._log_title)
        self._log_box.addWidget(self.lower_tabs)
        self._log_box.addStretch(1)
        self._log_box.addWidget(self._judged)
        self._wide_steps = QWidget(self.head)
        self._wide_steps_box = QVBoxLayout(self._wide_steps)
        self._wide_steps_box.setContentsMargins(0, 0, 0, 0)
        self._wide_steps_box.setSpacing(0)
        for part in (
            self._nothing,
            self.head,
            self._actions,
            self._tab_row,
            self._rule,
            self._log_row,
            self._stack,
            self.load,
        ):
            self._column.addWidget(part)
        self._column.addStretch(0)
        self._column.setStretchFactor(self._stack, 1)
        self._parts = (self.head, self._actions, self._tab_row, self._rule, self._log_row, self._stack)

    # Within

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the close button in its corner, and the wide form's steps beside the view."""
        self._arrange()

    def _arrange(self) -> None:
        """Put tabs under the buttons, or, in a wide window, steps beside the view and the log below."""
        px, wide = self.look.px, self._wide
        size = self._close.sizeHint()
        self._close.setGeometry(
            self.width() - px(24) - size.width() // 2, px(1 if not wide else 7), size.width(), size.height()
        )
        padding = px(20 if wide else 14)
        self.steps.delegate.padding = 8 if wide else 14
        self.log.delegate.padding = 20 if wide else 14
        self._actions_box.setContentsMargins(padding, 0, padding, px(10 if wide else 4))
        beside = self._wide_steps_box
        if wide and self._wide_steps.isHidden():
            beside.addWidget(self._tab_row)
            beside.addWidget(self.steps, 1)
            self.steps.show()
            self._wide_steps.show()
        elif not wide and not self._wide_steps.isHidden():
            self._column.insertWidget(3, self._tab_row)
            self._stack.insertWidget(0, self.steps)
            self._wide_steps.hide()
        self._show_tab()
        if wide:
            left = px(20 if self._hidden else 256)
            self._wide_steps.setGeometry(left, px(66), self.width() - left - px(12), px(156))
        self.tabs.setVisible(not wide)
        self.tabs.part("judge").setVisible(self._judges)
        self.lower_tabs.setVisible(self._judges)
        self._judged.setVisible(self._judges)
        self._log_title.setVisible(not self._judges)
        self._steps_title.setVisible(wide)
        self._place.setVisible(wide or self._has_room_for_place(padding))
        self._log_row.setVisible(wide and self._view is not None)
        room = self.width() - 2 * padding
        self._tab_row.setFixedHeight(px(24) if wide else max(px(30), self.tabs.heightForWidth(room)))
        self._tab_box.setContentsMargins(px(8) if wide else padding, 0, px(8) if wide else padding, 0)
        self._log_box.setContentsMargins(padding, px(8), padding, px(4))

    def _has_room_for_place(self, padding: int) -> bool:
        """In a language of long words the tabs take the whole line; a scroll bar may take its part."""
        room = self.width() - 2 * padding - 2 * self._tab_box.spacing() - self.look.px(8)
        return self.tabs.sizeHint().width() + self._place.sizeHint().width() <= room

    def _show_tab(self) -> None:
        """Show what the current tab names; plots need the room of the view and of the lesser buttons."""
        wide, key, known = self._wide, self.tabs.key, self._view is not None
        plots = not wide and key == "plots"
        judges = self._judges and (self.lower_tabs.key if wide else key) == "judge"
        shown = self.log if wide or key == "log" else self.steps
        self._stack.setCurrentWidget(self.judge if judges else shown)
        self._stack.setVisible(known and not plots)
        self.load.setVisible(known and (wide or plots))
        self._column.setStretchFactor(self.load, int(plots))
        self.head.set_short(plots)
        self._stack.setMinimumHeight(self.look.px(150 if judges else 66))
        self._tell_place()
        self.buttons.set_short(plots or (judges and not wide))

    @Slot()
    def _follow_judging(self) -> None:
        """Show what is to be judged while that is anything, and first when an assessed class begins."""
        if self.judge.applies is not self._judges:
            self._judges = self.judge.applies
            for tabs in (self.tabs, self.lower_tabs):
                tabs.choose("judge" if self._judges else "steps" if tabs is self.tabs else "log")
            self._arrange()
        self._judged.setText(self.judge.figure if self._judges else "")
        self._tell_place()

    def _tell_place(self) -> None:
        """How far the run is, or the judging where that is shown."""
        judging = not self._wide and self._stack.currentWidget() is self.judge
        self._place.setText(self._judged.text() if judging else self._step_place)

    def _fill_steps(self) -> None:
        view, now_ms = self._view, self._now_ms
        if view is None:
            return
        current = view.step_index or 0
        self.steps.set_rows(step_rows(view, self._pack, self._took, now_ms))
        if current != self._step_shown:
            self._step_shown = current
            self.steps.show_from(max(0, current - 2))

    def _fill_log(self) -> None:
        self._took = step_durations(self._lines)
        self.load.show_moments(moments_of(self._lines, self._pack))
        self._show_log()

    def _show_log(self) -> None:
        rows = log_rows(self._lines, self._pack, wide=self._wide, looked_at=self._looked_at)
        self.log.set_rows(rows)

    # Jumping

    def release(self) -> bool:
        """Be at now again; False when it is."""
        if self.load.looked_at is None:
            return False
        self._looked_at = None
        self.load.point(None)
        self._show_log()
        self._step_shown = None
        self._fill_steps()
        return True

    def _jump_to_row(self, row: int) -> None:
        """Look at the moment of a line of the log: on the plots, and in the rail of steps."""
        line = self._lines[-1 - row]
        if line is self._looked_at:
            self.release()
            return
        self._look_at(line, datetime.fromisoformat(line.utc))
        if not self._wide:
            self.tabs.choose("plots")

    def _point(self, at: datetime) -> None:
        """Look at a moment of the plots, and find the line of the log that is nearest before it."""
        before = [one for one in self._lines if datetime.fromisoformat(one.utc) <= at]
        line = before[-1] if before else None
        self._look_at(line, at)
        if line is not None:
            self.log.show_row(len(self._lines) - 1 - self._lines.index(line))

    def _look_at(self, line: LogLine | None, at: datetime) -> None:
        self._looked_at = line
        self.load.point(at)
        self._show_log()
        number = self._pack.index(line.step) if line is not None and self._pack and line.step else None
        if number is not None:
            self.steps.show_from(max(0, number - 2))

    def _restyle(self) -> None:
        px = self.look.px
        self._nothing.setContentsMargins(px(14), px(14), px(14), px(14))
        self.head.lay_out()
        self._arrange()
