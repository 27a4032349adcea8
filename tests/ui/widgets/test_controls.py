from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPalette, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from ui.theme import Look, Role, Theme
from ui.widgets.button import Button, Kind, Size
from ui.widgets.choice import CheckBox, Segmented, Tabs
from ui.widgets.field import Field
from ui.widgets.icon import icon_pixmap
from ui.widgets.label import Label
from ui.widgets.state import STATES
from ui.widgets.table import TableView

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def box(qtbot) -> Iterator[QWidget]:
    made = QWidget()
    qtbot.addWidget(made)
    QHBoxLayout(made)
    made.resize(600, 200)
    return made


def test_buttons_have_the_heights_of_the_design(look: Look) -> None:
    heights = {size: Button(look, "Pause", size=size).sizeHint().height() for size in Size}
    assert heights == {Size.SMALL: 28, Size.NORMAL: 32, Size.ACTION: 36, Size.CARD: 40}
    look.set_scale(1.5)
    assert Button(look, "Pause").sizeHint().height() == 48


def test_a_button_is_pressed_by_keyboard_and_wears_a_ring(look: Look, box: QWidget, qtbot) -> None:
    button = Button(look, "Pause all", icon="player-pause")
    box.layout().addWidget(button)
    with qtbot.waitActive(box):
        box.show()
    button.clearFocus()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert button._ring.isVisible()
    assert button._ring.geometry() == button.geometry().adjusted(-3, -3, 3, 3)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Space)
    button.clearFocus()
    assert not button._ring.isVisible()


def test_a_ring_stands_where_no_side_of_it_is_cut_off_and_follows(look: Look, box: QWidget, qtbot) -> None:
    tight = QWidget()
    row = QHBoxLayout(tight)
    row.setContentsMargins(0, 0, 0, 0)
    button = Button(look, "Pause all")
    row.addWidget(button)
    box.layout().addWidget(tight)
    with qtbot.waitActive(box):
        box.show()
    button.clearFocus()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert button._ring.parentWidget() is box
    assert button._ring.geometry() == button.geometry().translated(tight.pos()).adjusted(-3, -3, 3, 3)
    tight.move(40, 40)
    assert button._ring.geometry() == button.geometry().translated(tight.pos()).adjusted(-3, -3, 3, 3)


def test_a_ring_that_began_before_anything_was_shown_stands_around_the_control(
    look: Look, box: QWidget
) -> None:
    page = QWidget(box)
    page.setGeometry(0, 0, 600, 200)
    button = Button(look, "Pause all", parent=page)
    QApplication.sendEvent(button, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))
    button.setGeometry(100, 50, 120, 32)
    box.show()
    QApplication.processEvents()
    assert button._ring.isVisible()
    at = button._ring.mapTo(box, QPoint(3, 3))
    assert (at, button._ring.size()) == (button.mapTo(box, QPoint()), button.size() + QSize(6, 6))


def test_a_button_without_words_still_has_a_name(look: Look) -> None:
    button = Button(look, "", icon="x", name="Close")
    assert button.accessibleName() == button.toolTip() == "Close"


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("kind", Kind)
def test_every_kind_is_painted_in_every_theme(look: Look, qtbot, theme: Theme, kind: Kind) -> None:
    look.set_theme(theme)
    button = Button(look, "Pause", kind=kind, icon="player-pause", letter="P")
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    plain = button.grab().toImage()
    button.setEnabled(False)
    assert button.grab().toImage() != plain


def test_every_icon_that_the_code_names_is_there(look: Look) -> None:
    import re

    import ui

    icons = {path.stem for path in (Path(ui.__file__).parents[1] / "resources" / "icons").glob("*.svg")}
    named = {state.icon for state in STATES.values() if state.icon}
    for source in Path(ui.__file__).parent.rglob("*.py"):
        named |= set(re.findall(r'\bicon="([a-z0-9-]+)"', source.read_text()))
    assert named <= icons
    for name in sorted(icons):
        assert not icon_pixmap(look, name, Role.TEXT, 16).isNull()


