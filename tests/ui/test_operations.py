import threading
from concurrent.futures import Future

import pytest
from PySide6.QtCore import QObject

from console.errors import ClassReason, ConsoleError
from ui.operations import Operations


@pytest.fixture
def operations(qapp):
    return Operations()


def finish_elsewhere(act):
    thread = threading.Thread(target=act)
    thread.start()
    thread.join(5)


def test_a_value_comes_back_on_the_gui_thread(qtbot, operations):
    future, seen = Future(), []
    operations.run(operations, lambda: future, lambda value: seen.append((value, threading.get_ident())))
    finish_elsewhere(lambda: future.set_result(7))
    qtbot.waitUntil(lambda: seen == [(7, threading.get_ident())])


def test_an_expected_failure_reaches_the_one_who_asked(qtbot, operations):
    future, failures, unclaimed = Future(), [], []
    operations.trouble_met.connect(unclaimed.append)
    operations.run(operations, lambda: future, failed=failures.append)
    trouble = ConsoleError(ClassReason.NO_CLASS)
    finish_elsewhere(lambda: future.set_exception(trouble))
    qtbot.waitUntil(lambda: failures == [trouble])
    assert unclaimed == []


def test_a_refusal_at_the_door_is_a_failure_like_any_other(qtbot, operations):
    failures = []

    def refuse():
        raise ConsoleError(ClassReason.EMPTY_ROSTER)

    operations.run(operations, refuse, failed=failures.append)
    assert failures == []
    qtbot.waitUntil(lambda: [error.reason for error in failures] == [ClassReason.EMPTY_ROSTER])


def test_a_failure_that_nobody_claims_is_told_once(qtbot, operations):
    future = Future()
    operations.run(operations, lambda: future)
    with qtbot.waitSignal(operations.trouble_met) as told:
        future.set_exception(ConsoleError(ClassReason.RUN_OPEN))
    assert told.args[0].reason is ClassReason.RUN_OPEN


def test_a_bug_is_raised_where_the_excepthook_sees_it(qtbot, operations):
    future = Future()
    operations.run(operations, lambda: future, failed=lambda _: None)
    with qtbot.capture_exceptions() as caught:
        future.set_exception(ZeroDivisionError("bug"))
        qtbot.waitUntil(lambda: len(caught) == 1)
    assert caught[0][0] is ZeroDivisionError


def test_an_owner_that_is_gone_is_not_called(qtbot, operations):
    owner, future, seen = QObject(), Future(), []
    operations.run(owner, lambda: future, seen.append)
    owner.deleteLater()
    with qtbot.waitSignal(owner.destroyed):
        pass
    future.set_result(1)
    second = Future()
    operations.run(operations, lambda: second, seen.append)
    second.set_result(2)
    qtbot.waitUntil(lambda: seen == [2])


def test_a_cancelled_call_is_quiet(qtbot, operations):
    future, seen = Future(), []
    operations.run(operations, lambda: future, seen.append, seen.append)
    future.cancel()
    second = Future()
    operations.run(operations, lambda: second, seen.append)
    second.set_result("next")
    qtbot.waitUntil(lambda: seen == ["next"])


def test_an_answer_after_the_window_is_gone_is_silent(qtbot, operations):
    future = Future()
    operations.run(QObject(), lambda: future, lambda _: None)
    operations.deleteLater()
    with qtbot.waitSignal(operations.destroyed):
        pass
    finish_elsewhere(lambda: future.set_result(1))
