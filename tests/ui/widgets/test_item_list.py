"""The list beside a sheet: what stands before titles has its room, and takes none where nothing stands."""

from dataclasses import replace

import pytest

from tests.support.painted import Reader
from ui.theme import Look
from ui.widgets.item_list import Item, ItemList

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
WAITS = Item("a", "Hana Sato", "", "competent, to countersign", "signature", "10:05", is_name=True)


def shortened(listed, *items):
    listed.set_items(items)
    with Reader() as reader:
        return reader.read(listed).faults


def test_titles_begin_at_the_edge_where_nothing_stands_before_any_of_them(qtbot):
    listed = ItemList(Look(), "Decisions", lead_width=70)
    qtbot.addWidget(listed)
    listed.resize(230, 300)
    listed.show()
    assert shortened(listed, WAITS, replace(WAITS, key="b")) == set()
    assert len(shortened(listed, WAITS, replace(WAITS, key="b", lead="04"))) == 1
