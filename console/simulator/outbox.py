"""What the headset has said in this boot, for as long as the console may still ask for it again.

Live sending and replay are one thing here: a link holds a cursor (the last seq it sent) and asks
for the next.
"""

from bisect import bisect_right
from collections.abc import Callable
from typing import Final

import msgspec

from console.clock import Clock, iso_utc
from console.headsets.protocol import Enveloped, EnvelopeType, encode
from console.messages import Body

KEEP_MS: Final = 60_000.0
"""How long everything is kept."""
KEPT_UNTIL_SAVED: Final = ("progress", "event")
PRUNE_EVERY: Final = 64


class Sent(msgspec.Struct, frozen=True):
    """One enveloped message as it goes, or went, over the wire."""

    seq: int
    type: EnvelopeType
    mono_ms: float
    frame: bytes


class Outbox:
    """Numbers messages from 1 on and keeps their frames; `on_put` is called after each."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._kept: list[Sent] = []
        self._saved = 0
        self.last_seq = 0
        self.on_put: Callable[[], None] = lambda: None

    def __len__(self) -> int:
        return len(self._kept)

    def put(self, kind: EnvelopeType, body: Body, run: str | None) -> None:
        """Envelope a message now."""
        self.last_seq += 1
        mono_ms = round(self._clock.monotonic_ms(), 3)
        message = Enveloped(kind, self.last_seq, iso_utc(self._clock.utc()), mono_ms, run, body)
        self._kept.append(Sent(self.last_seq, kind, mono_ms, encode(message)))
        if self.last_seq % PRUNE_EVERY == 0:
            self._prune()
        self.on_put()

    def next_after(self, seq: int) -> Sent | None:
        """Return the kept message with the lowest seq above `seq`."""
        place = bisect_right(self._kept, seq, key=lambda sent: sent.seq)
        return self._kept[place] if place < len(self._kept) else None

    def mark_saved(self, seq: int) -> None:
        """Note that a console has everything up to `seq` on disk."""
        self._saved = max(self._saved, min(seq, self.last_seq))
        self._prune()

    def _prune(self) -> None:
        oldest_ms = self._clock.monotonic_ms() - KEEP_MS
        self._kept = [
            sent
            for sent in self._kept
            if sent.mono_ms >= oldest_ms or (sent.type in KEPT_UNTIL_SAVED and sent.seq > self._saved)
        ]
