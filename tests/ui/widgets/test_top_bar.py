"""The bar on top of a screen: what gives way first where there is little room."""

import pytest

from ui.theme import Look
from ui.widgets.button import Button, Kind
from ui.widgets.choice import Tabs
from ui.widgets.top_bar import TopBar

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def bar(qtbot) -> TopBar:
    look = Look()
    made = TopBar(look, "Reports")
    qtbot.addWidget(made)
    made.tabs = Tabs(look, (("class", "Class"), ("person", "Person")), "Views")
    made.add_tabs(made.tabs)
    made.csv = made.add(Button(look, "Save CSV", icon="file-export"))
    made.pdf = made.add(Button(look, "Save PDF", kind=Kind.PRIMARY, icon="printer"))
    made.show()
    return made


def narrow(bar: TopBar, width: int) -> None:
    bar.setFixedWidth(width)
    bar.layout().activate()


def test_with_room_every_button_has_its_words(bar: TopBar) -> None:
    narrow(bar, 800)
    assert bar.has_room
    assert (bar.csv.toolTip(), bar.height()) == ("", 48)
    assert bar.csv.width() >= bar.csv.needed_width(bare=False)


def test_words_of_lesser_buttons_go_into_their_tooltips_first(bar: TopBar) -> None:
    narrow(bar, 420)
    bar.csv.setToolTip("Nothing to save yet")
    assert not bar.has_room
    assert bar.csv.toolTip() == "Save CSV\nNothing to save yet"
    assert bar.csv.accessibleName() == "Save CSV"
    assert bar.pdf.width() >= bar.pdf.needed_width(bare=False)
    assert (bar.pdf.toolTip(), bar.height()) == ("", 48)
    narrow(bar, 800)
    assert bar.csv.toolTip() == "Nothing to save yet"


def test_then_the_tabs_stand_on_a_line_of_their_own(bar: TopBar) -> None:
    narrow(bar, 340)
    assert bar.height() > 48
    assert bar.tabs.y() > bar.csv.geometry().bottom()
    assert bar.tabs.key == "class"
    narrow(bar, 800)
    assert bar.height() == 48
    assert bar.tabs.y() + bar.tabs.height() <= 48