def test_an_icon_takes_the_colour_of_its_role(look: Look) -> None:
    image = icon_pixmap(look, "stop", Role.STOP, 24).toImage()
    assert image.pixelColor(5, 12).name() == look.color(Role.STOP).name()


def test_a_wrong_field_says_why_and_to_whom_it_may_concern(look: Look, qtbot) -> None:
    field = Field(look, "Address")
    qtbot.addWidget(field)
    field.set_message("Four numbers needed", wrong=True)
    assert field.line.wrong
    assert field.line.accessibleName() == "Address"
    assert field.line.accessibleDescription() == "Four numbers needed"
    field.set_message("")
    assert not field.line.wrong


def test_a_field_paints_its_border_in_every_state(look: Look, qtbot) -> None:
    field = Field(look, "Address")
    qtbot.addWidget(field)
    field.resize(200, 60)
    edge = field.line.grab().toImage().pixelColor(100, 0)
    assert edge.name() == look.color(Role.LINE_STRONG).name()
    field.line.set_wrong(True)
    assert field.line.grab().toImage().pixelColor(100, 0).name() == look.color(Role.STOP).name()


def test_labels_and_lines_keep_to_the_look_when_they_get_another_parent(look: Look, box: QWidget) -> None:
    panel = QWidget()
    label, field = Label(look, "Locked", 18), Field(look, "Passphrase")
    inside = QHBoxLayout(panel)
    inside.addWidget(label)
    inside.addWidget(field)
    box.layout().addWidget(panel)
    box.show()
    application = QApplication.instance()
    look.changed.connect(lambda: look.apply(application))
    look.set_theme(Theme.DARK)
    panel.hide()
    panel.setParent(box)
    look.set_scale(1.4)
    box.layout().addWidget(panel)
    panel.show()
    text = look.color(Role.TEXT)
    assert label.palette().color(QPalette.ColorRole.WindowText) == text
    assert field.line.palette().color(QPalette.ColorRole.Text) == text
    assert (label.font().pixelSize(), field.line.font().pixelSize()) == (look.px(18), look.px(13))


def test_a_word_that_no_column_holds_parts_and_is_said_whole(look: Look) -> None:
    name = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch ap Rhys"
    wrapped = Label(look, name, 20, wrap=True)
    assert wrapped.text() == name
    assert wrapped.minimumSizeHint().width() < Label(look, name, 20).minimumSizeHint().width() / 2


def test_a_choice_moves_with_the_arrow_keys(look: Look, box: QWidget, qtbot) -> None:
    choice = Segmented(look, (("met", "Met"), ("not", "Not yet")), "Judgement")
    box.layout().addWidget(choice)
    with qtbot.waitActive(box):
        box.show()
    assert choice.key == "met"
    choice.part("met").setFocus()
    with qtbot.waitSignal(choice.chosen) as chosen:
        qtbot.keyClick(choice.part("met"), Qt.Key.Key_Right)
    assert chosen.args == ["not"]


def test_tabs_and_boxes_say_their_names(look: Look, qtbot) -> None:
    tabs = Tabs(look, (("steps", "Steps"), ("log", "Log")), "Steps or log")
    check = CheckBox(look, "Keep")
    for widget in (tabs, check):
        qtbot.addWidget(widget)
    assert tabs.part("log").accessibleName() == "Log"
    qtbot.mouseClick(check, Qt.MouseButton.LeftButton)
    assert check.isChecked()


def test_table_rows_have_the_height_of_the_design(look: Look, qtbot) -> None:
    model = QStandardItemModel(0, 2)
    model.setHorizontalHeaderLabels(["Seat", "State"])
    model.appendRow([QStandardItem("01"), QStandardItem("Ready")])
    table = TableView(look, "Headsets")
    qtbot.addWidget(table)
    table.setModel(model)
    table.show()
    assert table.rowHeight(0) == 31
    assert table.horizontalHeader().height() == 32
    look.set_scale(2)
    assert table.rowHeight(0) == 61
    table.grab()
