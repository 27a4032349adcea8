"""The matrix of people by units: what is shown, by which keys, and what leaves."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from console.assessment.currency import State, Waits
from console.assessment.matrix import Choice, choose
from tests.support.rolls import crowd, roll
from tests.support.ui_accounts import session, signed_in
from tests.support.ui_window import settle
from ui.people.matrix_model import Heading
from ui.people.matrix_words import legend, mark

DIALOG = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture(scope="module")
def everybody():
    return crowd(40)


@pytest.fixture
def matrix(desk, everybody):
    desk.doors.people.answers["roll"] = everybody
    desk.stations(session=signed_in())
    desk.press("Ctrl+5")
    people = desk.window.page("people")
    people.tabs.choose("matrix")
    people.matrix.view.setFocus()
    settle()
    return people.matrix


def unit_of(matrix):
    return matrix.model.cell(matrix.view.currentIndex())[1]


def go_to(matrix, wanted):
    """Make the first cell current that is so."""
    for n, row in enumerate(matrix.model.matrix.rows):
        for c, unit in enumerate(row.units):
            if wanted(unit):
                matrix.view.setCurrentIndex(matrix.model.index(n, c))
                settle()
                return row, unit
    raise AssertionError("no such cell")


def test_every_state_has_a_mark_of_its_own_and_no_hue(everybody):
    shown = choose(everybody, Choice())
    marks = {unit.state: mark(unit) for row in shown.rows for unit in row.units}
    assert set(marks) == set(State)
    assert len({(one.icon, one.is_boxed) for one in marks.values()}) == len(State)
    assert {state for state, one in marks.items() if one.is_boxed} == {State.RE_ASSESS, State.EXPIRED}
    assert {one.icon for one, _ in legend()} >= {one.icon for one in marks.values()} - {"circle-dashed"}


def test_whoever_can_not_see_it_hears_heads_and_cells(matrix):
    model, across = matrix.model, Qt.Orientation.Horizontal
    column = next(n for n in range(12) if model.headerData(n, across) == "GWN-B")
    held = model.matrix.held(column)
    assert model.headerData(column, across, Heading.SECOND) == f"{held} of 40"
    spoken = model.headerData(column, across, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"GMP-GWN-B Gowning Grade B, {held} of 40 current"
    row, _ = go_to(matrix, lambda unit: unit.state is State.DUE)
    name, unit, at = row.member.view.display, unit_of(matrix), matrix.view.currentIndex()
    said = f"{name}, {unit.title}: Due, 17 days left, valid until 11 Dec 2026"
    table = QAccessible.queryAccessibleInterface(matrix.view)
    columns = matrix.model.columnCount() + 1  # the heads are cells, too
    cell = table.child((at.row() + 1) * columns + at.column() + 1)
    assert cell.text(QAccessible.Text.Name) == at.data(Qt.ItemDataRole.ToolTipRole) == said


def test_arrow_keys_go_through_the_grid_and_enter_opens_the_record(desk, matrix):
    view = matrix.view
    view.setCurrentIndex(matrix.model.index(0, 0))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right):
        QTest.keyClick(view, key)
    assert (view.currentIndex().row(), view.currentIndex().column()) == (1, 2)
    row, unit = go_to(matrix, lambda unit: unit.by is not None)
    QTest.keyClick(view, Qt.Key.Key_Return)
    settle()
    people = desk.window.page("people")
    assert people.tabs.key == "records"
    assert people.list.key == row.member.view.person
    chosen = people.sheet.attempts.attempts[people.sheet.attempts_view.currentIndex().row()]
    assert chosen.key == unit.by.key
    assert QApplication.focusWidget() is people.sheet.attempts_view


def test_a_letter_goes_to_the_next_name_that_begins_with_it(matrix):
    rows = [row.member.view.display for row in matrix.model.matrix.rows]
    first, second, *_ = (n for n, name in enumerate(rows) if name.startswith("H"))
    for expected in (first, second):
        QTest.keyClicks(matrix.view, "h")
        assert matrix.view.currentIndex().row() == expected


def test_filters_leave_those_who_are_meant_and_the_place_is_kept(matrix):
    _, unit = go_to(matrix, lambda unit: unit.state is State.EXPIRED)
    matrix.state.setCurrentIndex(matrix.state.findData("expired"))
    settle()
    assert unit_of(matrix) == unit
    counts = matrix.model.matrix.counts()
    assert [int(label.text()) for label in matrix.panel.counts.values()] == [
        counts[state] for state in matrix.panel.counts
    ]
    assert all(State.EXPIRED in {one.state for one in shown.units} for shown in matrix.model.matrix.rows)
    matrix.unit.setCurrentIndex(matrix.unit.findData(unit.course))
    matrix.class_.setCurrentIndex(matrix.class_.findText("PB1, Deeside, 2 Nov 2026"))
    settle()
    assert matrix.choice == Choice(class_="class-2", course=unit.course, state=State.EXPIRED)
    matrix.search.setText("nobody is called so")
    settle()
    assert not matrix.view.isVisible()
    assert not matrix.export.isEnabled()
    assert not matrix.panel.record.isVisible()


def test_the_panel_says_what_a_cell_means_and_leads_to_what_waits(desk, matrix):
    go_to(matrix, lambda unit: unit.state is State.RE_ASSESS)
    panel = matrix.panel
    assert panel.state.text() == "Re-assess: pack is now v1.0"
    assert panel.why.text().endswith("with v0.9. In use now: v1.0.")
    assert (panel.facts.value("held"), panel.facts.value("decided")) == ("v0.9", "J. Price")
    go_to(matrix, lambda unit: unit.waits is Waits.COUNTERSIGNATURE)
    assert not panel.run.isVisible()
    assert panel.why.text() == "Waiting for a countersignature: open it in Sign-off."
    go_to(matrix, lambda unit: unit.waits is Waits.DECISION)
    desk.click(panel.run)
    assert desk.window.current == "signoff"


@DIALOG
def test_what_is_seen_is_what_leaves_with_names_or_without(desk, matrix, everybody, tmp_path):
    matrix.unit.setCurrentIndex(matrix.unit.findData("GMP-TRF"))
    for hidden in (False, True):
        desk.window.page("live").set_names_hidden(hidden)
        settle()
        desk.click(matrix.export)
        dialog = matrix.findChildren(QFileDialog)[-1]
        target = tmp_path / "matrix.csv"
        dialog.fileSelected.emit(str(target))
        dialog.reject()
        settle()
        call = desk.doors.last("write_matrix")
        assert call.args == (target, Choice(course="GMP-TRF"))
        assert call.named == {"session": session(), "names": not hidden}
    call.answer.set_result(target)
    settle()
    assert matrix.count.text() == "Written: matrix.csv"
    model, down = matrix.model, Qt.Orientation.Vertical
    said = [str(model.headerData(n, down)) for n in range(model.rowCount())]
    said += [str(model.index(n, 0).data(Qt.ItemDataRole.ToolTipRole)) for n in range(model.rowCount())]
    said.append(matrix.panel.person.text())
    names = {one.view.display for one in everybody.members}
    assert not any(name in words for words in said for name in names)


def test_somebody_new_stands_there_with_nothing_assessed(desk, matrix, everybody):
    (first, *_) = everybody.members
    newcomer = replace(first.view, person="person-new", display="Aaron Abel")
    desk.doors.people.answers["roll"] = roll((newcomer,))
    desk.window.page("people").refresh()
    settle()
    (row,) = matrix.model.matrix.rows
    assert {unit.state for unit in row.units} == {State.NEVER}
    assert matrix.panel.state.text() == "Never assessed"


def test_a_large_site_lays_out_only_what_is_in_sight(desk, matrix):
    desk.doors.people.answers["roll"] = crowd(500)
    desk.window.page("people").refresh()
    settle()
    asked = []
    model, data = matrix.model, matrix.model.data
    model.data = lambda index, role=0: (asked.append(index.row()), data(index, role))[1]
    matrix.view.verticalScrollBar().setValue(4000)
    matrix.view.viewport().repaint()
    rows = set(asked)
    assert model.rowCount() == 500
    assert 0 < len(rows) < 60
