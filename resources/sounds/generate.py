"""Make the sounds again: `python resources/sounds/generate.py`. The same numbers give the same bytes.

Short sine tones with soft edges and two overtones, 16 kHz, 16 bit, mono; one file a sound and loudness.
Dedicated to the public domain (CC0), see LICENSE.txt beside this file.
"""

import math
import struct
import wave
from pathlib import Path

RATE = 16_000
LOUDNESS = {"quiet": 0.10, "usual": 0.30, "loud": 0.85}
OVERTONES = ((1, 0.70), (2, 0.22), (3, 0.08))
# Hz, seconds; 0 Hz is a rest. Told apart by rhythm and direction, not by pitch alone.
SOUNDS = {
    "stopped": ((880, 0.16), (0, 0.03), (622, 0.16), (0, 0.06), (880, 0.16), (0, 0.03), (622, 0.16)),
    "help": ((784, 0.45),),
    "lost": ((330, 0.10), (0, 0.08), (330, 0.10)),
}
EDGE_S = 0.012


def tone(hertz: float, seconds: float) -> list[float]:
    """One tone between -1 and 1; a chime of its length dies away."""
    count = round(RATE * seconds)
    if not hertz:
        return [0.0] * count
    edge = round(RATE * EDGE_S)
    fades = seconds > 0.3
    samples = []
    for n in range(count):
        rise = min(1.0, n / edge, (count - n) / edge)
        fall = math.exp(-4.0 * n / count) if fades else 1.0
        turn = 2 * math.pi * hertz * n / RATE
        samples.append(rise * fall * sum(part * math.sin(over * turn) for over, part in OVERTONES))
    return samples


def main() -> None:
    """Write every file beside this one."""
    here = Path(__file__).resolve().parent
    for name, tones in SOUNDS.items():
        samples = [sample for hertz, seconds in tones for sample in tone(hertz, seconds)]
        for loudness, share in LOUDNESS.items():
            with wave.open(str(here / f"{name}-{loudness}.wav"), "wb") as file:
                file.setnchannels(1)
                file.setsampwidth(2)
                file.setframerate(RATE)
                file.writeframes(b"".join(struct.pack("<h", round(32_767 * share * one)) for one in samples))


if __name__ == "__main__":
    main()
