import sys
import threading
import weakref

import pytest
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from ui.faults import MOST_FILES, Faults

# The offscreen platform says so for every dialog.
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def faults(qtbot, tmp_path):
    yield Faults(tmp_path / "crashes")
    close_boxes(qtbot)


def crash_with(message):
    people = {}
    try:
        people[message]
    except KeyError as error:
        raise ValueError(message) from error


def take(faults, crash):
    try:
        crash()
    except Exception:
        faults.take(*sys.exc_info())


def boxes():
    return [box for box in QApplication.topLevelWidgets() if isinstance(box, QMessageBox) and box.isVisible()]


def close_boxes(qtbot):
    for box in boxes():
        with qtbot.waitSignal(box.destroyed):
            box.accept()


def test_a_bug_leaves_a_file_that_says_where_and_holds_no_name(qtbot, faults, tmp_path):
    with qtbot.waitSignal(faults.written) as written:
        take(faults, lambda: crash_with("Amina Yusuf"))
    words = written.args[0].read_text(encoding="utf-8")
    assert all(one.stat().st_mode & 0o077 == 0 for one in (written.args[0], written.args[0].parent))
    assert "builtins.ValueError" in words
    assert "caused by builtins.KeyError" in words
    assert "ui/test_faults.py:" in words and "crash_with" in words
    assert "Amina" not in words
    assert str(tmp_path) not in words


def test_a_person_is_told_once_however_many_bugs_there_are(qtbot, faults):
    with qtbot.waitSignal(faults.written):
        take(faults, lambda: crash_with("one"))
    take(faults, lambda: crash_with("the same place again"))
    with qtbot.waitSignal(faults.written):
        take(faults, lambda: int("x"))
    assert len(boxes()) == 1
    close_boxes(qtbot)
    assert boxes() == []


def test_a_bug_on_another_thread_is_taken_too(qtbot, faults):
    restore = faults.install()
    try:
        with qtbot.waitSignal(faults.written):
            thread = threading.Thread(target=crash_with, args=("Amina Yusuf",))
            thread.start()
            thread.join(5)
    finally:
        restore()
    assert sys.excepthook != faults.take


class Clumsy(QWidget):
    """A bug while painting, as deep as a paint event goes."""

    def __init__(self):
        super().__init__()
        self.seen = []

    def paintEvent(self, event):
        painter = QPainter(self)
        self.seen.append(weakref.ref(painter))
        try:
            self.draw(painter)
        except KeyError as error:
            raise ValueError from error

    def draw(self, painter):
        crash_with("Amina Yusuf")


def test_a_bug_while_painting_leaves_no_painter_behind(qtbot, faults):
    restore = faults.install()
    clumsy = Clumsy()
    qtbot.addWidget(clumsy)
    try:
        with qtbot.waitSignal(faults.written):
            clumsy.show()
        clumsy.update()
        qtbot.waitUntil(lambda: len(clumsy.seen) > 1)
    finally:
        restore()
    assert [one() for one in clumsy.seen] == [None] * len(clumsy.seen)


def test_bugs_can_not_fill_the_disk(qtbot, faults, tmp_path):
    source = "\n".join(
        ["def crash(n):"] + [f"    if n == {n}: raise ValueError" for n in range(MOST_FILES + 9)]
    )
    names = {}
    exec(compile(source, "made.py", "exec"), names)
    for n in range(MOST_FILES + 9):
        take(faults, lambda n=n: names["crash"](n))
    assert len(list((tmp_path / "crashes").iterdir())) == MOST_FILES
    qtbot.waitUntil(lambda: len(boxes()) == 1)


def test_a_folder_that_can_not_be_written_is_no_second_bug(qtbot, qapp, tmp_path):
    (tmp_path / "file").write_text("in the way")
    faults = Faults(tmp_path / "file")
    take(faults, lambda: crash_with("x"))
    qtbot.waitUntil(lambda: len(boxes()) == 1)
    assert "No crash file" in boxes()[0].informativeText()
    close_boxes(qtbot)
