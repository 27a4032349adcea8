"""The window in another language: nothing stays English, nothing is cut, and the choice is kept."""

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QWidget

from tests.support.painted import Reader
from tests.support.pseudo import Pseudo, stretched
from tests.support.ui_scenes import scenes, untranslated
from tests.support.ui_window import open_desk, settle
from ui import text
from ui.languages import ENGLISH, NAMES, Language
from ui.theme import Look
from ui.widgets.button import Button
from ui.widgets.label import Label

DIALOG = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
LIBRARY = ("AxisItem", "Form", "GraphicsScene", "PlotItem", "ViewBox")
"""Contexts of the library that draws plots: its menus are never opened."""


@pytest.fixture
def pseudo(qapp):
    language = Pseudo()
    yield language
    QCoreApplication.removeTranslator(language)


@DIALOG
@pytest.mark.parametrize("percent", [100, 150, 200])
def test_words_40_percent_longer_are_all_translated_and_nowhere_cut(pseudo, percent):
    faults = set()
    with Reader() as reader:
        for name, window in scenes(percent):
            writing = reader.read(window)
            faults |= {f"{name}: {fault}" for fault in writing.faults}
            faults |= {f"{name}: in English: {words}" for words in untranslated(writing.texts)}
            if window.isWindow() and name.startswith(("people", "signoff", "settings")):
                assert (window.width(), window.height()) == (1280, 680), name
    assert sorted(faults) == []
    assert {one for one in pseudo.unknown if one[0] not in LIBRARY} == set()


@DIALOG
@pytest.mark.parametrize("code", [code for code in NAMES if code != ENGLISH])
def test_a_language_that_comes_along_is_nowhere_cut(qapp, tmp_path, code):
    language, before = Language(tmp_path), QLocale()
    language.choose(code)
    language.speak()
    try:
        with Reader() as reader:
            faults = {f"{name}: {one}" for name, shown in scenes(100) for one in reader.read(shown).faults}
    finally:
        language.fall_silent()
        QLocale.setDefault(before)
    assert sorted(faults) == []


def test_the_reader_finds_what_is_cut_laid_over_and_forgotten(qtbot, pseudo):
    look, window = Look(), QWidget()
    qtbot.addWidget(window)
    window.resize(400, 200)
    for number, (width, words) in enumerate(
        ((40, "too narrow for this"), (300, "beneath"), (300, "another"))
    ):
        label = Label(look, words, parent=window)
        label.setGeometry(10, 10 + 60 * min(number, 1), width, 20)
    button = Button(look, "cut by its parent", parent=window)
    button.setGeometry(300, 150, 200, 30)
    with Reader() as reader:
        window.show()
        writing = reader.read(window)
    said = "\n".join(sorted(writing.faults))
    for part in ("too narrow for 'too", "'beneath' and 'another' overlap", "cut at the side"):
        assert part in said
    assert len(writing.faults) == 3
    assert untranslated(writing.texts) == {"too narrow for this", "beneath", "another", "cut by its parent"}


def test_the_longer_language_keeps_the_places_for_values():
    assert stretched("Paused {done} of {count}").count("{done}") == 1
    assert "%n" in stretched("%n headsets")
    assert all(len(stretched(words)) >= 1.38 * len(words) for words in ("Live", "Message all", "Resolved"))


def test_a_language_is_chosen_in_settings_and_spoken_from_the_next_start_on(qtbot, tmp_path):
    first = Language(tmp_path / "data")
    desk = open_desk(qtbot, language=first)
    try:
        desk.window.show_screen("settings")
        page = desk.window.page("settings").look_page
        page.languages.part("cy").click()
        settle()
        assert page.kept.words == "From the next start of the program on."
        page.languages.part("en").click()
        assert page.kept.words == ""
        page.languages.part("cy").click()
        assert (first.spoken, Language(tmp_path / "data").chosen) == ("en", "cy")
    finally:
        desk.close()
    second = Language(tmp_path / "data")
    before = QLocale()
    try:
        second.speak()
        desk = open_desk(qtbot, language=second)
        assert desk.window.rail.item("people").text() == "Pobl"
        assert (text.people(1), text.people(3), text.day("2026-11-24T10:00:00.000Z")) == (
            "1 person",
            "3 o bobl",
            "24 Tach 2026",
        )
        assert QLocale().dayName(2) == "Dydd Mawrth"
        desk.close()
    finally:
        second.fall_silent()
        QLocale.setDefault(before)
    assert text.people(3) == "3 people"


@pytest.mark.parametrize("kept", [b"", b"xx\n", b"\xff\xfe", b"cy" * 5000])
def test_a_choice_that_makes_no_sense_is_english(tmp_path, kept):
    (tmp_path / "language").write_bytes(kept)
    assert Language(tmp_path).chosen == ENGLISH


def test_a_choice_that_can_not_be_kept_is_told(qtbot, tmp_path):
    (tmp_path / "data").write_text("a file where the folder should be")
    desk = open_desk(qtbot, language=Language(tmp_path / "data"))
    desk.window.show_screen("settings")
    page = desk.window.page("settings").look_page
    page.languages.part("cy").click()
    settle()
    assert page.kept.words.startswith("It could not be kept")
    assert page.languages.key == "en"
    desk.close()
