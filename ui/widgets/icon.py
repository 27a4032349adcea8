"""Icons: Tabler's outlines, recoloured from the roles and kept as pixmaps for the device's pixels."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.theme import RESOURCES, Look, Role


def stroke_for(size: float) -> float:
    """Return the stroke of an icon in its 24 box: smaller icons are drawn stronger."""
    if size < 18:
        return 2.0
    return 1.75 if size < 24 else 1.5


def icon_pixmap(look: Look, name: str, role: Role, size: float, dpr: float = 1.0) -> QPixmap:
    """Return an icon of `size` design px in a role's colour, sharp at `dpr` device pixels per px.

    Raises FileNotFoundError for a name that is not in `resources/icons`.
    """
    key = (name, role, look.px(size), stroke_for(size), dpr)
    known = look.pictures.get(key)
    if known is None:
        known = look.pictures[key] = _render(name, look.color(role), key[2], key[3], dpr)
    return known


def draw_icon(
    painter: QPainter, look: Look, name: str, role: Role, size: float, left: float, top: float
) -> None:
    """Paint an icon with its box's top left corner at device-independent px (left, top)."""
    dpr = painter.device().devicePixelRatio()
    painter.drawPixmap(QPointF(left, top), icon_pixmap(look, name, role, size, dpr))


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    return (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def _render(name: str, color: QColor, size: int, stroke: float, dpr: float) -> QPixmap:
    svg = _source(name).replace("currentColor", color.name())
    svg = svg.replace('stroke-width="2"', f'stroke-width="{stroke}"')
    side = max(1, round(size * dpr))
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    pixmap.setDevicePixelRatio(dpr)
    return pixmap
