import asyncio
import selectors
import socket
import time
from typing import Any

import pytest

from console.headsets import gathering
from console.headsets.gathering import GatheringSelector, network_loop


def test_what_comes_close_together_is_one_waking() -> None:
    selector = GatheringSelector()
    own, posts = socket.socketpair()
    selector.register(own, 1)
    ears, mouths = zip(*(socket.socketpair() for _ in range(3)), strict=True)
    for ear in ears:
        selector.register(ear, 1)
    try:
        for mouth in mouths:
            mouth.send(b"x")
        assert len(selector.select(1.0)) == 3
        assert len(selector.select(0)) == 3
        for ear in ears:
            ear.recv(1)
        assert selector.select(0.001) == []
        mouths[0].send(b"x")
        posts.send(b"x")
        assert len(selector.select(1.0)) == 2
    finally:
        selector.close()
        for one in (own, posts, *ears, *mouths):
            one.close()


def test_what_another_thread_posts_ends_the_wait_for_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "GATHER_S", 60.0)
    selector = GatheringSelector()
    (own, posts), (ear, mouth) = socket.socketpair(), socket.socketpair()
    selector.register(own, 1)
    selector.register(ear, 1)
    look = selectors.DefaultSelector.select

    def look_then_post(self: selectors.DefaultSelector, timeout: float | None = None) -> Any:
        found = look(self, timeout)
        if self is selector and len(found) == 1:
            posts.send(b"x")  # after the first look, so that only the wait can hear of it
        return found

    monkeypatch.setattr(selectors.DefaultSelector, "select", look_then_post)
    mouth.send(b"x")
    began = time.monotonic()
    assert len(selector.select(30.0)) == 2
    assert time.monotonic() - began < 30
    selector.close()
    for one in (own, posts, ear, mouth):
        one.close()


def test_the_network_loop_runs_timers_threads_and_sockets() -> None:
    async def test() -> bytes:
        loop = asyncio.get_running_loop()
        ear, mouth = socket.socketpair()
        with ear, mouth:
            ear.setblocking(False)
            await asyncio.to_thread(mouth.send, b"word")
            return await asyncio.wait_for(loop.sock_recv(ear, 10), 5)

    with asyncio.Runner(loop_factory=network_loop) as runner:
        assert runner.run(test()) == b"word"
