"""Valid frames of every message, as text: what codec tests start from."""

import json
from typing import Any

UUID = "dbebfd6f-4348-481d-9194-b262fc326d33"
OTHER = "723eaeeb-4b1e-40f1-89e3-9639aecc435f"
B32 = "kDmU0Ik6q-lEqJRdIZdKQLDvRQ9gy8miJwb18AiLTJU"
POINT = "BNwFiWsYd_B0HHwpTDhLLfmJcFOrZnDVM5vm5c-7K3G2f_WeaG_S6XlJ_1ni8sd3uS--YFKgtu21DjuUFDmIdmE"

BODIES: dict[str, list[dict[str, Any]]] = {
    "state": [
        {
            "phase": "running",
            "battery": 0.81,
            "charging": False,
            "worn": True,
            "fps": 71.8,
            "scene": "gowning",
        },
        {"phase": "idle"},
    ],
    "progress": [
        {
            "scenario": "GMP-GWN-B",
            "scenario_version": "1.0",
            "step": "hood",
            "index": 3,
            "of": 9,
            "elapsed_ms": 1,
        },
    ],
    "event": [
        {"kind": "step.completed", "step": "hood", "data": {"a": [1, {"b": None}]}},
        {"kind": "observation", "data": {"criterion": "c1", "met": True}, "text": 'line\n"two" é\U0001f600'},
    ],
    "physio": [
        {"signal": "rr_ms", "unit": "ms", "source": "ecg", "values": [800, 810.5], "times": [1.0, 2]},
        {
            "signal": "eda_us",
            "unit": "uS",
            "source": "x",
            "values": [1.5, 2.5],
            "t0": 5.0,
            "dt_ms": 250,
            "quality": 1,
        },
    ],
    "ack": [{"cmd": UUID, "result": "done"}, {"cmd": UUID, "result": "refused", "reason": "busy"}],
    "cmd": [{"id": UUID, "verb": "hint", "args": {"step": "hood"}, "deadline_ms": 5000}],
}

PLAIN_FROM_STATION: list[dict[str, Any]] = [
    {
        "type": "hello",
        "proto": 1,
        "station": UUID,
        "boot": OTHER,
        "label": "Seat 4",
        "model": "Sim",
        "app": {"id": "sim", "version": "1"},
        "features": ["physio", "view"],
        "nonce": B32,
        "paired": True,
    },
    {"type": "prove", "mac": B32},
    {"type": "pair.key", "pub": POINT, "nonce": B32},
    {"type": "pair.confirm"},
    {"type": "pair.refuse"},
    {"type": "time", "c1": 1.5, "h2": 2, "h3": 2.5},
    {"type": "bye", "reason": "off"},
]

PLAIN_FROM_CONSOLE: list[dict[str, Any]] = [
    {"type": "hello", "proto": 1, "console": UUID, "nonce": B32},
    {"type": "prove", "mac": B32},
    {"type": "pair.commit", "commit": B32},
    {"type": "pair.reveal", "pub": POINT, "nonce": B32},
    {"type": "pair.confirm"},
    {"type": "pair.refuse"},
    {"type": "resume", "boot": OTHER, "after": 0},
    {"type": "saved", "boot": OTHER, "seq": 17},
    {"type": "time", "c1": 1.5},
    {"type": "bye", "reason": "off"},
]


def envelope(kind: str, body: Any, seq: int = 17, run: str | None = UUID, **changes: Any) -> dict[str, Any]:
    """An enveloped message as an object; `changes` replace keys."""
    whole = {"type": kind, "seq": seq, "t": "2026-11-22T10:42:07.123Z", "mono": 123456.789, "run": run}
    return {**whole, "body": body, **changes}


def text(message: Any) -> bytes:
    """The frame of an object."""
    return json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode()


def all_from_station() -> list[bytes]:
    """One frame of everything a headset may say."""
    kinds = ("state", "progress", "event", "physio", "ack")
    return [text(m) for m in PLAIN_FROM_STATION] + [
        text(envelope(kind, body)) for kind in kinds for body in BODIES[kind]
    ]


def all_from_console() -> list[bytes]:
    """One frame of everything a console may say."""
    return [text(m) for m in PLAIN_FROM_CONSOLE] + [text(envelope("cmd", body)) for body in BODIES["cmd"]]
