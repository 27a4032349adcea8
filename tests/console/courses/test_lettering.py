"""Widths without a screen are never smaller than what the bundled font really needs."""

import importlib.resources

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from console.courses import lettering
from console.courses.lettering import width_px
from console.courses.pack import load_all

KNOWN = sorted(lettering._ADVANCE)


@pytest.fixture(scope="module")
def metrics(qapp: QCoreApplication) -> QFontMetricsF:
    """The shipped font as the window sets it, a hundred times the size; Qt shapes it the same everywhere."""
    file = importlib.resources.files("resources") / "fonts" / "Inter-Regular.otf"
    QFontDatabase.addApplicationFontFromData(file.read_bytes())
    font = QFont("Inter")
    font.setPixelSize(1200)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setFeature(QFont.Tag("tnum"), 1)
    font.setFeature(QFont.Tag("calt"), 0)
    return QFontMetricsF(font)


def test_shipped_short_titles_fit_a_tile() -> None:
    widest = max(width_px(step.short) for pack in load_all()[0] for step in pack.steps)
    assert 100 < widest <= lettering.SHORT_TITLE_PX


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from(KNOWN), min_size=1, max_size=24))
def test_table_is_conservative_and_close(metrics: QFontMetricsF, text: str) -> None:
    measured = sum(metrics.horizontalAdvance(letter) for letter in text) / 100
    assert measured <= width_px(text) <= measured + len(text) * 12 / 64 + 1


def test_unknown_letter_counts_as_a_full_em() -> None:
    assert width_px("漢") == 12
    assert width_px("") == 0
