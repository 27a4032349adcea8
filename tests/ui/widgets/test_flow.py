"""A row that breaks into lines, and whose parts come and go."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.widgets.flow import FlowRow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def panel(qtbot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_a_row_breaks_where_its_parts_have_no_room(panel: QWidget) -> None:
    row = FlowRow()
    QVBoxLayout(panel).addLayout(row)
    for words in ("one", "two", "three"):
        row.add(QPushButton(words))
    whole = row.sizeHint()
    assert row.heightForWidth(whole.width()) == whole.height()
    assert row.heightForWidth(row.minimumSize().width()) == 3 * whole.height() + 2 * row.spacing()


def test_a_row_forgets_parts_that_go(panel: QWidget) -> None:
    row = FlowRow()
    QVBoxLayout(panel).addLayout(row)
    taken, deleted, stays = parts = [QPushButton(words) for words in ("taken", "deleted", "stays")]
    for part in parts:
        row.add(part)
    taken.setParent(None)
    deleted.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert row.count() == 1
    assert row.sizeHint() == stays.sizeHint()
