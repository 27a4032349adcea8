"""Keep resources/i18n in step with the source: `python -m tests.support.languages` when words have changed.

What is new stands there untranslated, what is gone goes, and a word that has been translated elsewhere is
offered as a proposal. Translators work on the `.ts` files with Qt Linguist; only what they have finished is
compiled, so that a doubtful word stays English until somebody who speaks the language has said yes.
"""

import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from importlib.resources import as_file, files
from pathlib import Path
from typing import Final, NamedTuple

import PySide6

from tests.support.words import Message, find_words

FORMS: Final[Mapping[str, int]] = {"cy": 5}
"""How many forms a counted word has, by language, as Qt counts them."""
QT_WORDS: Final = tuple(
    Message(context, source)
    for context, sources in (
        ("QPlatformTheme", ("OK", "Cancel", "Close", "&Yes", "&No", "Save", "Open")),
        (
            "QWidgetTextControl",
            ("&Undo", "&Redo", "Cu&t", "&Copy", "&Paste", "Delete", "Select All"),
        ),
        ("QLineEdit", ("&Undo", "&Redo", "Cu&t", "&Copy", "&Paste", "Delete", "Select All")),
    )
    for source in sources
)
"""Words that Qt itself puts on our screens; there is no Welsh of Qt."""


class Translation(NamedTuple):
    """What one message is in another language: one form, or as many as a counted word has."""

    forms: tuple[str, ...]
    is_finished: bool


def folder() -> Path:
    """Where the languages lie."""
    with as_file(files("resources") / "i18n") as found:
        return found


def wanted() -> dict[Message, str]:
    """Everything that can be translated, with where it stands. SystemExit when some word can not be found."""
    found = find_words()
    if found.lost:
        raise SystemExit("Words that nobody can translate:\n" + "\n".join(found.lost))
    return found.messages | dict.fromkeys(QT_WORDS, "Qt")


def read(file: Path) -> dict[Message, Translation]:
    """What a `.ts` file holds."""
    held = {}
    for context in ET.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            said = message.find("translation")
            assert said is not None
            forms = [form.text or "" for form in said.iter("numerusform")] or [said.text or ""]
            key = Message(
                context.findtext("name", ""), message.findtext("source", ""), message.get("numerus") == "yes"
            )
            held[key] = Translation(tuple(forms), said.get("type") is None)
    return held


def merge(
    language: str, messages: Mapping[Message, str], held: Mapping[Message, Translation]
) -> dict[Message, Translation]:
    """Everything that is wanted, with what is held of it; the same English elsewhere is proposed."""
    proposals: dict[tuple[str, bool], Translation] = {}
    for message, translation in held.items():
        if any(translation.forms):
            proposals.setdefault((message.source, message.counted), translation)
    nothing = {False: ("",), True: ("",) * FORMS[language]}
    merged = {}
    for message in messages:
        found = held.get(message)
        if found is None or not any(found.forms):
            proposed = proposals.get((message.source, message.counted))
            found = Translation(proposed.forms if proposed else nothing[message.counted], False)
        merged[message] = found
    return merged


def write(
    file: Path, language: str, messages: Mapping[Message, str], said: Mapping[Message, Translation]
) -> None:
    """Write a `.ts` file, ordered so that a change shows as one."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    for name in sorted({message.context for message in said}):
        context = ET.SubElement(root, "context")
        ET.SubElement(context, "name").text = name
        for message in sorted(one for one in said if one.context == name):
            entry = ET.SubElement(context, "message", {"numerus": "yes"} if message.counted else {})
            ET.SubElement(entry, "location", filename=messages[message])
            ET.SubElement(entry, "source").text = message.source
            forms, is_finished = said[message]
            target = ET.SubElement(entry, "translation", {} if is_finished else {"type": "unfinished"})
            if message.counted:
                for form in forms:
                    ET.SubElement(target, "numerusform").text = form
            else:
                target.text = forms[0]
    ET.indent(root, "  ")
    words = ET.tostring(root, encoding="unicode", short_empty_elements=False)
    file.write_text(
        f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{words}\n', "utf-8", newline="\n"
    )


def compile_file(file: Path, compiled: Path) -> None:
    """Make the `.qm` that the window loads, of what is finished."""
    name = "lrelease.exe" if sys.platform == "win32" else "lrelease"
    tool = Path(PySide6.__file__).parent / name
    command: list[str | Path] = [tool, "-silent", "-nounfinished", "-removeidentical", file, "-qm", compiled]
    subprocess.run(command, check=True)


def main() -> None:
    """Bring every language up to date, and say how far it has come."""
    messages = wanted()
    for language in FORMS:
        file = folder() / f"{language}.ts"
        said = merge(language, messages, read(file) if file.exists() else {})
        write(file, language, messages, said)
        compile_file(file, file.with_suffix(".qm"))
        finished = sum(one.is_finished for one in said.values())
        doubtful = sum(not one.is_finished and any(one.forms) for one in said.values())
        sys.stdout.write(f"{language}: {finished} of {len(said)} finished, {doubtful} to be confirmed\n")


if __name__ == "__main__":
    main()
