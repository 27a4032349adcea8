import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from console.model import Result
from ui.theme import Look
from ui.widgets.judgement import Judgement


@pytest.fixture
def judgement(qtbot):
    made = Judgement(Look(), "Goggles sit on the hood")
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    made.show()
    return made


def test_each_half_judges_by_mouse(judgement):
    told = []
    judgement.judged.connect(told.append)
    QTest.mouseClick(judgement, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    QTest.mouseClick(judgement, Qt.MouseButton.LeftButton, pos=QPoint(judgement.width() - 10, 10))
    QTest.mouseClick(judgement, Qt.MouseButton.RightButton, pos=QPoint(10, 10))
    assert told == [Result.MET, Result.NOT_MET]


def test_arrow_keys_choose_and_never_take_back(judgement):
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(judgement, key)
    assert judgement.result is Result.MET


def test_a_screen_reader_hears_what_is_judged_and_how(judgement):
    assert judgement.accessibleName() == "Goggles sit on the hood"
    assert "not judged" in judgement.accessibleDescription()
    QTest.keyClick(judgement, Qt.Key.Key_N)
    assert judgement.accessibleDescription() == "Not yet"


def test_a_screen_reader_judges_by_pressing_it(judgement):
    told = []
    judgement.judged.connect(told.append)
    for _ in range(3):
        judgement.click()
    assert told == [Result.MET, Result.NOT_MET, None]


def test_showing_a_judgement_tells_nobody(judgement):
    told = []
    judgement.judged.connect(told.append)
    judgement.set_result(Result.MET)
    assert told == []
