"""How the program starts and ends where there is no window or somebody presses Ctrl+C."""

import os
import resource
import signal
import socket
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pytest import MonkeyPatch

from console.records import verify_file
from tests.support.ledgers import hold_class, opened
from tests.support.simulated_headsets import ROOT
from ui.display import has_display, trouble_with_display

NOBODYS = 987_654
"""A display that no server has."""
REFUSED = b"Authorization required"
REFUSAL = struct.pack("<BBHHH", 0, len(REFUSED), 11, 0, 6) + REFUSED.ljust(24, b"\0")
WELCOME = struct.pack("<BBHHH", 1, 0, 11, 0, 8) + bytes(32)


@contextmanager
def x_server(reply: bytes) -> Iterator[str]:
    """An X server that answers everybody with this and nothing more, and the display that it has."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            with suppress(OSError):
                while True:
                    link, _ = server.accept()
                    with link:
                        if link.recv(4096):  # nothing comes from who only looks whether somebody listens
                            link.sendall(reply)
                            link.recv(4096)

        serving = threading.Thread(target=serve)
        serving.start()
        try:
            yield f"127.0.0.1:{server.getsockname()[1] - 6000}.0"
        finally:
            server.shutdown(socket.SHUT_RDWR)
            serving.join()


def test_without_a_display_the_window_says_so(tmp_path: Path) -> None:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    bare = {name: value for name, value in os.environ.items() if name not in hidden}
    if sys.platform in ("win32", "darwin"):
        return  # there every session has one
    with x_server(REFUSAL) as refusing, x_server(b"") as silent:
        for set_to, said in (
            ({}, "no display"),
            ({"DISPLAY": f"unix:{NOBODYS}.0"}, "does not answer"),
            ({"DISPLAY": refusing}, "does not let this program in"),
            ({"DISPLAY": silent}, "does not answer"),
        ):
            words = [sys.executable, "-m", "ui", "--data", str(tmp_path)]
            done = subprocess.run(
                words, cwd=ROOT, env=bare | set_to, capture_output=True, text=True, timeout=30, check=False
            )
            assert (done.returncode, done.stdout) == (3, "")
            assert said in done.stderr
            assert done.stderr.count("\n") == 1


def test_a_crash_leaves_no_memory_on_the_disk_and_gives_none_to_a_handler(tmp_path: Path) -> None:
    most = resource.getrlimit(resource.RLIMIT_CORE)[1]
    told = (
        "import os, resource; from ui.__main__ import main; main(['courses', 'list']); "
        "print(resource.getrlimit(resource.RLIMIT_CORE)[0], flush=True); os.abort()"
    )
    done = subprocess.run(
        [sys.executable, "-c", told],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, (most, most)),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == -signal.SIGABRT
    assert list(tmp_path.iterdir()) == []
    # Linux: only of this limit nothing goes down a pipe either.
    assert done.stdout.splitlines()[-1] == ("1" if sys.platform == "linux" and most != 0 else "0")


def test_a_display_is_there_when_it_lets_the_program_in(tmp_path: Path, monkeypatch: MonkeyPatch) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setenv("DISPLAY", f":{NOBODYS}")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-7")
    if sys.platform in ("win32", "darwin"):
        return
    assert "WAYLAND_DISPLAY=wayland-7" in str(trouble_with_display())
    with socket.socket(socket.AF_UNIX) as desktop:
        desktop.bind(str(tmp_path / "wayland-7"))
        desktop.listen()
        assert trouble_with_display() is None
    monkeypatch.setenv("WAYLAND_DISPLAY", "")
    with x_server(WELCOME) as display:
        monkeypatch.setenv("DISPLAY", display)
        assert trouble_with_display() is None
    with x_server(REFUSAL) as display:
        monkeypatch.setenv("DISPLAY", display)
        assert not has_display()
        monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
        assert trouble_with_display() is None


def test_ctrl_c_ends_the_window_in_order(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "ui", "--data", str(tmp_path), "--interface", "loopback"]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    process = subprocess.Popen(words, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True)
    try:
        while not (tmp_path / "records.sqlite").exists():
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=30)
    finally:
        process.kill()
        process.wait()
    assert (process.returncode, said) == (0, "")


HEAVY = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui.app import Application

qt = QApplication([])
application = Application(Path(sys.argv[1]), ("loopback",))
application.started.connect(lambda: QTimer.singleShot(0, qt.quit))
application.show()
qt.exec()
application.window.page("live").stage
print([name for name in ("pyqtgraph", "console.physiology") if name in sys.modules])
application.close()
"""


def test_neither_plots_nor_physiology_are_loaded_before_a_class_shows_load(tmp_path: Path) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    words = [sys.executable, "-c", HEAVY, str(tmp_path)]
    done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")


RESTORING = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui import app

qt = QApplication([])
windows, clicked = [], []


class Watched(app.Application):
    def __init__(self, *args, **named):
        super().__init__(*args, **named)
        windows.append(self)


def look():
    now = windows[-1]
    if not now.engine.done() or now.window.records_view is None:
        return
    if len(windows) == 2:
        if now.window.notice.words:
            print(now.window.notice.words)
            print(now.engine.result().entries().result(), len(now.engine.result().people.all().result()))
            qt.quit()
        return
    page = now.window.page("settings").backup
    if page.dialog is None and not clicked:
        now.window.show_screen("settings")
        now.window.page("settings").show_page("backup")
        page.look_at_backup(sys.argv[2])
    elif not clicked and not page.dialog.restore.isHidden():
        clicked.append(True)
        page.dialog.agreed.setChecked(True)
        page.dialog.restore.click()


app.Application = Watched
timer = QTimer()
timer.timeout.connect(look)
timer.start(10)
print(app.open_window(Path(sys.argv[1]), ("loopback",)))
"""


def test_a_backup_is_restored_from_the_window_which_then_starts_anew(tmp_path: Path) -> None:
    records = opened(tmp_path / "data")
    hold_class(records)
    made = records.back_up(tmp_path / "stick")
    hold_class(records)
    records.close()
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    words = [sys.executable, "-c", RESTORING, str(tmp_path / "data"), str(made.path)]
    done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60)
    said, counted, code = done.stdout.splitlines()
    assert (
        said.startswith("The backup is restored. The former records lie in ") and "Pair the headsets" in said
    )
    assert (counted, code) == ("1 2", "0") and "Traceback" not in done.stderr
    (aside,) = (tmp_path / "data").glob("set-aside-*")
    assert verify_file(aside / "records.sqlite").faults == ()
    assert verify_file(tmp_path / "data" / "records.sqlite").faults == ()
