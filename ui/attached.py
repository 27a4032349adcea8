"""The screens that are attached: a second one may be the one that everybody sees."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication, QScreen


class Screens(QObject):
    """Signals: `shared()` when one more is there, `lost()` when one has gone, `alone()` when one is left."""

    shared = Signal()
    alone = Signal()
    lost = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        self._screens = list(QGuiApplication.screens())
        application.screenAdded.connect(self._add)
        application.screenRemoved.connect(self._remove)

    @property
    def all(self) -> tuple[QScreen, ...]:
        """Those that are attached now."""
        return tuple(self._screens)

    @property
    def are_several(self) -> bool:
        """Whether there is a second screen."""
        return len(self._screens) > 1

    def beside(self, own: QScreen) -> QScreen | None:
        """A screen that is not this one."""
        return next((screen for screen in self._screens if screen is not own), None)

    @Slot(QScreen)
    def _add(self, screen: QScreen) -> None:
        self._screens = [*(one for one in self._screens if one is not screen), screen]
        if self.are_several:
            self.shared.emit()

    @Slot(QScreen)
    def _remove(self, screen: QScreen) -> None:
        # Qt may still list a screen while it says that it goes.
        self._screens = [one for one in self._screens if one is not screen]
        self.lost.emit()
        if not self.are_several:
            self.alone.emit()
