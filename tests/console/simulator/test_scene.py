import io

import pytest
from PIL import Image

from console.headsets.protocol import decode_view
from console.simulator.scene import Scene


def picture(frame: bytes) -> Image.Image:
    view = decode_view(frame)
    assert view is not None
    return Image.open(io.BytesIO(view[1]))


@pytest.mark.parametrize(("asked", "width"), [(1, 64), (64, 64), (480, 480), (960, 960), (10**9, 960)])
def test_picture_has_the_width_asked_for_within_reason_and_fits(asked: int, width: int) -> None:
    frame = Scene(1).frame(123.9, 3, asked)
    assert len(frame) <= 60_000
    assert picture(frame).width == width
    view = decode_view(frame)
    assert view is not None
    assert view[0] == 123.0


def test_picture_changes_with_time_and_with_the_step() -> None:
    scene = Scene(1)
    same_step = {scene.frame(at, 3, 160) for at in (0.0, 500.0, 1000.0)}
    rooms = {scene.frame(0.0, index, 160) for index in range(1, 9)}
    assert len(same_step) == 3
    assert len(rooms) == 8


def test_picture_is_grey_and_not_empty() -> None:
    colours = picture(Scene(2).frame(0.0, 5, 320)).convert("RGB")
    thumb = colours.resize((16, 10))
    pixels = [thumb.getpixel((x, y)) for x in range(16) for y in range(10)]
    assert len(set(pixels)) > 20
    for pixel in pixels:
        assert isinstance(pixel, tuple)
        assert max(pixel) - min(pixel) < 48
