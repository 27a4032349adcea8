"""Paper: words typeset as PDF/A, and as pictures of the same pages.

What people wrote goes to the typesetter as JSON strings, which it prints and never reads as markup. They come
as `wording.plain` leaves them.
"""

import contextlib
import json
import re
import unicodedata
from datetime import datetime
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

import msgspec

from console.errors import ConsoleError, ReportReason

if TYPE_CHECKING:
    from typst import Compiler

_MOST_UNKNOWN: Final = 500
_HANGING: Final = frozenset({"Mn", "Mc", "Me", "Cf", "Sk"})
"""Categories of what joins the letter before it in one picture."""


class Print(msgspec.Struct, frozen=True):
    """One print of the records: when, by whom, and where the records stood."""

    utc: datetime
    by: str | None
    """Printed name; None: nobody had signed in."""
    console: str
    head_seq: int
    head_hash: str
    pack: str = "FILE.zip"
    """The record pack that comes with it."""


class Printer:
    """Makes pages. Loading it takes a moment and some 80 MB, so it is made late and used for many."""

    def __init__(self) -> None:
        import typst

        held = contextlib.ExitStack()
        paper, fonts = (
            held.enter_context(resources.as_file(resources.files("resources") / name))
            for name in ("paper", "fonts")
        )
        self.close = held.close
        self._paper, self._trouble = paper, typst.TypstError
        self._compiler: Compiler = typst.Compiler(root=paper, font_paths=typst.Fonts(font_paths=[fonts]))

    def pdf(self, template: str, words: dict[str, Any], utc: datetime) -> bytes:
        """Words on the paper `template` as PDF/A-2b, made at `utc`. ConsoleError(PRINT_FAILED).

        What no font of this computer can show stands as its number in Unicode: an archive page has no boxes.
        """
        (page,) = self._typeset(template, words, format="pdf", pdf_standards=["a-2b"], timestamp=_whole(utc))
        return page

    def pictures(self, template: str, words: dict[str, Any], dots_per_inch: float) -> tuple[bytes, ...]:
        """The same pages as PNG, for looking at them. ConsoleError(PRINT_FAILED)."""
        return self._typeset(template, words, format="png", ppi=dots_per_inch)

    def _typeset(self, template: str, words: dict[str, Any], **how: Any) -> tuple[bytes, ...]:
        shown = words
        for _ in range(_MOST_UNKNOWN):
            try:
                made = self._compiler.compile(
                    self._paper / template,
                    sys_inputs={"words": json.dumps(shown, ensure_ascii=False)},
                    **how,
                )
            except self._trouble as error:
                known = _replaced(shown, _undisplayable(error.message))
                if known == shown:
                    raise ConsoleError(ReportReason.PRINT_FAILED, problem=error.message) from error
                shown = known
            else:
                return tuple(made) if isinstance(made, list) else (bytes(made or b""),)
        raise ConsoleError(ReportReason.PRINT_FAILED, problem="too many unknown letters")


def _whole(utc: datetime) -> datetime:
    return utc.replace(microsecond=0)


def _undisplayable(message: str) -> str:
    """The letters that the typesetter says it can not show; empty when it says something else."""
    found = re.search(r'the text `"(.+?)"` could not be displayed', message)
    return re.sub(r"\\u\{([0-9a-f]+)\}", lambda hit: chr(int(hit[1], 16)), found[1]) if found else ""


def _replaced(value: Any, unknown: str) -> Any:
    if isinstance(value, str):
        return _numbered(value, unknown)
    if isinstance(value, dict):
        return {name: _replaced(member, unknown) for name, member in value.items()}
    return [_replaced(member, unknown) for member in value]


def _numbered(text: str, unknown: str) -> str:
    """The text with unknown letters as numbers, and with them what hangs on them: marks, joiners, hues."""
    letters = {c for c in unknown if not c.isascii()}
    # What hangs on a plain letter was the trouble, when only that letter is named.
    bearers = letters or set(unknown)
    out, hangs = [], False
    for c in text:
        is_hanging = not c.isascii() and unicodedata.category(c) in _HANGING
        hangs = c in bearers or (hangs and is_hanging)
        out.append(f"[U+{ord(c):04X}]" if hangs and not c.isascii() else c)
    return "".join(out)
