"""Reports and folders of records through the engine: what lies on the disk, and what the ledger says."""

import json
import re

import pytest

from console.engine import Engine
from console.errors import AccountReason, RecordsReason, ReportReason
from console.events import FolderProgressed
from console.records import Records
from console.records.unlocking import Unlocking
from console.reports.asked import Asked, Form, Format
from tests.support.attended import WAIT_S, attended, refusal
from tests.support.clock import ManualClock
from tests.support.ledgers import new_id
from tests.support.reported import NAMES, ReportedClass


class Console:
    """A running engine over the records of a class, and what its subscribers heard of folders."""

    def __init__(self, folder):
        reported = ReportedClass(folder / "data")
        reported.end()
        self.class_, self.people = reported.class_, reported.people
        reported.records.close()
        self.engine = Engine(
            folder / "data",
            interfaces=(),
            demonstration=True,
            unlocking=Unlocking(),
            clock=ManualClock(),
        )
        self.engine.start()
        self.reports = self.engine.reports
        self.heard = []
        self.on_progress = lambda event: None
        self.engine.subscribe(self._hear)

    def _hear(self, event):
        if isinstance(event, FolderProgressed):
            self.heard.append((event.done, event.total))
            self.on_progress(event)

    def exports(self):
        """Bodies of what the ledger says of exports, oldest first."""
        floor = self.engine._floor

        def look(records: Records):
            return [entry.body for entry in records.history() if entry.kind == "export.made"]

        async def work():
            return await floor.recorder.read(look)

        return floor.submit(work).result(WAIT_S)


@pytest.fixture
def console(tmp_path):
    console = Console(tmp_path)
    yield console
    console.engine.stop()


def test_each_form_is_saved_in_each_format_and_the_ledger_says_so(console, tmp_path):
    asked = (
        Asked(Form.CLASS, console.class_),
        Asked(Form.PERSON, console.people[0]),
        Asked(Form.ACTIVITY),
        Asked(Form.PROGRAMME),
    )
    for n, one in enumerate(asked):
        ending = list(Format)[n % 3].value
        path = tmp_path / f"{one.form}.{ending.upper()}"
        saved = console.reports.save(one, path).result(WAIT_S)
        assert saved.path == path and path.stat().st_size > 300
        said = console.exports()[-1]
        assert (said["form"], said["entries"], said["head"]) == (one.form, saved.decisions, saved.head_hash)
    assert [body.get("class") for body in console.exports()] == [console.class_, None, None, None]
    assert console.exports()[1]["person"] == console.people[0]
    assert json.loads(console.reports.bytes_of(asked[3], Format.JSON).result(WAIT_S))["whole"]["classes"] == 1
    assert console.engine.verify().result(WAIT_S) == []


def test_looking_at_a_report_is_no_export(console):
    preview = console.reports.preview(Asked(Form.CLASS, console.class_), 0.5).result(WAIT_S)
    assert len(preview.pages) == 1 and preview.pages[0][:4] == b"\x89PNG"
    assert preview.decisions == 5 and console.exports() == []


def test_what_can_not_be_written_leaves_nothing_and_is_told(console, tmp_path):
    asked = Asked(Form.CLASS, console.class_)
    (tmp_path / "file").write_text("mine")
    for path, reason in (
        (tmp_path / "x.docx", ReportReason.UNKNOWN_FORMAT),
        (tmp_path / "nowhere" / "x.pdf", RecordsReason.NOT_WRITTEN),
        (tmp_path / "file" / "x.pdf", RecordsReason.NOT_WRITTEN),
        (tmp_path / "data" / "records.csv", RecordsReason.OWN_FILE),
    ):
        assert refusal(console.reports.save(asked, path)).reason is reason
    for parent in (tmp_path / "nowhere", tmp_path / "file"):
        assert refusal(console.reports.folder(console.class_, parent)).reason is RecordsReason.NOT_WRITTEN
    assert {path.name for path in tmp_path.iterdir()} == {"data", "file"}
    assert console.exports() == []


def test_every_signed_record_of_a_class_comes_into_a_new_folder(console, tmp_path):
    filled = console.reports.folder(console.class_, tmp_path).result(WAIT_S)
    assert (filled.done, filled.total, filled.left_out, filled.trouble) == (4, 4, 1, None)
    assert console.heard == [(1, 4), (2, 4), (3, 4), (4, 4)]
    files = sorted(filled.folder.iterdir())
    assert all(
        path.read_bytes().startswith(b"%PDF-1.7") and path.read_bytes().endswith(b"%%EOF") for path in files
    )
    names = [path.name for path in files] + [filled.folder.name]
    assert len(files) == 4 and all(re.fullmatch(r"[\w-]+(\.pdf)?", name, re.ASCII) for name in names)
    said = " ".join(names).casefold()
    assert not any(part.casefold() in said for name in NAMES for part in name.split() if len(part) > 3)
    assert console.exports()[-1]["form"] == "record_folder" and console.exports()[-1]["entries"] == 4


def test_a_second_folder_stands_beside_the_first(console, tmp_path):
    first = console.reports.folder(console.class_, tmp_path).result(WAIT_S).folder
    before = {path.name: path.read_bytes() for path in first.iterdir()}
    second = console.reports.folder(console.class_, tmp_path).result(WAIT_S).folder
    assert second.name == f"{first.name}_2"
    assert {path.name: path.read_bytes() for path in first.iterdir()} == before


def test_a_folder_that_is_stopped_holds_whole_files_only(console, tmp_path):
    console.on_progress = lambda event: console.reports.stop_folder(event.class_)
    filled = console.reports.folder(console.class_, tmp_path).result(WAIT_S)
    assert 0 < filled.done < filled.total and filled.trouble is None
    files = list(filled.folder.iterdir())
    assert len(files) == filled.done and all(path.read_bytes().endswith(b"%%EOF") for path in files)
    console.on_progress = lambda event: None
    assert console.reports.folder(console.class_, tmp_path).result(WAIT_S).done == 4


def test_a_place_that_goes_away_is_told_with_what_was_written(console, tmp_path):
    console.on_progress = lambda event: next(tmp_path.glob("records_*")).rename(tmp_path / "taken")
    filled = console.reports.folder(console.class_, tmp_path).result(WAIT_S)
    assert (filled.done, filled.trouble.reason) == (1, RecordsReason.NOT_WRITTEN)
    assert len(list((tmp_path / "taken").iterdir())) == 1
    assert console.exports()[-1]["entries"] == 1


def test_a_class_without_a_signed_record_makes_no_folder(tmp_path):
    with attended(tmp_path / "data") as desk:
        desk.set_up("jprice")
        reports, asked = desk.engine.reports, Asked(Form.PROGRAMME)
        for future in (
            reports.preview(asked),
            reports.save(asked, tmp_path / "x.pdf"),
            reports.folder(new_id(), tmp_path),
        ):
            assert refusal(future).reason is AccountReason.NOT_SIGNED_IN
        session = desk.come_in("jprice")
        desk.finished_run()
        (row,) = desk.engine.classroom.classes().result(WAIT_S)
        future = reports.folder(row.id, tmp_path, session=session)
        assert refusal(future).reason is ReportReason.NOTHING_SIGNED
        saved = reports.save(asked, tmp_path / "x.csv", session=session).result(WAIT_S)
        assert desk.engine.entries().result(WAIT_S) == saved.head_seq + 1
    assert {path.name for path in tmp_path.iterdir()} == {"data", "x.csv"}
