"""How the program starts and ends where there is no window or somebody presses Ctrl+C."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.support.simulated_headsets import ROOT


def test_without_a_display_the_window_says_so(tmp_path: Path) -> None:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    bare = {name: value for name, value in os.environ.items() if name not in hidden}
    if sys.platform in ("win32", "darwin"):
        return  # there every session has one
    words = [sys.executable, "-m", "ui", "--data", str(tmp_path)]
    done = subprocess.run(words, cwd=ROOT, env=bare, capture_output=True, text=True, timeout=30, check=False)
    assert done.returncode == 3
    assert "no display" in done.stderr
    assert "Traceback" not in done.stderr


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
