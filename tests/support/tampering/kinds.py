"""What a kind of tampering is, and the table that collects them."""

from collections.abc import Callable
from typing import NamedTuple

from tests.support.tampering.file import File

Attack = Callable[[File], int | None]


class Kind(NamedTuple):
    """One way to tamper with a file."""

    name: str
    what: str
    do: Attack
    """Does it, and returns the number of the entry that must be named; None: no entry shows it."""
    hidden: str | None
    """Why a record pack can not show it; None: it shows it."""
    rebuilt: bool
    """The lists are made anew afterwards, as anybody can who has the program."""
    plain: bool
    """It is of a plain file only."""


KINDS: dict[str, Kind] = {}

LISTS = "a pack holds entries and parts, and none of the lists that are made of them"
SCHEMA = "a pack holds no database"
COLUMNS = "a pack holds the entry's text, hash and signature, and no other column"
ROWS = "a pack holds the sealed log of a run, and not the rows that it was sealed from"
LOCAL = "what is local to a console is in no pack"
ANCHORS = "anchors judge the live file; a pack is held against the head code on paper"
WHOLE = "what is left is whole in itself: a pack of it is held against the head code on paper"


def kind(
    *, hidden: str | None = None, rebuilt: bool = False, plain: bool = False
) -> Callable[[Attack], Attack]:
    """Put a function into the table, under its name and with its docstring."""

    def keep(do: Attack) -> Attack:
        name = do.__name__.replace("_", " ")
        KINDS[name] = Kind(name, (do.__doc__ or "").strip(), do, hidden, rebuilt, plain)
        return do

    return keep
