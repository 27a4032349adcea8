"""Bytes of a file as text: UTF-8, the UTF-16 of Excel's "Unicode text", or Windows-1252, which is said."""

from typing import Final

import msgspec

from console.errors import ConsoleError, PeopleReason

LARGEST_FILE: Final = 4_000_000
"""Bytes. Ten thousand people with every column are well under two million."""

_WORKBOOKS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How .xlsx and .ods, and the old .xls, begin."""
_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_LOOKED_AT: Final = 4096


class Decoded(msgspec.Struct, frozen=True):
    """A file as text, and in which encoding it was read: `utf-8`, `utf-16` or `windows-1252`."""

    text: str
    encoding: str

    @property
    def is_guess(self) -> bool:
        """True when nothing in the file says that the encoding is the right one: accents may be wrong."""
        return self.encoding == "windows-1252"


def decode(data: bytes) -> Decoded:
    """Read a file as a program for spreadsheets may have written it.

    ConsoleError: FILE_TOO_LARGE, WORKBOOK (an Excel file itself), NOT_TEXT.
    """
    if len(data) > LARGEST_FILE:
        raise ConsoleError(PeopleReason.FILE_TOO_LARGE, most_mb=LARGEST_FILE // 1_000_000)
    if data.startswith(_WORKBOOKS):
        raise ConsoleError(PeopleReason.WORKBOOK)
    encoding = _encoding(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ConsoleError(PeopleReason.NOT_TEXT) from error
    text = text.removeprefix("\ufeff")
    if "\0" in text:
        raise ConsoleError(PeopleReason.NOT_TEXT)
    return Decoded(text, {"cp1252": "windows-1252"}.get(encoding, encoding[:6].rstrip("-")))


def _encoding(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    # Without a mark: of Latin text in UTF-16 every other byte is 0.
    head = data[:_LOOKED_AT]
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if len(head) >= 2 and head[offset::2].count(0) * 2 > len(head[offset::2]):
            return encoding
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"
