"""The rail: what it counts can be read, be the window low and the text large."""

import pytest

from tests.support.painted import Reader
from ui.rail import Rail
from ui.theme import Look

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.mark.parametrize("scale", [1.0, 1.25, 2.0])
def test_a_count_of_more_digits_stays_whole_on_a_narrow_rail(qtbot, scale):
    rail = Rail(Look(scale=scale), {"live": "Live", "signoff": "Sign-off", "devices": "Devices"})
    qtbot.addWidget(rail)
    rail.resize(rail.width(), 400)
    rail.show()
    rail.set_count("signoff", 12)
    rail.set_count("devices", 340)
    with Reader() as reader:
        writing = reader.read(rail)
    assert {"12", "99+"} <= writing.texts
    assert writing.faults == set()
