"""A page of help as it is read: Markdown in the window's letters and colours. Nothing is fetched."""

from typing import Any, Final

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QPalette,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from ui.help.pages import names, text_of
from ui.theme import Look, Role, Weight

_HEADINGS: Final = {1: (22, 0, 10), 2: (17, 22, 6), 3: (15, 16, 4)}
"""Size, room above and room below, design px."""
_WIDEST: Final = 780
"""Longer lines are hard to follow."""


class PageText(QTextBrowser):
    """One page at a time. Signals: `page_asked(str)`: a link to another page was followed."""

    page_asked = Signal(str)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._page = look, ""
        self.setAccessibleName(name)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setLineWrapMode(QTextBrowser.LineWrapMode.FixedPixelWidth)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.anchorClicked.connect(self._follow)
        look.changed.connect(self._restyle)

    def show_page(self, name: str) -> None:
        """Show a page from its beginning."""
        self._page = name
        self._write()

    def find_next(self, words: str) -> bool:
        """Go to the next place of these words, or of the first of them; after the last comes the first."""
        for wanted in filter(None, (words.strip(), *words.split()[:1])):
            if self.find(wanted):
                return True
            before = self.textCursor()
            self.moveCursor(QTextCursor.MoveOperation.Start)
            if self.find(wanted):
                return True
            self.setTextCursor(before)
        return False

    def loadResource(self, kind: int, url: QUrl | str) -> Any:
        """Load nothing: a page is words alone."""
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep lines short, however wide the window is."""
        self._fit()
        super().resizeEvent(event)

    @Slot(QUrl)
    def _follow(self, url: QUrl) -> None:
        name = url.path().rpartition("/")[2].removesuffix(".md")
        if not url.path() and url.hasFragment():
            self.find_next(url.fragment().replace("-", " "))
        elif name in names():
            self.page_asked.emit(name)

    @Slot()
    def _restyle(self) -> None:
        if self._page:
            place = self.verticalScrollBar().value()
            self._write()
            self.verticalScrollBar().setValue(place)

    def _write(self) -> None:
        look, palette = self._look, self.palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        palette.setColor(QPalette.ColorRole.Text, look.color(Role.TEXT))
        self.setPalette(palette)
        document = QTextDocument(self.document().parent())  # so that Qt deletes the former one
        document.setDefaultFont(look.font(14))
        document.setDocumentMargin(look.px(4))
        document.setMarkdown(text_of(self._page), QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
        dress(document, look)
        self.setDocument(document)
        self._fit()

    def _fit(self) -> None:
        self.setLineWrapColumnOrWidth(min(self.viewport().width(), self._look.px(_WIDEST)))


def dress(document: QTextDocument, look: Look) -> None:
    """Give headings, code, links and tables of a document the look of the window."""
    block = document.begin()
    while block.isValid():
        while _is_code(block) and _is_code(block.next()):
            _join_next(block)
        _dress_block(block, look)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _dress_table(frame, look)


def _join_next(block: QTextBlock) -> None:
    """Make one block of two lines of code: between the grounds of two blocks Qt leaves a hairline."""
    cursor = QTextCursor(block)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    cursor.deleteChar()
    cursor.insertText("\u2028")


def _dress_block(block: QTextBlock, look: Look) -> None:
    cursor, shape = QTextCursor(block), block.blockFormat()
    level = shape.headingLevel()
    size, above, below = _HEADINGS.get(level, (14, 0, 8))
    is_code = _is_code(block)
    shape.setTopMargin(look.px(above))
    shape.setBottomMargin(look.px(0 if cursor.currentTable() else below))
    shape.setLineHeight(120, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    shape.setNonBreakableLines(False)
    shape.clearBackground()
    if is_code:
        shape.setBackground(look.color(Role.SUNKEN))
    cursor.setBlockFormat(shape)
    pieces = []  # read first: what is written parts and joins them anew
    at = block.begin()
    while not at.atEnd():
        piece = at.fragment()
        pieces.append((piece.position(), piece.length(), piece.charFormat()))
        at += 1
    for position, length, letters in pieces:
        is_fixed = is_code or letters.fontFixedPitch()
        letters.setFont(_font(look, letters, size, is_heading=level > 0, is_fixed=is_fixed))
        letters.setForeground(look.color(Role.ACCENT if letters.isAnchor() else Role.TEXT))
        letters.clearBackground()
        cursor.setPosition(position)
        cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(letters)


def _is_code(block: QTextBlock) -> bool:
    return bool(block.blockFormat().hasProperty(QTextBlockFormat.Property.BlockCodeLanguage))


def _font(look: Look, letters: QTextCharFormat, size: float, *, is_heading: bool, is_fixed: bool) -> QFont:
    if is_fixed:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(look.px(size - 2))
        return font
    is_strong = is_heading or letters.fontWeight() > QFont.Weight.Normal
    font = QFont(look.font(size, Weight.SEMIBOLD if is_strong else Weight.REGULAR))
    font.setItalic(letters.fontItalic())
    return font


def _dress_table(table: QTextTable, look: Look) -> None:
    shape = table.format()
    shape.setBorder(1)
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderBrush(look.color(Role.LINE))
    shape.setBorderCollapse(True)
    shape.setCellPadding(look.px(6))
    shape.setCellSpacing(0)
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    shape.setTopMargin(look.px(4))
    shape.setBottomMargin(look.px(12))
    table.setFormat(shape)
