"""What stands on the paper of a report, as blocks in their order; `report.typ` knows how each looks.

Words come as they are printed. A cell of a table is its words, or a `Cell` where more is to be said of it.
"""

from collections.abc import Iterable
from typing import Any, Final, Literal

import msgspec

from console.clock import iso_utc
from console.records.canonical import printed_head
from console.reports import wording
from console.reports.typesetting import Print

TEMPLATE: Final = "report.typ"
LONGEST_IN_CELL: Final = 20
"""Letters of a word that a narrow column can hold."""
Mark = Literal["met", "not met", "void", ""]


class Cell(msgspec.Struct, frozen=True):
    """One cell of a table."""

    words: str
    mark: Mark = ""
    """Stands before the words."""
    is_strong: bool = False
    second: str = ""
    """A muted line below."""


class Column(msgspec.Struct, frozen=True):
    """One column. `width` is design px; 0: what the words need; -n: n shares of the rest."""

    head: str
    width: int = 0
    align: Literal["left", "right"] = "left"


class Facts(msgspec.Struct, frozen=True, tag_field="kind", tag="facts"):
    """Named facts in two columns."""

    left: tuple[tuple[str, str], ...]
    right: tuple[tuple[str, str], ...]


class Figures(msgspec.Struct, frozen=True, tag_field="kind", tag="figures"):
    """Large figures with their words, side by side."""

    figures: tuple[tuple[str, str], ...]


class Banner(msgspec.Struct, frozen=True, tag_field="kind", tag="banner"):
    """What must be seen before the rest is read."""

    words: str


class Bars(msgspec.Struct, frozen=True, tag_field="kind", tag="bars"):
    """Counts as bars: name, count, and two texts to the right."""

    title: str
    note: str
    rows: tuple[tuple[str, int, str, str], ...]


class Table(msgspec.Struct, frozen=True, tag_field="kind", tag="table"):
    """A table; its heads stand on every page that it reaches."""

    title: str
    note: str
    columns: tuple[Column, ...]
    rows: tuple[tuple["Cell | str", ...], ...]
    empty: str = ""
    """Stands in the place of rows."""


class Notes(msgspec.Struct, frozen=True, tag_field="kind", tag="notes"):
    """Named sentences."""

    title: str
    note: str
    rows: tuple[tuple[str, str], ...]


Block = Facts | Figures | Banner | Bars | Table | Notes


def page(title: str, place: str, blocks: Iterable[Block], made: Print, after: str = "") -> dict[str, Any]:
    """Everything on the paper, in plain words. `after` stands behind who printed it."""
    printed = f"Printed {wording.time(iso_utc(made.utc))} UTC" + (f" by {made.by}" if made.by else "")
    words = {
        "title": title,
        "place": place,
        "subject": f"{title}, {place}",
        "practice": wording.PRACTICE,
        "printed": f"{printed}. {after}" if after else f"{printed}.",
        "head": f"Head of the records when printed: entry {wording.number(made.head_seq)}",
        "code": printed_head(made.head_hash),
    }
    return {**wording.plain(words), "blocks": [_block(block) for block in blocks]}


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Table):
        block = msgspec.structs.replace(block, rows=tuple(tuple(map(_cell, row)) for row in block.rows))
    narrow = LONGEST_IN_CELL if isinstance(block, Table) else wording.LONGEST_WORD
    plain: dict[str, Any] = wording.plain(msgspec.to_builtins(block), narrow)
    return plain


def _cell(cell: Cell | str) -> Cell:
    return Cell(cell) if isinstance(cell, str) else cell
