"""Course packs from their files: those that come with the program and those of the institution's folder.

A pack is one TOML file written by people. It is checked whole before anything may stand on it; a bad one is
refused with file, line and what is wrong.
"""

import hashlib
import importlib.resources
import re
import stat
import tomllib
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Final

import msgspec

from console.courses import rules
from console.courses.content import (
    Criterion,
    CriticalError,
    LesserError,
    OralQuestion,
    Pack,
    PassRule,
    Step,
)
from console.courses.key_lines import KeyLines
from console.courses.misfits import misfits
from console.errors import ConsoleError, PackReason

__all__ = [
    "Criterion",
    "CriticalError",
    "LesserError",
    "OralQuestion",
    "Pack",
    "PassRule",
    "Step",
    "examine",
    "load_all",
    "version_key",
]

MAX_BYTES: Final = 131_072
MAX_LINE: Final = 1_000
"""Characters. `tomllib` takes quadratic time for long dotted keys, so no line may be long."""
MAX_FILES: Final = 500

MAX_FAULTS: Final = 50
"""So many are told of one file; who has more begins with these."""

_TOML_LINE: Final = re.compile(r"^(.*) \(at (?:line (\d+), column \d+|end of document)\)$", re.DOTALL)


def examine(
    source: Path | Traversable | bytes, name: str | None = None
) -> tuple[Pack | None, list[ConsoleError]]:
    """Read one pack: either the pack, or all that is wrong with it in the order of its lines.

    Of text that is no TOML only the first fault can be told.
    """
    try:
        data, name = _bytes(source, name)
        text = _decode(data, name)
        pack, wrong = _convert(data, _parse(text, name))
    except ConsoleError as trouble:
        return None, [trouble]
    if pack is not None and not wrong:
        return pack, []
    found = sorted(_refusals(wrong, text, name), key=lambda trouble: int(trouble.detail["line"]))
    return None, found[:MAX_FAULTS]


def load_all(*folders: Path) -> tuple[list[Pack], list[ConsoleError]]:
    """The program's own packs and those of `folders`, by id and version; bad ones are told, never fatal.

    Several versions stand side by side. A folder that is not there is an empty one.
    """
    packs: dict[tuple[str, str], Pack] = {}
    troubles: list[ConsoleError] = []
    shipped = importlib.resources.files("resources") / "courses"
    for folder in (shipped, *folders):
        try:
            files = _toml_files(folder)
        except ConsoleError as trouble:
            troubles.append(trouble)
            continue
        for file in files:
            pack, wrong = examine(file, str(file))
            troubles += wrong
            if pack is None:
                continue
            try:
                _refuse_second_content(packs.get((pack.id, pack.version)), pack, str(file))
            except ConsoleError as trouble:
                troubles.append(trouble)
            else:
                packs[pack.id, pack.version] = pack
    return sorted(packs.values(), key=lambda pack: (pack.id, version_key(pack.version))), troubles


def version_key(version: str) -> tuple[int, ...]:
    """For sorting: 1.10 comes after 1.9."""
    return tuple(int(part) for part in version.split("."))


def _refuse_second_content(known: Pack | None, pack: Pack, name: str) -> None:
    """One version is one content: whoever changes a pack gives it a new version."""
    if known is not None and known.sha256 != pack.sha256:
        what = f"{pack.id} {pack.version} is loaded already with other content: give this one a new version"
        raise ConsoleError(PackReason.BAD_FIELD, file=name, line=1, what=what)


def _toml_files(folder: Path | Traversable) -> list[Path | Traversable]:
    try:
        if not folder.is_dir():
            return []
        found = sorted(
            (file for file in folder.iterdir() if file.name.endswith(".toml") and file.name[0] != "."),
            key=lambda file: file.name,
        )
    except OSError as error:
        what = error.strerror or "can not be read"
        raise ConsoleError(PackReason.UNREADABLE, file=str(folder), what=what) from error
    if len(found) > MAX_FILES:
        what = f"has more than {MAX_FILES} packs"
        raise ConsoleError(PackReason.UNREADABLE, file=str(folder), what=what)
    return list(found)


def _read(file: Path | Traversable, name: str) -> bytes:
    try:
        # A pipe or a device would keep its reader waiting for ever.
        if isinstance(file, Path) and not stat.S_ISREG(file.stat().st_mode):
            raise ConsoleError(PackReason.UNREADABLE, file=name, what="is not a file")
        with file.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError as error:
        what = error.strerror or "can not be read"
        raise ConsoleError(PackReason.UNREADABLE, file=name, what=what) from error


def _bytes(source: Path | Traversable | bytes, name: str | None) -> tuple[bytes, str]:
    if isinstance(source, bytes):
        return source, name or "pack"
    name = name or source.name
    return _read(source, name), name


def _convert(data: bytes, document: dict[str, Any]) -> tuple[Pack | None, list[rules.Fault]]:
    """The pack, if its fields have the right types, and all that is wrong with it."""
    if "sha256" in document:
        return None, [(("sha256",), "is worked out from the file, it can not stand in it")]
    document = {**document, "sha256": hashlib.sha256(data).hexdigest()}
    try:
        pack = msgspec.convert(document, Pack)
    except msgspec.ValidationError:
        return None, list(misfits(document, Pack))
    return pack, list(rules.faults(pack))


def _refusals(wrong: list[rules.Fault], text: str, name: str) -> list[ConsoleError]:
    lines = KeyLines(text)
    found = []
    for path, what in wrong:
        key = next((part for part in reversed(path) if isinstance(part, str)), "")
        said = _printable(f"{key}: {what}" if key else what)
        found.append(ConsoleError(PackReason.BAD_FIELD, file=name, line=lines.line(path), what=said))
    return found


def _decode(data: bytes, name: str) -> str:
    if len(data) > MAX_BYTES:
        what = f"is larger than {MAX_BYTES // 1024} KiB"
        raise ConsoleError(PackReason.BAD_TOML, file=name, line=1, what=what)
    try:
        source = data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConsoleError(PackReason.BAD_TOML, file=name, line=line, what="is not UTF-8 text") from error
    for number, text in enumerate(source.split("\n"), 1):
        if len(text) > MAX_LINE:
            what = f"the line is longer than {MAX_LINE} characters"
            raise ConsoleError(PackReason.BAD_TOML, file=name, line=number, what=what)
    return source


def _parse(source: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        found = _TOML_LINE.match(str(error))
        line = int(found.group(2)) if found and found.group(2) else source.rstrip().count("\n") + 1
        what = found.group(1) if found else str(error)
        raise ConsoleError(PackReason.BAD_TOML, file=name, line=line, what=_printable(what)) from error
    except (RecursionError, ValueError) as error:
        what = "is nested too deeply" if isinstance(error, RecursionError) else "has an impossible value"
        raise ConsoleError(PackReason.BAD_TOML, file=name, line=1, what=what) from error


def _printable(text: str) -> str:
    """Words for a terminal: a key may hold anything, control sequences too."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text[:240])
