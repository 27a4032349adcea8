"""The pages of help, as they lie in `resources/docs`: Markdown, in English."""

from functools import cache
from importlib import resources
from typing import Final

_FOLDER: Final = resources.files("resources") / "docs"
FIRST: Final = "classes"


@cache
def names() -> frozenset[str]:
    """What the pages are called in links: their files' names without `.md`."""
    found = (entry.name for entry in _FOLDER.iterdir())
    return frozenset(name.removesuffix(".md") for name in found if name.endswith(".md"))


@cache
def text_of(name: str) -> str:
    """The Markdown of one of `names`."""
    return (_FOLDER / f"{name}.md").read_text("utf-8")


def holding(words: str) -> frozenset[str]:
    """The pages in which all of these words stand, in whatever case; all pages for no words."""
    wanted = words.casefold().split()
    return frozenset(name for name in names() if all(word in text_of(name).casefold() for word in wanted))
