"""Reports in the window: chosen, looked at, saved, and told where it lies."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from console.errors import ConsoleError, RecordsReason, ReportReason
from console.events import FolderProgressed
from console.model import PersonView, Role
from console.reports.asked import Asked, Form
from console.reports.folder import Filled
from console.reports.pack import Scope, Written
from console.reports.period import Period
from console.services.printing import Saved
from tests.support.ui_accounts import STAFF, session, signed_in
from tests.support.ui_reports import HEAD, preview, with_reports
from tests.support.ui_window import settle

DIALOG = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
PEOPLE = (
    PersonView("person-1", "Tomos Griffiths", "2025-09-08T08:00:00.000Z", uln="4827193306"),
    PersonView("person-2", "Amina Yusuf", "2025-09-08T08:00:00.000Z"),
)


@pytest.fixture
def page(desk):
    """J. Price at Reports, by keyboard."""
    with_reports(desk.doors, PEOPLE)
    desk.doors.accounts.answers["all"] = STAFF
    desk.stations(session=signed_in())
    desk.press("Ctrl+7")
    return desk.window.page("reports")


def asked(desk):
    return [args[0] for args in desk.doors.asked("reports", "preview")]


def saved_to(desk, path):
    """Choose a place in the dialog that is open."""
    dialog = desk.window.findChild(QFileDialog)
    name = Path(dialog.selectedFiles()[0]).name
    dialog.fileSelected.emit(str(path))
    dialog.close()
    settle()
    return name


def test_the_newest_class_is_shown_at_once_and_the_list_has_the_keyboard(desk, page):
    assert desk.window.current == "reports" and page.subjects.list.hasFocus()
    assert [item.title for item in page.subjects.list.items] == [
        "Gowning Grade B",
        "Material transfer",
        "Packaging line clearance",
    ]
    assert asked(desk) == [Asked(Form.CLASS, "class-24")]
    assert desk.doors.last("preview").named == {"session": session()}
    assert page.pages.pages.count == 2 and page.pages.figure.text() == "page 1 of 2, A4"
    assert page.pages.pages.page_name(2) == "Class, page 2 of 2"
    assert (page.out.facts.value("decisions"), page.out.facts.value("entry")) == ("22", "1\u202f417")
    desk.press("Down")
    assert asked(desk)[-1] == Asked(Form.CLASS, "class-23")


def test_the_pages_are_read_by_keyboard(desk, page):
    page.pages.pages.setFocus()
    desk.press("End")
    assert page.pages.figure.text() == "page 2 of 2, A4"
    desk.press("Home")
    assert page.pages.figure.text() == "page 1 of 2, A4"
    for keys in ("Down", "PgDown", "Space"):
        before = page.pages.pages.verticalScrollBar().value()
        desk.press(keys)
        assert page.pages.pages.verticalScrollBar().value() > before


def test_pages_are_made_anew_where_the_window_grew_and_stay_until_then(desk, page):
    del desk.doors.reports.answers["preview"]
    before = page.pages.scale
    desk.window.resize(1920, 1080)
    settle()
    page._sharpening.timeout.emit()
    assert page.pages.scale > before * 1.1
    call = desk.doors.last("preview")
    assert call.args == (Asked(Form.CLASS, "class-24"), page.pages.scale)
    assert page.pages.pages.count == 2
    call.answer.set_result(preview(call.args[0], 3))
    settle()
    assert page.pages.pages.count == 3
    page._sharpening.timeout.emit()
    assert desk.doors.last("preview") is call


def test_what_is_passed_by_on_the_way_is_not_made(desk, page):
    del desk.doors.reports.answers["preview"]
    for _ in range(2):
        desk.press("Down")
    assert asked(desk)[1:] == [Asked(Form.CLASS, "class-23")]
    assert page.pages.words == "Making the pages"
    first = desk.doors.last("preview")
    first.answer.set_result(preview(first.args[0]))
    settle()
    assert asked(desk)[1:] == [Asked(Form.CLASS, "class-23"), Asked(Form.CLASS, "class-2")]
    assert page.pages.pages.count == 0
    last = desk.doors.last("preview")
    last.answer.set_exception(ConsoleError(ReportReason.PRINT_FAILED, problem="no font"))
    settle()
    assert page.pages.words.startswith("The page could not be made (no font)")


def test_each_tab_asks_for_its_own(desk, page):
    page.tabs.choose(Form.PERSON)
    settle()
    assert [item.title for item in page.subjects.list.items] == ["Amina Yusuf", "Tomos Griffiths"]
    assert asked(desk)[-1] == Asked(Form.PERSON, "person-2")
    page.subjects.search.setText("4827193306")
    settle()
    assert asked(desk)[-1] == Asked(Form.PERSON, "person-1")
    page.tabs.choose(Form.ACTIVITY)
    settle()
    assert asked(desk)[-1] == Asked(Form.ACTIVITY)
    listed = {item.key for item in page.subjects.list.items[1:]}
    assert listed == {one.account for one in STAFF if {Role.ASSESSOR, Role.IQA} & set(one.roles)}
    page.tabs.choose(Form.PROGRAMME)
    settle()
    assert asked(desk)[-1] == Asked(Form.PROGRAMME)
    assert not page.out.folder.isVisible() and not page.out.pack.isVisible()
    assert "A programme report never names people." in page.subjects.note.text()


def test_a_period_is_typed_and_one_that_makes_no_sense_changes_nothing(desk, page):
    page.tabs.choose(Form.PROGRAMME)
    period = page.subjects.period
    period.first.setText("1/11/2026")
    period.last.setText("30 nov 2026")
    period.first.editingFinished.emit()
    settle()
    november = Period(date(2026, 11, 1), date(2026, 11, 30))
    assert asked(desk)[-1] == Asked(Form.PROGRAMME, None, november)
    assert (period.first.text(), period.last.text()) == ("1 Nov 2026", "30 Nov 2026")
    for words, said in (("yesterday", "Write a day as"), ("1 Oct 2026", "The last day is before")):
        period.last.setText(words)
        period.last.editingFinished.emit()
        settle()
        assert period.wrong.text().startswith(said) and period.last.wrong
        assert period.period == november
    period.stretch.setCurrentIndex(0)
    period.stretch.activated.emit(0)
    settle()
    assert asked(desk)[-1] == Asked(Form.PROGRAMME) and not period.wrong.isVisible()


def test_classes_are_listed_by_period_and_search_and_nothing_says_so(desk, page):
    page.subjects.search.setText("clearance")
    assert [item.key for item in page.subjects.list.items] == ["class-2"]
    page.subjects.search.setText("xyz")
    settle()
    assert page.pages.words == "Nothing matches"
    assert not page.pdf.isEnabled() and not page.out.folder.isVisible()
    assert page.out.facts.value("entry") == "–"


@DIALOG
def test_a_report_is_saved_by_keyboard_and_its_place_is_told(desk, page, tmp_path):
    desk.press("Ctrl+S")
    path = tmp_path / "mine.pdf"
    assert saved_to(desk, path) == "class-report_2026-11-24_Gowning-Grade-B.pdf"
    call = desk.doors.last("save")
    assert (call.args, call.named) == ((Asked(Form.CLASS, "class-24"), path), {"session": session()})
    call.answer.set_result(Saved(path, 22, 1417, HEAD))
    settle()
    (row,) = page.out.saved
    assert row.path == path and row.where.text() == f"in {tmp_path}"
    assert row.show_it.accessibleName() == "Show mine.pdf in its folder"
    desk.click(page.csv)
    assert saved_to(desk, tmp_path / "x.csv").endswith(".csv")
    desk.doors.last("save").answer.set_exception(
        ConsoleError(RecordsReason.NOT_WRITTEN, file="x.csv", problem="No space left on device")
    )
    settle()
    assert page.out.wrong.accessibleName().startswith("x.csv could not be written (No space left on device)")
    assert len(page.out.saved) == 1


@DIALOG
def test_no_file_name_offers_somebody_s_name(desk, page, tmp_path):
    page.tabs.choose(Form.PERSON)
    settle()
    desk.press("Ctrl+S")
    assert saved_to(desk, tmp_path / "x.pdf") == "person-record_person-2_2026-11-24.pdf"
    desk.click(page.out.pack)
    assert saved_to(desk, tmp_path / "x.zip") == "record-pack_person-2_2026-11-24.zip"
    call = desk.doors.last("pack")
    assert call.args == (tmp_path / "x.zip", Scope(person="person-2"))
    call.answer.set_result(Written(tmp_path / "x.zip", 9, 1, 1, 1417, HEAD))
    settle()
    assert page.out.saved[0].path.name == "x.zip"


@DIALOG
def test_a_folder_of_signed_records_tells_how_far_it_is_and_can_be_stopped(desk, page, tmp_path):
    desk.click(page.out.folder)
    saved_to(desk, tmp_path)
    call = desk.doors.last("folder")
    assert (call.args, call.named) == (("class-24", tmp_path), {"session": session()})
    desk.tell(FolderProgressed("class-24", 3, 21), FolderProgressed("class-2", 9, 9))
    assert page.out.progress.text() == "3 of 21 records written"
    desk.click(page.out.stop)
    assert desk.doors.asked("reports", "stop_folder") == [("class-24",)]
    call.answer.set_result(Filled(tmp_path / "records_x", 4, 21, 1))
    settle()
    assert not page.out.stop.isVisible()
    said = page.out.saved[0].where.text()
    assert said.startswith("4 of 21 records, each whole. 1 decision is not signed yet. in ")


@DIALOG
def test_a_folder_that_could_not_be_finished_says_why_and_what_is_there(desk, page, tmp_path):
    desk.click(page.out.folder)
    saved_to(desk, tmp_path)
    trouble = ConsoleError(RecordsReason.NOT_WRITTEN, file="seat-04.pdf", problem="No space left on device")
    desk.doors.last("folder").answer.set_result(Filled(tmp_path / "records_x", 4, 21, 0, trouble))
    settle()
    assert page.out.wrong.accessibleName().startswith("seat-04.pdf could not be written")
    assert page.out.saved[0].where.text().startswith("4 of 21 records")
    desk.click(page.out.folder)
    saved_to(desk, tmp_path)
    desk.doors.last("folder").answer.set_exception(ConsoleError(ReportReason.NOTHING_SIGNED))
    settle()
    assert page.out.wrong.accessibleName().startswith("No record of this class is signed yet")


class Opened(QObject):
    """Takes the place of the system's file manager."""

    urls: list[QUrl]

    @Slot(QUrl)
    def take(self, url):
        self.urls.append(url)


def test_show_in_folder_opens_the_folder(desk, page, tmp_path):
    opened = Opened()
    opened.urls = []
    QDesktopServices.setUrlHandler("file", opened, "take")
    try:
        page.out.add_saved(tmp_path / "x.pdf", "in it")
        settle()
        desk.click(page.out.saved[0].show_it)
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert [url.toLocalFile() for url in opened.urls] == [str(tmp_path)]
