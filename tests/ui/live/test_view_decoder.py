"""Pictures come out as large as their place, whatever shape they are sent in."""

from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtCore import QSize

from ui.live.view_decoder import decode


def jpeg(width: int, height: int) -> bytes:
    """Left half white, right half black, and a white foot."""
    image = Image.new("L", (width, height))
    image.paste(255, (0, 0, width // 2, height))
    image.paste(255, (0, height * 3 // 4, width, height))
    sink = BytesIO()
    image.save(sink, "JPEG")
    return sink.getvalue()


@pytest.mark.parametrize("sent", [(640, 360), (641, 359), (160, 100), (64, 40), (9, 500), (1, 1)])
@pytest.mark.parametrize("wanted", [(160, 100), (137, 85), (448, 298), (1, 1)])
def test_a_picture_fills_its_place(sent, wanted):
    assert decode(jpeg(*sent), QSize(*wanted)).size() == QSize(*wanted)


def test_what_is_cut_off_is_cut_evenly():
    image = decode(jpeg(640, 360), QSize(160, 100))
    sides = [image.pixelColor(x, 20).lightness() for x in (0, 70, 90, 159)]
    assert sides[0] > 240 and sides[1] > 240 and sides[2] < 15 and sides[3] < 15
    assert image.pixelColor(159, 95).lightness() > 240


@pytest.mark.parametrize("broken", [b"", b"\xff\xd8", b"not a picture", jpeg(64, 40)[:200]])
def test_what_is_no_picture_is_none(broken):
    assert decode(broken, QSize(160, 100)).isNull()
    assert decode(jpeg(64, 40), QSize()).isNull()
