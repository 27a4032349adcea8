"""Every word on screen that can be translated, found by reading the source: context, English, counted or not.

Translating functions are recognised by what they do (`QCoreApplication.translate` with a context of its own),
wherever they are imported. `self.tr` has the class as its context. Words that a table holds are found through
the table. What can not be found is reported: a word that nobody can translate is a fault.
"""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from console.sentences import SENTENCES
from tests.support.tree import ROOT

HELD: Final[Mapping[tuple[str, str], int]] = {
    ("ui.keys.table", "Key"): 1,
    ("ui.keys.table", "Group"): 0,
}
"""Values that hold words for later, by module and constructor: which argument is in words."""
HOLDERS: Final[Mapping[tuple[str, str], str]] = {
    ("ui.live.log_text", "words"): "_KINDS",
    ("ui.keys.table", "title"): "_SCREENS",
    ("ui.keys.card", "group.title"): "",
    ("ui.keys.card", "key.does"): "",
    ("ui.keys.keymap", "row.does"): "",
    ("ui.settings.keys_page", "group.title"): "",
    ("ui.settings.keys_page", "key.does"): "",
    ("ui.text", "many"): "",
}
"""Where words come out of a table: module and expression, and its table when that is of the same module."""
COUNTED: Final = "counted"
"""`counted(one, many, count)`: the second one is translated, in as many forms as a language has."""


class Message(NamedTuple):
    """One thing to translate."""

    context: str
    source: str
    counted: bool = False


class Found(NamedTuple):
    """What was found: messages with where each stands first, and places whose words can not be found."""

    messages: dict[Message, str]
    lost: list[str]


class _Module(NamedTuple):
    name: str
    path: Path
    tree: ast.Module


def find_words(root: Path = ROOT) -> Found:
    """Read all of `ui`, and the sentences for trouble."""
    modules = [_read(root, path) for path in sorted((root / "ui").rglob("*.py"))]
    wrappers = {module.name: _wrappers(module) for module in modules}
    found = Found({}, [])
    for module in modules:
        _Reader(module, wrappers, found).visit(module.tree)
    for sentence in SENTENCES.values():
        found.messages.setdefault(Message("sentences", sentence), "console/sentences.py")
    return found


def _read(root: Path, path: Path) -> _Module:
    parts = path.relative_to(root).with_suffix("").parts
    return _Module(".".join(parts), path.relative_to(root), ast.parse(path.read_text("utf-8")))


def _is_translate(call: ast.AST) -> bool:
    return isinstance(call, ast.Call) and ast.unparse(call.func) == "QCoreApplication.translate"


def _wrappers(module: _Module) -> dict[str, str]:
    """Functions of a module that translate their first argument, and in which context."""
    found = {}
    for function in module.tree.body:
        if not isinstance(function, ast.FunctionDef) or not function.args.args:
            continue
        first = function.args.args[0].arg
        for call in ast.walk(function):
            if isinstance(call, ast.Call) and _is_translate(call) and ast.unparse(call.args[1]) == first:
                found[function.name] = ast.literal_eval(call.args[0])
    return found


