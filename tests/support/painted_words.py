"""What a widget paints, read back from the drawing itself."""

import xml.etree.ElementTree as ElementTree

from PySide6.QtCore import QBuffer, QByteArray, QRect, QSize
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget


def drawing(widget: QWidget) -> bytes:
    """The widget as SVG: every text, place and colour that it draws."""
    data = QByteArray()
    buffer = QBuffer(data)
    svg = QSvgGenerator()
    svg.setOutputDevice(buffer)
    svg.setSize(QSize(widget.width(), widget.height()))
    svg.setViewBox(QRect(0, 0, widget.width(), widget.height()))
    widget.render(svg)
    return bytes(data.data())


def painted(widget: QWidget) -> list[str]:
    """Every text that it draws, in the order of drawing."""
    root = ElementTree.fromstring(drawing(widget))
    return ["".join(node.itertext()).strip() for node in root.iter("{http://www.w3.org/2000/svg}text")]
