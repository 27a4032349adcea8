"""The fixture that fails untidy tests sees every kind of thing that a test can leave."""

import asyncio
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from PySide6.QtCore import QCoreApplication, QThread, QTimer
from pytestqt.qtbot import QtBot

from tests.support.leaks import Surroundings


@contextmanager
def thread() -> Iterator[None]:
    gate = threading.Event()
    started = threading.Thread(target=gate.wait, name="forgotten")
    started.start()
    yield
    gate.set()
    started.join()


@contextmanager
def open_socket() -> Iterator[None]:
    with socket.socket():
        yield


@contextmanager
def process() -> Iterator[None]:
    with subprocess.Popen([sys.executable, "-S", "-c", "input()"], stdin=subprocess.PIPE) as child:
        yield
        child.communicate(b"\n")


@contextmanager
def unwaited_process() -> Iterator[None]:
    with subprocess.Popen([sys.executable, "-S", "-c", ""], stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.read()
        yield


@contextmanager
def loop() -> Iterator[None]:
    opened = asyncio.new_event_loop()
    yield
    opened.close()


@contextmanager
def pending_task() -> Iterator[None]:
    async def forever() -> None:
        await asyncio.Event().wait()

    opened = asyncio.new_event_loop()
    task = opened.create_task(forever(), name="forgotten")
    opened.run_until_complete(asyncio.sleep(0))
    opened.close()
    yield
    task.get_coro().close()
    task._log_destroy_pending = False


@contextmanager
def lost_exception() -> Iterator[None]:
    async def fail() -> None:
        raise ValueError("nobody asked")

    async def start_and_forget() -> None:
        running = asyncio.get_running_loop().create_task(fail())
        await asyncio.sleep(0)
        del running

    asyncio.run(start_and_forget())
    yield


@contextmanager
def timer() -> Iterator[None]:
    started = QTimer()
    started.start(60_000)
    yield
    started.stop()


@contextmanager
def qt_thread() -> Iterator[None]:
    started = QThread()
    started.start()
    yield
    started.quit()
    started.wait()


@pytest.mark.parametrize(
    ("leave", "told"),
    [
        (thread, "thread forgotten"),
        (open_socket, "socket"),
        (process, "process"),
        (unwaited_process, "process"),
        (loop, "open loop"),
        (pending_task, "task still pending"),
        (lost_exception, "exception was never retrieved"),
        (timer, "active timer"),
        (qt_thread, "running"),
    ],
)
def test_what_is_left_is_told(
    qapp: QCoreApplication, leave: Callable[[], AbstractContextManager[None]], told: str
) -> None:
    before = Surroundings.now()
    with leave():
        assert any(told in line for line in before.remains(grace_s=0))
    Surroundings.now()


def test_tidy_work_leaves_nothing(qtbot: QtBot) -> None:
    before = Surroundings.now()
    with thread(), process(), timer(), qt_thread():
        asyncio.run(asyncio.sleep(0))
    assert before.remains(grace_s=0) == []