class _Reader(ast.NodeVisitor):
    """Walks one module and notes what is translated in it."""

    def __init__(self, module: _Module, wrappers: Mapping[str, Mapping[str, str]], found: Found) -> None:
        self._module, self._wrappers, self._found = module, wrappers, found
        self._known = dict(wrappers[module.name])
        """Context of each translating function by the name it has here."""
        self._tables = dict(_tables(module.tree))
        self._alias = "self.tr"
        self._classes: list[str] = []
        self._inside: list[str] = []

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        """Translating functions, and modules that have some, may come from elsewhere."""
        for alias in node.names:
            here = alias.asname or alias.name
            context = self._wrappers.get(node.module or "", {}).get(alias.name)
            if context is not None or alias.name == COUNTED:
                self._known[here] = context or "text"
            for name, context in self._wrappers.get(f"{node.module}.{alias.name}", {}).items():
                self._known[f"{here}.{name}"] = context

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        """`self.tr` is translated in the context of the class around it."""
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        """A translating function's own call says nothing."""
        self._inside.append(node.name)
        self.generic_visit(node)
        self._inside.pop()

    def visit_Assign(self, node: ast.Assign) -> None:
        """`tr = self.tr` is the same by another name."""
        if ast.unparse(node.value) == "self.tr":
            self._alias = ast.unparse(node.targets[0])
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        """Note what this call translates, if it does."""
        self.generic_visit(node)
        name = ast.unparse(node.func)
        held = HELD.get((self._module.name, name))
        if held is not None:
            self._note(self._known["tr"], node.args[held], node)
        elif name.split(".")[-1] == COUNTED:
            self._note("text", node.args[1], node, counted=True)
        elif name in ("self.tr", self._alias) and self._classes:
            self._note(self._classes[-1], node.args[0], node)
        elif name.endswith(".tr"):  # whose words, and in which context, can not be read off
            self._found.lost.append(f"{self._module.path.as_posix()}:{node.lineno}: {name}")
        elif _is_translate(node):
            if not (self._inside and self._inside[0] in self._wrappers[self._module.name]):
                self._note_direct(node)
        elif name in self._known and self._module.name != "ui.text":
            self._note(self._known[name], node.args[0], node)
        elif self._module.name == "ui.text" and name == "translate":
            self._note("text", node.args[0], node)

    def _note_direct(self, node: ast.Call) -> None:
        context = ast.literal_eval(node.args[0])
        if context == "sentences":  # all of them are found in their table
            return
        self._note(context, node.args[1], node, counted=len(node.args) > 3)

    def _note(self, context: str, words: ast.expr, node: ast.Call, *, counted: bool = False) -> None:
        where = f"{self._module.path.as_posix()}:{node.lineno}"
        sources = list(self._sources(words))
        if not sources and HOLDERS.get((self._module.name, ast.unparse(words))) != "":
            self._found.lost.append(f"{where}: {ast.unparse(words)}")
        for source in sources:
            self._found.messages.setdefault(Message(context, source, counted), where.rpartition(":")[0])

    def _sources(self, words: ast.expr) -> Iterator[str]:
        """The English of an argument: literal, one of two, or out of a table of this module."""
        if isinstance(words, ast.Constant) and isinstance(words.value, str):
            yield words.value
        elif isinstance(words, ast.IfExp):
            yield from self._sources(words.body)
            yield from self._sources(words.orelse)
        elif isinstance(words, ast.Subscript) and isinstance(words.value, ast.Name):
            yield from self._tables.get(words.value.id, ())
        elif isinstance(words, ast.Call) and ast.unparse(words.func).endswith(".get"):
            yield from self._tables.get(ast.unparse(words.func).removesuffix(".get"), ())
            for default in words.args[1:]:
                yield from self._sources(default)
        else:
            held = HOLDERS.get((self._module.name, ast.unparse(words)), "")
            yield from self._tables.get(held, ())


def _tables(tree: ast.Module) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Constant tables of a module by name, with the words among their values."""
    for node in tree.body:
        target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
        value = getattr(node, "value", None)
        if isinstance(target, ast.Name) and isinstance(value, ast.Dict | ast.Tuple):
            rows = value.values if isinstance(value, ast.Dict) else value.elts
            yield target.id, tuple(word for row in rows for word in _words(row))


def _words(row: ast.expr) -> Iterator[str]:
    """What one row of a table says: itself, the second of several, or what many keys share."""
    if isinstance(row, ast.Constant) and isinstance(row.value, str):
        yield row.value
    elif isinstance(row, ast.Tuple) and len(row.elts) > 1:
        yield from _words(row.elts[1])
    elif isinstance(row, ast.DictComp):
        yield from _words(row.value)
    elif isinstance(row, ast.Call) and ast.unparse(row.func) == "dict.fromkeys":
        yield from _words(row.args[1])
