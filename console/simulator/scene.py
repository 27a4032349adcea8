"""What the trainee sees, painted: a grey corridor, a bench and two gloved hands that move with the step.

Pillow is imported with the first picture, so that a headset nobody looks into stays small.
"""

import io
import math
from collections.abc import Callable
from random import Random
from typing import TYPE_CHECKING, Final

from console.headsets.limits import VIEW_BYTES
from console.headsets.protocol import encode_view

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

HEADER_BYTES: Final = 12
DESIGN_SIZE: Final = (1104, 690)
"""The coordinates below are drawn in this space and scaled to the width that the console asks for."""
MIN_WIDTH: Final = 64
MAX_WIDTH: Final = 960

Point = tuple[float, float]
Colour = tuple[int, int, int]
Fill = Callable[..., None]
"""Fills a polygon: a colour, then its points in design coordinates."""

CEILING: Final[Colour] = (201, 211, 216)
LIGHT: Final[Colour] = (241, 246, 248)
WALL_LEFT: Final[Colour] = (214, 222, 226)
WALL_RIGHT: Final[Colour] = (203, 213, 217)
WALL_BACK: Final[Colour] = (227, 233, 235)
RAIL: Final[Colour] = (172, 184, 190)
FLOOR: Final[Colour] = (158, 169, 175)
DOOR: Final[Colour] = (194, 205, 210)
DOOR_EDGE: Final[Colour] = (138, 155, 163)
GLASS: Final[Colour] = (159, 182, 194)
SIGN: Final[Colour] = (238, 243, 245)
BENCH_TOP: Final[Colour] = (220, 228, 231)
BENCH_FRONT: Final[Colour] = (143, 156, 163)
HAND: Final[Colour] = (221, 229, 236)
HAND_EDGE: Final[Colour] = (122, 139, 148)
CUFF: Final[Colour] = (236, 241, 244)

FINGERS: Final = ((-44.0, -70.0), (-8.0, -92.0), (26.0, -78.0), (54.0, -42.0))
"""Fingertips of a right-leaning hand, from the knuckles; mirrored for the other hand."""


class Scene:
    """Paints one station's view; what stays the same within a step is painted once."""

    def __init__(self, seed: int) -> None:
        self._chance = Random(f"{seed}/scene")  # noqa: S311 - a rehearsal, not a secret
        self._room: tuple[tuple[int, int], Image] | None = None

    def frame(self, mono_ms: float, step_index: int, width: int) -> bytes:
        """Binary message of the first-person view: magic, uint64 mono ms, JPEG of at most 60,000 bytes."""
        width = max(MIN_WIDTH, min(MAX_WIDTH, width))
        picture = self._room_of(step_index, width).copy()
        self._paint_hands(picture, mono_ms, step_index)
        return encode_view(max(0, int(mono_ms)), _jpeg(picture, width))

    def _room_of(self, step_index: int, width: int) -> "Image":
        if self._room is None or self._room[0] != (step_index, width):
            self._room = ((step_index, width), _paint_room(step_index, width))
        return self._room[1]

    def _paint_hands(self, picture: "Image", mono_ms: float, step_index: int) -> None:
        from PIL import ImageDraw

        scale = picture.width / DESIGN_SIZE[0]
        draw = ImageDraw.Draw(picture)
        sway = math.sin(mono_ms / 900.0 + step_index)
        reach = 26.0 * math.sin(mono_ms / 1700.0 + 2.1 * step_index)
        tremble = self._chance.gauss(0.0, 1.5)
        _paint_hand(draw, scale, (345.0 + 14.0 * sway, 560.0 - reach + tremble), mirrored=False)
        _paint_hand(draw, scale, (775.0 + 11.0 * sway, 570.0 + reach + tremble), mirrored=True)


