"""What the reports' door answers in tests of the window: classes, and pages as pictures."""

from functools import cache

from PySide6.QtCore import QBuffer
from PySide6.QtGui import QColor, QImage

from console.model import ClassState, Mode, PersonView
from console.records import ClassRow
from console.reports.asked import Asked
from console.services.printing import Preview
from tests.support.ui_doubles import Doors
from tests.support.ui_runs import pack

HEAD = "b" * 64


def class_row(number: int, title: str = "Gowning Grade B", **changes) -> ClassRow:
    """A class of the n-th November."""
    day = f"2026-11-{number:02d}"
    fields = {
        "id": f"class-{number}",
        "title": title,
        "mode": Mode.ASSESS,
        "region": None,
        "duration_min": 20,
        "course": pack().ref,
        "state": ClassState.CLOSED,
        "planned_utc": f"{day}T09:00:00.000Z",
        "started_utc": f"{day}T10:00:00.000Z",
        "closed_utc": f"{day}T11:00:00.000Z",
    }
    return ClassRow(**(fields | changes))


@cache
def page_picture() -> bytes:
    """A small white page."""
    image, buffer = QImage(210, 297, QImage.Format.Format_RGB32), QBuffer()
    image.fill(QColor("white"))
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs miss this form
    return bytes(buffer.data().data())


def preview(asked: Asked, pages: int = 2) -> Preview:
    """What was asked for, on so many pages."""
    return Preview(asked, (page_picture(),) * pages, 22, 1417, HEAD)


def with_reports(doors: Doors, people: tuple[PersonView, ...] = ()) -> None:
    """Three classes, these people, and a page of whatever is asked for."""
    rows = (
        class_row(24),
        class_row(23, "Material transfer", mode=Mode.PRACTICE),
        class_row(2, "Packaging line clearance"),
    )
    doors.classroom.answers["classes"] = rows
    doors.people.answers["all"] = people
    doors.reports.answers["preview"] = lambda asked, _scale: preview(asked)
