"""Every time of the protocol (headset-apps.md) that the console's half of a link keeps."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pace:
    """The protocol's times; tests hand in shorter ones, nothing else does."""

    handshake_s: float = 5.0
    """Each for connecting, TLS with upgrade, hello, and each proof."""
    pairing_s: float = 120.0
    """From `pair.commit` to both confirms."""
    silence_ms: float = 6_000.0
    """Without a text or binary message: no signal."""
    ping_ms: float = 5_000.0
    dead_ms: float = 10_000.0
    """Without an answer to a ping: the link is dead."""
    time_ms: float = 10_000.0
    saved_ms: float = 2_000.0
    """The protocol allows it each second; a headset keeps a minute anyway."""
    redial_first_s: float = 0.25
    redial_last_s: float = 5.0
    settled_ms: float = 30_000.0
    """So long live: redialling starts anew."""
    hold_ms: float = 1_000.0
    """How long messages of an unknown boot wait for the first answer to `time`, which tells old from new."""
    search_s: float = 5.0
    """Between two looks at this machine's network addresses."""
    ask_s: float = 1.0
    """How long an advert that came in part is asked for at a time."""
    ask_again_s: float = 2.0
    """When it is asked for again; each further time after twice as long."""
