"""The recovery sheet as it is printed: one painter for the screen, the printer and the PDF."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QMarginsF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QPageLayout,
    QPageSize,
    QPainter,
    QPaintEvent,
    QPdfWriter,
    QPen,
    QPicture,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.saved_file import begin_file
from ui.theme import Look, Role, Theme, Weight

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from console.records.recovery import Sheet

COLUMNS: Final = 4
_PAGE_WIDTH: Final = 300.0
"""Design px of the paper's width on the screen; on A4 the same drawing is scaled up."""
_EMPTY: Final = 296.0
"""Its height before there is anything on it."""


@dataclass(frozen=True)
class Paper:
    """What stands on it."""

    sheet: "Sheet"
    console: str
    """What this console is called; may be empty."""
    when: str
    """Date and time in words."""


def paint_paper(painter: QPainter, look: Look, paper: Paper, width: float) -> float:
    """Paint the sheet `width` px wide from the origin; returns its height. Sizes go with `look`."""
    px, pad = look.px, float(look.px(18))
    inner = width - 2 * pad
    y = pad
    y += _line(painter, look, paper_title(), 15, Weight.SEMIBOLD, Role.TEXT, pad, y, inner)
    about = ". ".join(part for part in (paper.console, paper.when) if part)
    y += _paragraph(painter, look, about, 11, Role.MUTED, pad, y + px(4), inner) + px(12)
    painter.fillRect(QRectF(pad, y, inner, 1), look.color(Role.TEXT))
    y += px(8)
    y += _codes(painter, look, paper.sheet.groups, pad, y, inner)
    check = _tr("Check {check}").format(check=paper.sheet.check)
    y += _line(painter, look, check, 12, Weight.SEMIBOLD, Role.TEXT, pad, y, inner) + px(8)
    painter.fillRect(QRectF(pad, y, inner, 1), look.color(Role.LINE))
    use = _tr(
        "Opens this console once, for a new passphrase or a new administrator. Its use is written "
        "into the records. It can not sign."
    )
    y += px(8) + _paragraph(painter, look, use, 11, Role.MUTED, pad, y + px(8), inner) + px(44)
    left, below = pad, 0.0
    for words, share in ((_tr("Received by, name and date"), 0.58), (_tr("Kept in"), 0.38)):
        painter.fillRect(QRectF(left, y, inner * share, 1), look.color(Role.TEXT))
        below = max(below, _paragraph(painter, look, words, 11, Role.MUTED, left, y + px(6), inner * share))
        left += inner * 0.62
    return y + px(6) + below + px(16)


def print_paper(device: "QPdfWriter | QPrinter", paper: Paper) -> bool:
    """Paint the sheet on one A4 page; False when the device took nothing."""
    painter = QPainter()
    if not painter.begin(device):
        return False
    look = Look(Theme.PROJECTOR)
    page = QRectF(painter.viewport())
    scale = page.width() * 0.62 / _PAGE_WIDTH
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    height = paint_paper(painter, look, paper, _PAGE_WIDTH)
    painter.setPen(QPen(look.color(Role.TEXT), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(0.5, 0.5, _PAGE_WIDTH - 1, height))
    return painter.end()


def write_pdf(path: str, paper: Paper) -> bool:
    """Print the sheet into a PDF that its owner alone can read; False when it could not be written."""
    file = begin_file(path)
    if file is None:
        return False
    writer = QPdfWriter(file)
    writer.setTitle(paper_title())
    writer.setPageLayout(a4())
    return print_paper(writer, paper) and file.commit()


def a4() -> QPageLayout:
    """A4, upright, with margins of 20 mm."""
    return QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        QPageLayout.Orientation.Portrait,
        QMarginsF(20, 20, 20, 20),
        QPageLayout.Unit.Millimeter,
    )


class PaperView(QWidget):
    """The sheet as it will be printed, or an empty paper while there is none."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._paper: Paper | None = None
        self.setAccessibleName(paper_title())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    @property
    def paper(self) -> Paper | None:
        """What is shown."""
        return self._paper

    def show_paper(self, paper: Paper | None) -> None:
        """Show a sheet; its codes are read out too: whoever can not see them has to write them down."""
        self._paper = paper
        codes = " ".join(paper.sheet.groups) + f" {paper.sheet.check}" if paper else ""
        self.setAccessibleDescription(codes)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height that the paper has at this width."""
        look = self._look
        width = self.width() if self.width() > look.px(200) else look.px(_PAGE_WIDTH)
        if self._paper is None:
            return QSize(look.px(_PAGE_WIDTH), look.px(_EMPTY))
        picture = QPicture()
        painter = QPainter(picture)
        height = paint_paper(painter, look, self._paper, width)
        painter.end()
        return QSize(look.px(_PAGE_WIDTH), round(height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the height."""
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the paper."""
        look, painter = self._look, QPainter(self)
        painter.setPen(QPen(look.color(Role.LINE_STRONG), 1))
        painter.setBrush(look.color(Role.RAISED))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        if self._paper is not None:
            paint_paper(painter, look, self._paper, self.width())


def paper_title() -> str:
    """What stands on top of it."""
    return _tr("Recovery sheet")


def _codes(
    painter: QPainter, look: Look, groups: tuple[str, ...], left: float, top: float, width: float
) -> float:
    """Groups on fixed columns; returns the height taken."""
    step, height = width / COLUMNS, look.px(25)
    font = look.font(14 if step >= look.px(64) else 13, Weight.SEMIBOLD, code=True)
    painter.setFont(font)
    painter.setPen(look.color(Role.TEXT))
    for number, group in enumerate(groups):
        row, column = divmod(number, COLUMNS)
        painter.drawText(QPointF(round(left + column * step), round(top + row * height + look.px(19))), group)
    return height * -(-len(groups) // COLUMNS) + look.px(6)


def _line(
    painter: QPainter,
    look: Look,
    words: str,
    size: float,
    weight: Weight,
    role: Role,
    left: float,
    top: float,
    width: float,
) -> float:
    font = look.font(size, weight)
    painter.setFont(font)
    painter.setPen(look.color(role))
    metrics = QFontMetricsF(font)
    painter.drawText(QPointF(left, round(top + metrics.ascent())), words)
    return metrics.height()


def _paragraph(
    painter: QPainter, look: Look, words: str, size: float, role: Role, left: float, top: float, width: float
) -> float:
    font = look.font(size)
    painter.setFont(font)
    painter.setPen(look.color(role))
    flags = int(Qt.TextFlag.TextWordWrap)
    box = QFontMetricsF(font).boundingRect(QRectF(0, 0, width, 1000), flags, words)
    painter.drawText(QRectF(left, top, width, box.height() + 2), flags, words)
    return box.height()


def _tr(words: str) -> str:
    return QCoreApplication.translate("sheet_paper", words)
