"""On which line each key of a TOML text stands: `tomllib` reads values but forgets where they were.

Expects text that `tomllib` has accepted, so it only has to follow the grammar, never to judge it.
"""

import re
import tomllib
from bisect import bisect_right
from typing import Final

KeyPath = tuple[str | int, ...]
"""("steps", 3, "typical_s"): a key of the fourth table of the array `steps`."""

_SPACE: Final = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY: Final = re.compile(r"""[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'""")
_DOT: Final = re.compile(r"[ \t]*\.[ \t]*")
_STRING: Final = re.compile(
    r'"""(?:[^"\\]|\\.|"{1,2}(?!"))*"{3,5}'
    r"|'''(?:[^']|'{1,2}(?!'))*'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_SCALAR: Final = re.compile(r"[^,\]}#\n]+")


class KeyLines:
    """The lines of all keys, table headers and array items of one text, counted from 1."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._line_starts = [0, *(m.end() for m in re.finditer("\n", source))]
        self._lines: dict[KeyPath, int] = {}
        self._items: dict[KeyPath, int] = {}
        self._scan()

    def line(self, path: KeyPath) -> int:
        """Line of `path`, or of the nearest thing around it that has one."""
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path, 1)

    def _scan(self) -> None:
        table: KeyPath = ()
        self._skip_space()
        while self._at < len(self._source):
            if self._source[self._at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip_space()

    def _header(self) -> KeyPath:
        start = self._at
        opens_item = self._source.startswith("[[", start)
        self._at += 2 if opens_item else 1
        self._skip_space()
        *outer, last = self._key()
        path: KeyPath = ()
        for part in outer:
            path = self._newest((*path, part))
        path = (*path, last)
        if opens_item:
            self._mark(path, start)
            self._items[path] = self._items.get(path, -1) + 1
        path = self._newest(path)
        self._mark(path, start)
        self._skip_space()
        self._at += 2 if opens_item else 1
        return path

    def _newest(self, path: KeyPath) -> KeyPath:
        """`path` itself, or its latest item when it is an array of tables."""
        return (*path, self._items[path]) if path in self._items else path

    def _pair(self, table: KeyPath) -> None:
        """One `key = value` with all that is inside it; a stack, not recursion, because text may nest."""
        inside: list[tuple[KeyPath, int | None]] = []
        path = self._name(table)
        while True:
            opened = self._source[self._at]
            if opened in "[{":
                self._at += 1
                inside.append((path, 0 if opened == "[" else None))
            else:
                self._value()
            next_path = self._next(inside)
            if next_path is None:
                return
            path = next_path

    def _next(self, inside: list[tuple[KeyPath, int | None]]) -> KeyPath | None:
        """Step to the next value of the innermost open array or inline table; None when all are closed."""
        while inside:
            self._skip_space()
            if self._source[self._at] == ",":
                self._at += 1
                self._skip_space()
            if self._source[self._at] in "]}":
                self._at += 1
                inside.pop()
                continue
            path, item = inside[-1]
            if item is None:
                return self._name(path)
            inside[-1] = (path, item + 1)
            self._mark((*path, item), self._at)
            return (*path, item)
        return None

    def _name(self, table: KeyPath) -> KeyPath:
        start = self._at
        path: KeyPath = table
        for part in self._key():
            path = (*path, part)
            self._mark(path, start)
        self._skip_space()
        self._at += 1
        self._skip_space()
        return path

    def _key(self) -> list[str]:
        parts = [self._key_part()]
        while dot := _DOT.match(self._source, self._at):
            self._at = dot.end()
            parts.append(self._key_part())
        return parts

    def _key_part(self) -> str:
        found = _KEY.match(self._source, self._at)
        assert found is not None, "not TOML"
        self._at = found.end()
        text = found.group()
        return str(tomllib.loads(f"k = {text}")["k"]) if text[0] in "\"'" else text

    def _value(self) -> None:
        found = (_STRING if self._source[self._at] in "\"'" else _SCALAR).match(self._source, self._at)
        assert found is not None, "not TOML"
        self._at = found.end()

    def _skip_space(self) -> None:
        found = _SPACE.match(self._source, self._at)
        assert found is not None
        self._at = found.end()

    def _mark(self, path: KeyPath, at: int) -> None:
        self._lines.setdefault(path, bisect_right(self._line_starts, at))
