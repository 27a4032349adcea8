"""First-person views become pictures beside the GUI thread, already as large as they will be painted."""

from typing import Final, NamedTuple

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QObject,
    QPoint,
    QRect,
    QRunnable,
    QSize,
    Qt,
    QThreadPool,
    Signal,
    Slot,
)
from PySide6.QtGui import QImage, QImageReader

from console.model import StationId

_LARGEST_SIDE: Final = 4096
"""A picture that claims more is not a first-person view."""
_FAST: Final = 40
"""Under 50 Qt lets the JPEG decoder take its faster way."""
_NEARLY: Final = 0.88
"""A picture may be so much smaller than its place before it is stretched."""
_START_OF_IMAGE: Final = b"\xff\xd8"
_START_OF_SCAN: Final = b"\xff\xda"
"""Without these the decoder would only write a warning per frame, as fast as a headset can send."""


class ViewPlace(NamedTuple):
    """For whom a picture is decoded: a station's tile, or the focus panel."""

    station: StationId
    focus: bool


class _Job(QRunnable):
    """Decodes one picture; `done` is emitted on the worker and arrives on the GUI thread."""

    def __init__(self, decoder: "ViewDecoder", place: ViewPlace, jpeg: bytes, size: QSize) -> None:
        super().__init__()
        self._decoder, self._place, self._jpeg, self._size = decoder, place, jpeg, size

    def run(self) -> None:
        image = decode(self._jpeg, self._size)
        self._decoder.finished.emit(self._place, image)


class ViewDecoder(QObject):
    """One worker for all stations; per place the newest picture wins, older ones are never decoded.

    Signals:
        decoded(object, QImage): a ViewPlace and its picture; a broken picture is dropped in silence.
    """

    decoded = Signal(object, QImage)
    finished = Signal(object, QImage)
    """Within: from the worker."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._busy: set[ViewPlace] = set()
        self._next: dict[ViewPlace, tuple[bytes, QSize]] = {}
        self.finished.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    def decode(self, place: ViewPlace, jpeg: bytes, size: QSize) -> None:
        """Decode a picture to fill `size` device px."""
        if place in self._busy:
            self._next[place] = (jpeg, size)
            return
        self._busy.add(place)
        self._pool.start(_Job(self, place, jpeg, size))

    def stop(self) -> None:
        """Wait for the worker; pictures that are still waiting are dropped."""
        self._next.clear()
        self._pool.clear()
        self._pool.waitForDone()

    @Slot(object, QImage)
    def _finish(self, place: ViewPlace, image: QImage) -> None:
        self._busy.discard(place)
        waiting = self._next.pop(place, None)
        if waiting is not None:
            self.decode(place, *waiting)
        if not image.isNull():
            self.decoded.emit(place, image)


def decode(jpeg: bytes, size: QSize) -> QImage:
    """Decode a JPEG so that it fills `size`, cut evenly where its shape differs; null when it is broken."""
    if not jpeg.startswith(_START_OF_IMAGE) or _START_OF_SCAN not in jpeg:
        return QImage()
    buffer = QBuffer()
    buffer.setData(QByteArray(jpeg))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"jpeg"))
    whole = reader.size()
    if not whole.isValid() or max(whole.width(), whole.height()) > _LARGEST_SIDE or size.isEmpty():
        return QImage()
    coarse = _coarse(whole, whole.scaled(size, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    middle = QRect(QPoint(), size.scaled(coarse, Qt.AspectRatioMode.KeepAspectRatio))
    middle.moveCenter(QRect(QPoint(), coarse).center())
    reader.setScaledSize(coarse)
    reader.setScaledClipRect(middle)
    reader.setQuality(_FAST)
    image = reader.read()
    if image.size() == size or image.isNull():
        return image
    return image.scaled(
        size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def _coarse(whole: QSize, wanted: QSize) -> QSize:
    """Return the size in which a JPEG is cheapest to decode for `wanted`.

    The decoder can leave out detail in eighths of each side while it decodes; what is a little smaller than
    wanted is stretched afterwards, which nobody sees and which costs half as much as the next eighth.
    """
    for eighths in range(1, 8):
        width, height = whole.width() * eighths // 8, whole.height() * eighths // 8
        if width >= wanted.width() * _NEARLY and height >= wanted.height() * _NEARLY:
            return QSize(width, height)
    return whole
