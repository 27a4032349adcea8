"""Contrast (WCAG 2.2) and how far colours lie apart (dE76) for normal and deficient sight (Machado 2009)."""

from math import sqrt

from PySide6.QtGui import QColor

Rgb = tuple[float, float, float]

DEFICITS: dict[str, tuple[Rgb, Rgb, Rgb]] = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""Severity 1.0, for linear RGB."""

_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_WHITE = (0.95047, 1.0, 1.08883)


def linear(color: QColor) -> Rgb:
    """Return linear RGB, 0 to 1."""

    def one(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    return one(color.redF()), one(color.greenF()), one(color.blueF())


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio, 1 to 21."""
    lights = sorted(0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in (linear(one), linear(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def seen_as(color: QColor, deficit: str) -> Rgb:
    """Return linear RGB as somebody with that deficit sees it."""
    rgb = linear(color)
    mixed = [sum(a * b for a, b in zip(row, rgb, strict=True)) for row in DEFICITS[deficit]]
    return tuple(min(1.0, max(0.0, value)) for value in mixed)


def distance(one: Rgb, other: Rgb) -> float:
    """Return the distance in CIE L*a*b*, D65."""
    return sqrt(sum((a - b) ** 2 for a, b in zip(_lab(one), _lab(other), strict=True)))


def _lab(rgb: Rgb) -> Rgb:
    def f(value: float) -> float:
        return value ** (1 / 3) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116

    x, y, z = (
        f(sum(a * b for a, b in zip(row, rgb, strict=True)) / white)
        for row, white in zip(_XYZ, _WHITE, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)
