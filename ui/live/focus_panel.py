"""The selected station: what it shows, what to do about it, its steps and its log."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from console.classroom.attention import RANK
from console.model import Attention, LogLine, Phase, StationView
from ui.keys.keymap import KeyMap
from ui.keys.table import Act
from ui.live.focus_head import FocusHead, view_reason
from ui.live.lettering import Lettering
from ui.live.load_panel import LoadPanel
from ui.live.log_text import step_durations
from ui.live.panel_rows import log_rows, step_rows
from ui.live.quiet_words import nobody_selected
from ui.live.rows import PanelList
from ui.live.tile_text import content_of, tr
from ui.theme import Look, Role, Weight
from ui.widgets.button import Button, Kind, Size
from ui.widgets.choice import Tabs
from ui.widgets.flow import FlowRow
from ui.widgets.ground import Ground, Rule
from ui.widgets.label import Label, ReasonLine

if TYPE_CHECKING:
    from console.courses.pack import Pack

KEPT_LINES: Final = 400


class FocusPanel(Ground):
    """Everything about one station; empty words while none is selected.

    Signals: closed, on_my_way, resolved, hint, message, pause, visited, decide: what was pressed.
    """

    closed = Signal()
    on_my_way = Signal()
    resolved = Signal()
    hint = Signal()
    message = Signal()
    pause = Signal()
    visited = Signal()
    decide = Signal()

    def __init__(
        self, look: Look, lettering: Lettering, load: LoadPanel, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, Role.SURFACE, parent=parent)
        self.load = load
        self._view: StationView | None = None
        self._pack: Pack | None = None
        self._lines: list[LogLine] = []
        self._took: dict[str, float] = {}
        self._hidden = self._wide = self._loads_shown = False
        self._refused = ReasonLine(look)
        self._step_shown: int | None = None
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
        self._make_buttons()
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
        self._fill_log()

    def set_hidden(self, hidden: bool) -> None:
        """Show the seat only: no name, no view."""
        self._hidden = hidden
        self.head.set_hidden(hidden)

    def set_refusal(self, refusal: str) -> None:
        """Say over the buttons why nothing may be done; empty when it may."""
        self._refused.set_text(refusal)
        self.load.set_allowed(not refusal)
        if self._view is not None:
            self._allow(self._view)

    def show_keys(self, keymap: KeyMap) -> None:
        """Say beside the main actions, and in the tooltips of the others, which keys do the same."""
        self.on_my_way_button.set_letter(keymap.hint(Act.ON_MY_WAY))
        self.resolved_button.set_letter(keymap.hint(Act.RESOLVED))
        for button, act in (
            (self.hint_button, Act.HINT),
            (self.message_button, Act.MESSAGE),
            (self.pause_button, Act.PAUSE),
            (self.visited_button, Act.VISITED),
            (self.decide_button, Act.SIGN_OFF),
        ):
            button.setToolTip("  ".join((button.text(), keymap.hint(act))).strip())

    def set_wide(self, wide: bool) -> None:
        """Use the form of a wide window: steps, log and load all open."""
        if wide != self._wide:
            self._wide = wide
            self.head.set_wide(wide)
            self.load.set_wide(wide)
            self._arrange()

    def set_loads_shown(self, shown: bool) -> None:
        """Offer the plots, or not at all."""
        if shown != self._loads_shown:
            self._loads_shown = shown
            if not shown and self.tabs.key == "plots":
                self.tabs.choose("steps")
            self._arrange()

    def show_station(self, view: StationView | None, now_ms: float) -> None:
        """Show this station, or that none is selected."""
        if (view.station if view else None) != (self._view.station if self._view else None):
            self._lines, self._took, self._step_shown = [], {}, None
            self._fill_log()
            self.head.pane.set_image(None, view_reason(view) if view is not None else "")
            self._view = view
            self.load.show_station(view.station if view is not None else None)
            for part in self._parts:
                part.setVisible(view is not None)
            self._nothing.setVisible(view is None)
            self._arrange()
        self._view = view
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
        if view.attention in (Attention.NO_SIGNAL, Attention.RESTING):
            self.head.pane.set_image(None, view_reason(view))
        self._allow(view)
        self._now_ms = now_ms
        self._fill_steps()
        place = tr("{step} of {count}").format(step=content.current, count=content.steps)
        self._place.setText(place if content.current else "")

    # Building

    def _make_buttons(self) -> None:
        look = self.look
        self.on_my_way_button = Button(
            look, tr("On my way"), kind=Kind.PRIMARY, icon="walk", letter=tr("Enter"), size=Size.NORMAL
        )
        self.resolved_button = Button(look, tr("Resolved"), letter="R", size=Size.NORMAL)
        self.hint_button = Button(look, tr("Hint"), icon="bulb", size=Size.SMALL)
        self.message_button = Button(look, tr("Message"), icon="message", size=Size.SMALL)
        self.pause_button = Button(look, tr("Pause"), icon="player-pause", size=Size.SMALL)
        self.visited_button = Button(look, tr("Visited"), icon="check", size=Size.SMALL)
        self.decide_button = Button(look, tr("Sign-off"), icon="signature", size=Size.SMALL)
        self._buttons = (
            self.on_my_way_button,
            self.resolved_button,
            self.hint_button,
            self.message_button,
            self.pause_button,
            self.visited_button,
            self.decide_button,
        )
        for button, pressed in (
            (self.on_my_way_button, self.on_my_way),
            (self.resolved_button, self.resolved),
            (self.hint_button, self.hint),
            (self.message_button, self.message),
            (self.pause_button, self.pause),
            (self.visited_button, self.visited),
            (self.decide_button, self.decide),
        ):
            button.clicked.connect(pressed)

    def _make_lists(self) -> None:
        look = self.look
        choices = (("steps", tr("Steps")), ("log", tr("Log")), ("plots", tr("Plots")))
        self.tabs = Tabs(look, choices, tr("Steps, log or plots"))
        self._place = Label(look, "", 12, role=Role.MUTED)
        self.steps = PanelList(look, tr("Steps"))
        self.log = PanelList(look, tr("Log"))
        self._stack = QStackedWidget()
        # As high as there is room for: asked how high they want to be, lists would push the plots out.
        self._stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._stack.addWidget(self.steps)
        self._stack.addWidget(self.log)
        self.tabs.chosen.connect(self._arrange)
        self._log_title = Label(look, tr("Events"), 13, Weight.SEMIBOLD)
        self._steps_title = Label(look, tr("Steps"), 13, Weight.SEMIBOLD)

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._actions = QWidget()
        grid = QGridLayout(self._actions)
        grid.addWidget(self._refused, 0, 0)
        self._first, self._second, self._third = FlowRow(), FlowRow(), FlowRow()
        self._first.add(self.on_my_way_button, 5)
        self._first.add(self.resolved_button, 3)
        for button in (self.hint_button, self.message_button, self.pause_button):
            self._second.add(button, 1)
        for button in (self.visited_button, self.decide_button):
            self._third.add(button, 1)
        for number, row in enumerate((self._first, self._second, self._third)):
            grid.addLayout(row, number + 1, 0)
        self._actions_grid = grid
        self._tab_row = QWidget()
        self._tab_box = QHBoxLayout(self._tab_row)
        self._tab_box.addWidget(self.tabs)
        self._tab_box.addWidget(self._steps_title)
        self._tab_box.addStretch(1)
        self._tab_box.addWidget(self._place)
        self._rule = Rule(self.look)
        self._log_row = QWidget()
        self._log_box = QHBoxLayout(self._log_row)
        self._log_box.addWidget(self._log_title)
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
        self._actions_grid.setContentsMargins(padding, 0, padding, px(10 if wide else 0))
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
        self._steps_title.setVisible(wide)
        self._place.setVisible(wide or self._has_room_for_place(padding))
        self._log_row.setVisible(wide and self._view is not None)
        self._tab_row.setFixedHeight(px(24 if wide else 30))
        self._tab_box.setContentsMargins(px(8) if wide else padding, 0, px(8) if wide else padding, 0)
        self._log_box.setContentsMargins(padding, px(8), padding, px(4))
        self._fit_actions()

    def _fit_actions(self) -> None:
        """Keep the height of all lines of buttons: the panel scrolls rather than let them overlap."""
        self._actions.setFixedHeight(self._actions_grid.heightForWidth(self.width()))

    def _has_room_for_place(self, padding: int) -> bool:
        """In a language of long words the tabs take the whole line; a scroll bar may take its part."""
        room = self.width() - 2 * padding - self._tab_box.spacing() - self.look.px(8)
        return self.tabs.sizeHint().width() + self._place.sizeHint().width() <= room

    def _show_tab(self) -> None:
        """Show what the current tab names; plots need the room of the view and of the lesser buttons."""
        wide, key, known = self._wide, self.tabs.key, self._view is not None
        plots = not wide and key == "plots"
        self.tabs.part("plots").setVisible(self._loads_shown)
        self._stack.setCurrentWidget(self.log if wide or key == "log" else self.steps)
        self._stack.setVisible(known and not plots)
        self.load.setVisible(known and self._loads_shown and (wide or plots))
        self._column.setStretchFactor(self.load, int(plots))
        self.head.set_short(plots)
        self._stack.setMinimumHeight(self.look.px(66))
        for button in (*self._buttons[2:],):
            button.setVisible(not plots)

    def _allow(self, view: StationView) -> None:
        if self._refused.accessibleName():
            for button in self._buttons:
                button.setEnabled(False)
            return
        calls = view.attention in RANK
        live = view.attention not in (Attention.NO_SIGNAL, Attention.RESTING)
        self.visited_button.setEnabled(True)
        paused = view.phase is Phase.PAUSED
        runs = view.phase in (Phase.RUNNING, Phase.PAUSED)
        self.on_my_way_button.setEnabled(calls and view.on_my_way_ms is None)
        self.resolved_button.setEnabled(calls)
        self.hint_button.setEnabled(live and runs and view.step is not None)
        self.message_button.setEnabled(live and (not view.features or "message" in view.features))
        self.pause_button.setEnabled(live and runs)
        self.pause_button.set_label(tr("Resume") if paused else tr("Pause"))
        self.pause_button.set_icon_name("player-play" if paused else "player-pause")
        waits = view.attention is Attention.READY and view.run is not None
        self.decide_button.setEnabled(waits)
        self.decide_button.set_kind(Kind.PRIMARY if waits else Kind.NORMAL)
        self.on_my_way_button.set_kind(Kind.NORMAL if waits else Kind.PRIMARY)
        self._fit_actions()

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
        self.log.set_rows(log_rows(self._lines, self._pack))

    def _restyle(self) -> None:
        px = self.look.px
        self._nothing.setContentsMargins(px(14), px(14), px(14), px(14))
        self._actions_grid.setVerticalSpacing(px(6))
        self._third.setContentsMargins(0, px(4), 0, 0)
        self._first.setSpacing(px(8))
        for row in (self._second, self._third):
            row.setSpacing(px(6))
        self.head.lay_out()
        self._arrange()
