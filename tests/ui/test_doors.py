"""Calls before the engine stands wait for it, and share its fate."""

from concurrent.futures import Future
from types import SimpleNamespace

import pytest

from console.errors import ConsoleError, RecordsReason
from ui.doors import EngineServices


def asked(answer: Future) -> tuple[Future, Future]:
    """The future of an engine whose one setting is `answer`, and the future that the window got."""
    engine: Future = Future()
    kept = EngineServices(engine).settings.get("theme")
    engine.set_result(SimpleNamespace(settings=SimpleNamespace(get=lambda name: answer), packs=()))
    return engine, kept


def test_a_call_made_too_early_is_made_when_the_engine_stands():
    answer: Future = Future()
    _, kept = asked(answer)
    assert not kept.done()
    answer.set_result("dark")
    assert kept.result(0) == "dark"


def test_a_call_that_stopping_cancels_is_cancelled_for_its_asker_too(caplog):
    answer: Future = Future()
    _, kept = asked(answer)
    answer.cancel()
    assert kept.cancelled()
    assert caplog.records == []  # concurrent.futures logs what a callback raises


def test_a_call_to_an_engine_that_can_not_start_fails_with_its_reason():
    engine: Future = Future()
    kept = EngineServices(engine).settings.get("theme")
    trouble = ConsoleError(RecordsReason.HELD_BY_ANOTHER)
    engine.set_exception(trouble)
    with pytest.raises(ConsoleError) as told:
        kept.result(0)
    assert told.value is trouble
