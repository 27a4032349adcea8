"""First-person views for small tiles: 640x360 pictures brought down to 160x100 while they are decoded.

The usual way decodes the whole picture, then scales and cuts it; both end in the same size. Two pictures:
what a simulated headset sends, and one with noise like a camera's, where unpacking the bits alone takes most
of the time and nobody can leave any of it out. Medians of many rounds in turns, CPU time of this process.
"""

import statistics
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Final

from tests.bench.figures import Figure

WHOLE: Final = (640, 360)
SMALL: Final = (160, 100)
ROUNDS: Final = 60
EACH: Final = 10


def measure() -> Iterator[Figure]:
    """CPU for one view."""
    from PySide6.QtCore import QSize, Qt
    from PySide6.QtGui import QImage

    from ui.live.view_decoder import decode

    size = QSize(*SMALL)
    for name, jpeg in (("view_decode", simulated()), ("view_decode_noisy", noisy())):

        def usual(jpeg: bytes = jpeg) -> None:
            whole = QImage.fromData(jpeg, "JPEG")
            assert whole.width() == WHOLE[0]
            filling = whole.scaled(
                size,
                Qt.AspectRatioMode.KeepAspectRatioByExpanding,
                Qt.TransformationMode.SmoothTransformation,
            )
            left, top = (filling.width() - size.width()) // 2, (filling.height() - size.height()) // 2
            assert filling.copy(left, top, size.width(), size.height()).size() == size

        def full(jpeg: bytes = jpeg) -> None:
            assert QImage.fromData(jpeg, "JPEG").width() == WHOLE[0]

        def ours(jpeg: bytes = jpeg) -> None:
            assert decode(jpeg, size).size() == size

        quick, whole, scaled = _in_turns(ours, full, usual)
        what = f"{len(jpeg) // 1000} kB, {WHOLE[0]}x{WHOLE[1]} to {SMALL[0]}x{SMALL[1]}"
        goal = 1 / 3 if name == "view_decode" else None
        yield Figure(name, quick, scaled, "ms CPU", goal, f"{what}: against decode, scale and cut")
        yield Figure(f"{name}_alone", quick, whole, "ms CPU", None, f"{what}: against the decode alone")


def simulated() -> bytes:
    """A view of a simulated headset."""
    from PIL import Image

    from console.simulator.scene import HEADER_BYTES, Scene

    sent = BytesIO(Scene(3).frame(1000.0, 4, WHOLE[0])[HEADER_BYTES:])
    cut = Image.open(sent).resize(WHOLE)
    sink = BytesIO()
    cut.save(sink, "JPEG", quality=78)
    return sink.getvalue()


def noisy() -> bytes:
    """A room in soft light with edges, words and some noise, as a headset renders and packs it."""
    import random

    from PIL import Image, ImageDraw

    chance = random.Random(7)
    image = Image.linear_gradient("L").resize(WHOLE).convert("RGB")
    draw = ImageDraw.Draw(image)
    for _ in range(70):
        left, top = chance.randrange(WHOLE[0]), chance.randrange(WHOLE[1])
        shade = tuple(chance.randrange(60, 230) for _ in range(3))
        draw.rectangle((left, top, left + chance.randrange(90), top + chance.randrange(70)), fill=shade)
        draw.text((left, top), "step 12 of 17", fill=(20, 20, 20))
    noise = Image.effect_noise(WHOLE, 6).convert("RGB")
    buffer = BytesIO()
    Image.blend(image, noise, 0.08).save(buffer, "JPEG", quality=75)
    return buffer.getvalue()


def _in_turns(*ways: Callable[[], None]) -> list[float]:
    times: list[list[float]] = [[] for _ in ways]
    for _ in range(ROUNDS):
        for kept, way in zip(times, ways, strict=True):
            begin = time.process_time()
            for _ in range(EACH):
                way()
            kept.append((time.process_time() - begin) * 1000 / EACH)
    return [statistics.median(kept) for kept in times]
