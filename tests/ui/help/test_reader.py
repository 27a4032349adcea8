"""The pages of help as they are read in the window."""

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.support.ui_stations import live, name
from tests.support.ui_window import settle
from ui.help.pages import FIRST, names, text_of
from ui.theme import Role, Theme


def opened(desk):
    """As somebody opens it: F1, then the button."""
    desk.press("F1")
    desk.click(desk.window.fittings.card.help_button)
    return desk.window.fittings.card


def listed(help_) -> list[str]:
    return [item.key for item in help_.list.items if item.key]


def test_every_page_is_listed_once_and_can_be_read(desk) -> None:
    help_ = opened(desk)
    assert sorted(listed(help_)) == sorted(names())
    assert (help_.list.key, help_.list.hasFocus()) == (FIRST, True)
    for page in listed(help_):
        help_.list.choose(page)
        title = text_of(page).partition("\n")[0].removeprefix("# ")
        assert help_.text.toPlainText().startswith(title)
        assert "|--" not in help_.text.toPlainText()  # a table is one, not its source
    desk.press("Esc")


def test_it_is_walked_by_keys_and_gives_the_keyboard_back(desk) -> None:
    desk.stations(live(1, seat="01", name=name(1)))
    wall = desk.window.page("live").stage.wall
    wall.setFocus()
    help_ = opened(desk)
    QTest.keyClick(help_.list, Qt.Key.Key_Down)
    assert help_.text.toPlainText().startswith(text_of(help_.list.key).partition("\n")[0][2:])
    seen = []
    for _ in range(4):
        seen.append(QApplication.focusWidget())
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert set(seen) == {help_.list, help_.text, help_.search, help_.close_button}
    assert QApplication.focusWidget() is seen[0]
    desk.press("Esc")
    assert (desk.window.fittings.card, wall.hasFocus()) == (None, True)


def test_f1_puts_help_away_too(desk) -> None:
    opened(desk)
    desk.press("F1")
    assert desk.window.fittings.card is None


def test_what_is_typed_leaves_the_pages_that_have_it_and_marks_the_place(desk) -> None:
    help_ = opened(desk)
    QTest.keyClicks(help_.search, "FORGED")
    assert listed(help_) == [page for page in listed(help_) if "forged" in text_of(page).casefold()]
    assert help_.list.key == "inspecting"
    assert help_.text.textCursor().selectedText().casefold() == "forged"
    first = help_.text.textCursor().position()
    help_.search.clear()
    QTest.keyClicks(help_.search, "history")
    QTest.keyClick(help_.search, Qt.Key.Key_Return)
    second = help_.text.textCursor().position()
    QTest.keyClick(help_.search, Qt.Key.Key_Return)
    assert len({first, second, help_.text.textCursor().position()}) == 3
    QTest.keyClicks(help_.search, " zebra")
    assert (listed(help_), help_.nothing.isVisible()) == ([], True)
    help_.search.clear()
    assert sorted(listed(help_)) == sorted(names())
    desk.press("Esc")


def test_a_page_that_was_read_is_not_kept(desk) -> None:
    help_ = opened(desk)
    for page in listed(help_):
        help_.list.choose(page)
    settle()
    assert len(help_.findChildren(QTextDocument)) == 1
    desk.press("Esc")


def test_a_link_leads_to_the_other_page_and_to_nowhere_outside(desk) -> None:
    help_ = opened(desk)
    help_.list.choose("inspecting")
    QTest.keyClicks(help_.search, "forged")
    help_.text.anchorClicked.emit(QUrl("records.md"))
    settle()
    assert (help_.list.key, help_.search.text()) == ("records", "")
    for strange in ("https://example.org/", "file:///etc/passwd", "../../pyproject.toml", "#nowhere-at-all"):
        before = help_.text.toPlainText()
        help_.text.anchorClicked.emit(QUrl(strange))
        settle()
        assert help_.text.toPlainText() == before
    desk.press("Esc")


def test_settings_open_it_too(desk) -> None:
    desk.press("Ctrl+8")
    settings = desk.window.page("settings")
    settings.show_page("about")
    settle()
    desk.click(settings.about.help)
    assert desk.window.fittings.card.list.key == FIRST
    desk.press("Esc")
    assert settings.about.help.hasFocus()


@pytest.mark.parametrize(("width", "scale"), [(1280, 1.0), (1024, 1.0), (1280, 2.0)])
def test_no_line_of_any_page_is_cut_off(desk, width: int, scale: float) -> None:
    desk.look.set_scale(scale)
    desk.window.resize(width, 680)
    help_ = opened(desk)
    assert desk.window.rect().contains(help_.panel.geometry())
    for page in listed(help_):
        help_.list.choose(page)
        settle()
        assert help_.text.document().size().width() <= help_.text.viewport().width(), page
    desk.press("Esc")


def test_a_page_is_written_in_the_colours_of_the_theme(desk) -> None:
    help_ = opened(desk)
    for theme in Theme:
        desk.look.set_theme(theme)
        settle()
        block = help_.text.document().begin()
        at = block.begin()
        assert at.fragment().charFormat().foreground().color() == QColor(desk.look.color(Role.TEXT))
    desk.press("Esc")
