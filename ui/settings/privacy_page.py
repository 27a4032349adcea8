"""Settings, Privacy and load: what may be seen, by whom, and what a policy or the program fixes."""

from datetime import datetime, time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from console.services.door import LOCK_MS, LOG_OUT_MS
from ui import text
from ui.privacy import Privacy
from ui.settings.rows import SettingsPage
from ui.theme import Look, Role, Weight
from ui.widgets.choice import CheckBox
from ui.widgets.ground import column
from ui.widgets.label import Label
from ui.widgets.remark import Remark

if TYPE_CHECKING:
    from console.policy import Fixed

_MINUTE_MS: Final = 60_000


class PrivacyPage(SettingsPage):
    """`load` and `screens` are what can be chosen; `load_fixed` and `screens_fixed` say who chose already."""

    def __init__(self, look: Look, privacy: Privacy) -> None:
        super().__init__(look)
        self._privacy = privacy
        self.load = CheckBox(look, self.tr("May be switched on per class"))
        self.load.setEnabled(False)
        self.load_fixed = _Fixed(look)
        self.screens = CheckBox(look, self.tr("Hide names, views and load"))
        self.screens_fixed = _Fixed(look)
        self._lay_out()
        self.screens.clicked.connect(lambda on: privacy.hide_from_room(wanted=on))
        privacy.changed.connect(self._follow)
        self._follow()
        self.setFocusProxy(self.screens)

    @Slot()
    def _follow(self) -> None:
        """Show what holds."""
        policy = self._privacy.policy
        self.load.setVisible(policy is not None and not policy.allows_load)
        if policy is not None:
            self._show_load()
        self.screens.setChecked(self._privacy.hides_from_room)
        self.screens.setEnabled(not self._privacy.is_hiding_fixed)
        second_screen = policy.second_screen if policy is not None else None
        if second_screen is None:
            self.screens_fixed.say("", "")
        else:
            self.screens_fixed.say(
                self._since(self.tr("Fixed by policy of this machine"), second_screen),
                self._by(second_screen),
            )

    def _show_load(self) -> None:
        policy, off = self._privacy.policy, self.tr("Off by policy of this machine")
        assert policy is not None
        if policy.allows_load:
            words = self.tr(
                "May be switched on per class, in Classes; each trainee is asked. Never in an assessed class."
            )
            self.load_fixed.say("", words)
        elif policy.load is None:
            self.load_fixed.say(off, text.fault_of(policy.trouble, policy.detail))
        else:
            nothing = self.tr("no sensor is read, nothing is shown")
            by = self._by(policy.load)
            self.load_fixed.say(self._since(off, policy.load), f"{by}; {nothing}" if by else nothing)

    def _since(self, words: str, fixed: "Fixed") -> str:
        if fixed.since is None:
            return words
        return self.tr("{what}, since {day}").format(
            what=words, day=text.date_words(datetime.combine(fixed.since, time()))
        )

    def _by(self, fixed: "Fixed") -> str:
        return self.tr("set by {who}").format(who=fixed.by) if fixed.by else ""

    def _lay_out(self) -> None:
        tr = self.tr
        self.add_heading(tr("Privacy and load"), tr("for this console"))
        load = tr("in memory ten minutes at most; never saved, printed or sent")
        self.add_row(tr("Physiological load"), load, _pair(self.load, self.load_fixed))
        until = tr("while one is attached, until somebody shows them again")
        self.add_row(tr("Second screen"), until, _pair(self.screens, self.screens_fixed))
        words = tr("Without use it locks after {lock} min and logs out after {out} min.").format(
            lock=LOCK_MS // _MINUTE_MS, out=LOG_OUT_MS // _MINUTE_MS
        )
        lock = _Fixed(self.look)
        lock.say(words, tr("the same on every console; during an assessed run it only locks"))
        self.add_row(tr("Screen lock"), tr("where people sign in"), lock)
        public = tr(
            "Class title, time left and how many are at which stage, one or two people as “a few”. "
            "No name, seat, state, error or load can reach it."
        )
        self.add_row(tr("Public display"), "", Label(self.look, public, 13, role=Role.MUTED, wrap=True))
        self.finish_page()


class _Fixed(QWidget):
    """A lock, what is fixed in 600, and who fixed it under it; without the first it is a plain remark."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.what = Remark(look, "lock", weight=Weight.SEMIBOLD, role=Role.TEXT)
        self.who = Label(look, "", 12, role=Role.MUTED, wrap=True)
        self._look = look
        self._box = column(self, spacing=2)
        self._box.addWidget(self.what)
        self._box.addWidget(self.who)
        look.changed.connect(self._restyle)

    def say(self, what: str, who: str) -> None:
        """Say what is fixed and by whom; empty words hide a line."""
        self.what.say(what)
        self.who.setText(who)
        self.who.setVisible(bool(who))
        self._restyle()

    def _restyle(self) -> None:
        self.who.setContentsMargins(self._look.px(26) if self.what.words else 0, 0, 0, 0)
        self.who.set_style(px=12 if self.what.words else 13)


def _pair(*parts: QWidget) -> QWidget:
    """Parts under one another."""
    whole = QWidget()
    box = column(whole, spacing=6)
    for part in parts:
        box.addWidget(part)
    return whole
