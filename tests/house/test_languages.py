"""Every word on screen can be translated, and the languages that we have hold all of them."""

import ast
import re

import pytest
from PySide6.QtCore import QTranslator

from console.sentences import SENTENCES
from tests.support.languages import FORMS, folder, read, wanted
from tests.support.tree import ROOT, project_files
from tests.support.words import Message, find_words

PLACES = re.compile(r"\{\w+\}")
LANGUAGES = tuple(FORMS)


def test_every_translated_word_can_be_found_in_the_source():
    assert find_words().lost == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_holds_every_word_and_no_other(language):
    """After words on screen have changed: `python -m tests.support.languages`."""
    assert set(read(folder() / f"{language}.ts")) == set(wanted())


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_finished_is_what_the_window_loads(language):
    translator = QTranslator()
    assert translator.load(str(folder() / f"{language}.qm"))
    for message, (forms, is_finished) in read(folder() / f"{language}.ts").items():
        counts = range(8) if message.counted else (-1,)
        said = {translator.translate(message.context, message.source, None, n) or "" for n in counts}
        kept = set(forms) - {message.source} if is_finished else set()
        assert said - {message.source, ""} == {form for form in kept if form}, message


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_keeps_the_places_for_values(language):
    for message, (forms, is_finished) in read(folder() / f"{language}.ts").items():
        for form in filter(None, forms):
            assert sorted(PLACES.findall(form)) == sorted(PLACES.findall(message.source)), message
            assert ("%n" in form) == ("%n" in message.source), message
            assert form.strip() == form or message.source != message.source.strip(), message
        assert not is_finished or all(forms), message


def test_the_reader_of_words_knows_every_way_in_which_they_are_written(tmp_path):
    source = """
from ui.words import tr as say
TABLE = {1: "out of a table", 2: ("icon", "second of two")}
class One:
    def words(self, yes):
        tr = self.tr
        self.tr("of a class")
        tr("by another name")
        say("by " "import")
        say("if so" if yes else "if not")
        say(TABLE[1])
        say(yes)
        yes.tr("of somebody else")
        counted("1 thing", "%n things", 3)
"""
    (tmp_path / "ui").mkdir()
    (tmp_path / "ui" / "one.py").write_text(source)
    (tmp_path / "ui" / "words.py").write_text(
        "def tr(words):\n    return QCoreApplication.translate('place', words)\n"
    )
    found = find_words(tmp_path)
    messages = {message for message in found.messages if message.context != "sentences"}
    assert messages == {
        *(Message("One", one) for one in ("of a class", "by another name")),
        *(
            Message("place", one)
            for one in ("by import", "if so", "if not", "out of a table", "second of two")
        ),
        Message("text", "%n things", True),
    }
    assert found.lost == ["ui/one.py:12: yes", "ui/one.py:13: yes.tr"]
    assert {message.source for message in found.messages} >= set(SENTENCES.values())


def test_no_widget_is_given_bare_words():
    """A label, button or tooltip whose words are written there in English was forgotten."""
    takes = {"setText", "setToolTip", "setAccessibleName", "setWindowTitle", "setPlaceholderText", "say"}
    makes = {
        "Label",
        "Button",
        "Remark",
        "ReasonLine",
        "CheckBox",
        "RadioButton",
        "Field",
        "TopBar",
        "SectionHead",
    }
    bare = []
    for path in project_files():
        if path.suffix != ".py" or path.relative_to(ROOT).parts[0] != "ui":
            continue
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = ast.unparse(call.func).split(".")[-1] if isinstance(call, ast.Call) else ""
            for argument in call.args if name in takes | makes else ():  # type: ignore[attr-defined]
                literal = argument.value if isinstance(argument, ast.Constant) else None
                if isinstance(literal, str) and re.search(r"[A-Z]?[a-z]+ [a-z]+", literal):
                    bare.append(f"{path.relative_to(ROOT)}:{call.lineno}: {literal}")
    assert bare == []
