import pytest
from PySide6.QtWidgets import QApplication

from tests.support.ui_doubles import Doors
from tests.support.ui_runs import packs
from tests.support.ui_window import open_desk
from ui.theme import Look


@pytest.fixture(scope="session")
def course_packs():
    return packs()


@pytest.fixture
def desk(qtbot, course_packs):
    opened = open_desk(qtbot, Doors(packs=course_packs))
    yield opened
    opened.close()


@pytest.fixture
def look(qapp: QApplication) -> Look:
    made = Look()
    made.apply(qapp)
    return made
