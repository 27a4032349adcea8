"""What people of a remote site do at the window: come, help who is locked out, sign, join a hub."""

from collections.abc import Collection
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from console.model import Decision
from tests.support.signoff_window import Evening
from tests.support.staff import passphrase
from tests.support.ui_window import settle
from ui.signoff.queues import Queue
from ui.sync.page import SyncPage


class RemoteSite:
    """An evening's window, touched by keys and clicks alone. `secrets`: passphrases that were changed."""

    def __init__(self, at: Evening) -> None:
        self.at, self.window = at, at.window
        self.secrets: dict[str, str] = {}

    def click(self, widget: QWidget) -> None:
        self.at.until(lambda: widget.isVisible() and widget.isEnabled())
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        settle()

    def fill(self, field: Any, words: str) -> None:
        """Type into a field from its beginning."""
        line = field.line
        line.setFocus()
        line.selectAll()
        QTest.keyClicks(line, words)
        settle()

    # Who is there

    def try_to_come(self, name: str, secret: str) -> None:
        """User id, passphrase, Enter at the card."""
        card = self.window.gate.sign_in
        self.at.until(card.isVisible)
        self.fill(card.user, name)
        self.fill(card.passphrase, secret)
        self.at.press("Return")

    def come(self, name: str) -> None:
        """Sign in, after whoever was there has gone."""
        presence = self.window.presence
        if presence.session is not None:
            self.go()
        self.try_to_come(name, self.secrets.get(name) or passphrase(name))
        self.at.until(lambda: presence.session is not None and presence.session.user_id == name)

    def go(self) -> None:
        """Lock the screen and log out."""
        self.at.press("Ctrl+L")
        self.click(self.window.gate.locked.log_out)
        self.at.until(self.window.gate.sign_in.isVisible)

    def lock_out(self, name: str) -> list[str]:
        """Five wrong passphrases and a right one; what is said of each."""
        card, said = self.window.gate.sign_in, []
        for secret in (*(f"wrong {number}" for number in range(5)), passphrase(name)):
            self.try_to_come(name, secret)
            self.at.until(lambda: bool(card.wrong.words) and not card.passphrase.passphrase())
            said.append(card.wrong.words)
        return said

    def help_in(self, name: str, codes: str, secret: str) -> None:
        """Give somebody who is locked out a new passphrase by the printed sheet."""
        self.click(self.window.gate.sign_in.recover)
        page = self.window.gate.recover
        self.fill(page.user, name)
        self.fill(page.passphrase.first, secret)
        self.fill(page.passphrase.again, secret)
        self.fill(page.reason, "Five wrong passphrases before the class")
        page.codes.setFocus()
        self.at.type(codes)
        self.click(page.sheet.kept)
        self.click(page.confirm)
        self.at.until(self.window.gate.sign_in.isVisible)
        self.secrets[name] = secret

    # Signing

    def open_signoff(self, queue: Queue = Queue.JUDGE) -> None:
        self.at.press("Ctrl+2")
        if self.at.screen.queue is not queue:
            self.click(self.at.screen.tabs.part(queue))

    def sign(self, name: str, *, goes_on: bool) -> None:
        self.at.sign(name, secret=self.secrets.get(name, ""), goes_on=goes_on)

    def assess_all(self, name: str, not_yet: dict[str, str], faults: Collection[str] = ()) -> None:
        """Judge, decide and sign what waits, in its order: competent, but for feedback or a fault."""
        at, done = self.at, ""
        while at.screen.waiting_count or not done:
            at.until(lambda done=done: at.screen.desk.run not in ("", done) and not at.screen.desk.is_done)
            done = at.screen.desk.run
            if done in faults:
                at.screen.decision.form.focus_choice()
                at.decide(Decision.VOID)
            elif done in not_yet:
                at.judge("N" + "Y" * (len(at.screen.sheet.judgements) - 1))
                at.decide(Decision.NOT_YET_COMPETENT, not_yet[done])
            else:
                at.judge("Y" * len(at.screen.sheet.judgements))
                at.decide(Decision.COMPETENT)
            left = at.screen.waiting_count
            self.sign(name, goes_on=left > 1)
            at.until(lambda left=left: at.screen.waiting_count < left)

    def countersign_all(self, name: str, count: int) -> None:
        """Countersign what waits for it, one after the other."""
        at, done = self.at, ""
        for left in range(count, 0, -1):
            at.until(lambda done=done: at.screen.desk.key not in ("", done) and not at.screen.desk.is_done)
            assert len(at.screen.queues.to_countersign) == left
            done = at.screen.desk.key
            self.sign(name, goes_on=left > 1)
            at.until(lambda left=left: len(at.screen.queues.to_countersign) < left)

    def amend_to_not_yet(self, name: str, run: str, why: str, feedback: str) -> None:
        """Change a signed decision; the first judgement was wrong."""
        at, panel = self.at, self.at.screen.decision
        at.until(lambda: any(row.run == run for row in at.screen.queues.signed))
        record = next(row.record for row in at.screen.queues.signed if row.run == run)
        at.screen.list.choose(record)
        at.until(lambda: at.screen.desk.key == record and at.screen.desk.sheet is not None)
        self.click(panel.amend)
        at.judge("N")
        panel.form.focus_choice()
        at.decide(Decision.NOT_YET_COMPETENT, feedback)
        panel.form.reason.setFocus()
        at.type(why)
        self.sign(name, goes_on=False)
        at.signed()

    # The hub and the stick

    def open_sync(self) -> SyncPage:
        """Settings, Sync."""
        self.at.press("Ctrl+8")
        settings: Any = self.window.page("settings")
        self.click(settings.pages.row("sync"))
        page: SyncPage = settings.sync
        self.at.until(page.isVisible)
        return page

    def join(self, url: str, code: str) -> SyncPage:
        """Join a hub as its administrator does."""
        page = self.open_sync()
        self.fill(page.hub.address, url)
        self.fill(page.hub.code, code)
        self.click(page.hub.check)
        self.click(page.hub.join)
        self.at.until(page.hub.name.isVisible)
        return page