def _paint_room(step_index: int, width: int) -> "Image":
    """Paint walls, lights, door, signs and bench at twice the size; they differ from step to step."""
    from PIL import Image, ImageDraw

    scale = 2.0 * width / DESIGN_SIZE[0]
    size = (2 * width, round(DESIGN_SIZE[1] * scale))
    picture = Image.new("RGB", size, CEILING)
    draw = ImageDraw.Draw(picture)
    turn = 70.0 * math.sin(1.7 * step_index)
    left, right, top, bottom = 288.0 + turn, 870.0 + turn, 120.0, 410.0

    def fill(colour: Colour, *points: Point) -> None:
        draw.polygon([(x * scale, y * scale) for x, y in points], fill=colour)

    fill(FLOOR, (0, 690), (left, bottom), (right, bottom), (1104, 690))
    fill(WALL_LEFT, (0, 0), (left, top), (left, bottom), (0, 690))
    fill(WALL_RIGHT, (1104, 0), (right, top), (right, bottom), (1104, 690))
    fill(WALL_BACK, (left, top), (right, top), (right, bottom), (left, bottom))
    middle = (left + right) / 2
    for near, far, y_near, y_far in ((288.0, 258.0, 38.0, 72.0), (236.0, 218.0, 88.0, 108.0)):
        for side in (-1.0, 1.0):
            near_x, far_x = middle + side * near, middle + side * far
            inner = middle + side * 56.0
            fill(LIGHT, (near_x, y_near), (inner, y_near), (inner, y_far), (far_x, y_far))
    fill(RAIL, (0, 392), (left, 305), (left, 314), (0, 424))
    fill(RAIL, (1104, 392), (right, 305), (right, 314), (1104, 424))
    for number in range(1 + step_index % 3):
        x = left - 225.0 + 66.0 * number
        fill(DOOR_EDGE, (x - 4, 268 + 8 * number), (x + 54, 276 + 8 * number), (x + 54, 350), (x - 4, 356))
        fill(SIGN, (x, 273 + 8 * number), (x + 50, 280 + 8 * number), (x + 50, 346), (x, 351))
    _paint_door(fill, middle + 40.0 * math.cos(2.3 * step_index))
    _paint_bench(fill, step_index)
    return picture


def _paint_door(fill: Fill, x: float) -> None:
    fill(DOOR_EDGE, (x - 74, 170), (x + 74, 170), (x + 74, 406), (x - 74, 406))
    fill(DOOR, (x - 69, 175), (x + 69, 175), (x + 69, 401), (x - 69, 401))
    fill(GLASS, (x - 35, 195), (x + 35, 195), (x + 35, 271), (x - 35, 271))


def _paint_bench(fill: Fill, step_index: int) -> None:
    """Paint a bench across the way: near in one step, far in the next, sometimes tilted as the head is."""
    lift = 34.0 * math.sin(1.1 * step_index)
    tilt = 22.0 * math.cos(1.9 * step_index)
    back, front, under = 435.0 + lift, 512.0 + lift, 596.0 + lift
    fill(BENCH_TOP, (28, back + tilt), (1076, back - tilt), (1104, front - tilt), (0, front + tilt))
    fill(LIGHT, (0, front + tilt), (1104, front - tilt), (1104, front + 9 - tilt), (0, front + 9 + tilt))
    fill(
        BENCH_FRONT,
        (0, front + 9 + tilt),
        (1104, front + 9 - tilt),
        (1104, under - tilt),
        (0, under + tilt),
    )


def _paint_hand(draw: "ImageDraw", scale: float, knuckles: Point, *, mirrored: bool) -> None:
    """Paint a gloved hand seen from above: edges first, then the same shapes a little smaller."""
    side = -1.0 if mirrored else 1.0
    x, y = knuckles

    def at(dx: float, dy: float) -> Point:
        return (x + side * dx) * scale, (y + dy) * scale

    palm = [at(-52, -8), at(56, -8), at(50, 60), at(40, 150), at(-74, 150), at(-62, 60)]
    for grow, colour in ((5.0, HAND_EDGE), (0.0, HAND)):
        for dx, dy in (*FINGERS, (-92.0, -20.0)):
            root = at(0.82 * dx, 6.0) if dy < -30.0 else at(-50.0, 36.0)
            _stroke(draw, root, at(dx, dy), (26.0 + 2 * grow) * scale, colour)
        draw.polygon(palm, fill=colour, outline=HAND_EDGE if grow else None, width=max(1, round(6 * scale)))
    cuff = [at(-76, 112), at(46, 104), at(40, 170), at(-84, 170)]
    draw.polygon(cuff, fill=CUFF, outline=HAND_EDGE, width=max(1, round(3 * scale)))


def _stroke(draw: "ImageDraw", begin: Point, end: Point, width: float, colour: Colour) -> None:
    """Draw a line with round ends."""
    draw.line([begin, end], fill=colour, width=max(1, round(width)))
    for x, y in (begin, end):
        draw.ellipse((x - width / 2, y - width / 2, x + width / 2, y + width / 2), fill=colour)


def _jpeg(picture: "Image", width: int) -> bytes:
    """Halve the picture, which smooths its edges, and encode it; quality gives way to the limit."""
    small = picture.reduce(picture.width // width)
    for quality in (78, 60, 40, 20):
        sink = io.BytesIO()
        small.save(sink, "JPEG", quality=quality)
        if sink.tell() <= VIEW_BYTES - HEADER_BYTES:
            break
    return sink.getvalue()
