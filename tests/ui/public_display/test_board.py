"""What is painted on the public display, read back from the drawing itself."""

import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import Phase as Phase_
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from console.classroom.public import Crowd, PublicRow, PublicView
from console.model import Attention, LinkState, Phase, SeatView, StationView
from console.terms import Mode
from tests.support.painted_words import painted
from tests.support.ui_runs import pack, running_class
from tests.support.ui_stations import live
from ui.public_display import words
from ui.public_display.board import Board
from ui.public_display.feed import PublicFeed
from ui.theme import load_fonts

STEPS = [step.id for step in pack().steps]
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=30)


@pytest.fixture
def board(qtbot, qapp: QApplication) -> Board:
    load_fonts()
    made = Board()
    qtbot.addWidget(made)
    made.resize(1280, 720)
    return made


def anybody(number: int, step: str | None, said: list[str]) -> StationView:
    """A station about which everything is said that must not be shown."""

    def word(n: int) -> str:
        return said[(number + n) % len(said)]

    return live(
        number,
        label=word(0),
        model=word(1),
        name=word(2),
        person=word(3),
        seat=word(4),
        scene=word(5),
        attention=list(Attention)[number % len(Attention)],
        attention_detail=word(6),
        critical_errors=(word(7),),
        error_steps=(number,),
        link=list(LinkState)[number % len(LinkState)],
        phase=list(Phase)[number % len(Phase)],
        score=float(number),
        step=step,
    )


def plain(view: StationView, number: int) -> StationView:
    """The same place in the course, and nothing else of it."""
    return StationView(station=str(number), seat=str(number), step=view.step)


@settings(
    max_examples=20,
    deadline=None,
    phases=[Phase_.explicit, Phase_.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    steps=st.lists(st.sampled_from([*STEPS, "Amina Yusuf", None]), max_size=24),
    said=st.lists(TEXT, min_size=1, max_size=8),
)
def test_whoever_is_in_a_class_the_room_reads_the_same(
    board: Board, steps: list[str | None], said: list[str]
) -> None:
    stations = [anybody(number, step, said) for number, step in enumerate(steps)]
    seats = tuple(SeatView(name, name, name, name) for name in said)
    class_ = running_class(0)
    shown = []
    for seated, around in ((seats, stations), ((), [plain(one, n) for n, one in enumerate(stations)])):
        feed = PublicFeed(draw=lambda choices: choices[0])
        board.show_view(feed.view(replace(class_, seats=seated), pack(), around, 60_000.0))
        shown.append((painted(board), board.accessibleName()))
    assert shown[0] == shown[1]
    assert set(shown[0][0]) <= set(words.all_words(board._view))


def test_everything_that_is_said_is_painted_and_nothing_else(board: Board) -> None:
    rows = (
        PublicRow("Wash", Crowd.FEW),
        PublicRow("Hood", Crowd.COUNTED, 24),
        PublicRow("Zip", Crowd.SEVERAL),
        PublicRow("Boots", Crowd.NOBODY),
    )
    board.show_view(PublicView("Gowning Grade B", Mode.PRACTICE, "GMP-GWN-B", 1_100_000.0, rows))
    assert sorted(painted(board)) == sorted(words.all_words(board._view))
    assert {"18:20", "minutes left", "a few", "24", "several"} <= set(painted(board))


def test_a_long_title_goes_on_two_lines_and_keeps_its_words(board: Board) -> None:
    title = "Gwisgo dillad ystafell lân Gradd B i weithgynhyrchu meddyginiaethau di-haint"
    board.show_view(PublicView(title, Mode.PRACTICE, "X", 60_000.0, ()))
    lines = painted(board)
    assert title in [f"{one} {other}" for one, other in itertools.pairwise(lines)]
    for word in ("x" * 90, "x" * 90 + " "):
        board.show_view(PublicView(word, Mode.PRACTICE, "X", 60_000.0, ()))
        assert "x" * 90 in painted(board)


def test_blank_is_one_dark_ground_without_a_word(board: Board) -> None:
    board.show_view(PublicView("Gowning", Mode.ASSESS, "X", None, (PublicRow("Wash", Crowd.COUNTED, 3),)))
    board.set_blank(True)
    image = board.grab().toImage()
    colours = {image.pixel(x, y) for x, y in itertools.product(range(0, 1280, 16), range(0, 720, 16))}
    assert (len(colours), painted(board), board.accessibleName()) == (1, [], "")
    board.set_blank(False)
    assert "Wash" in board.accessibleName()


def test_there_is_no_colour_on_it(board: Board) -> None:
    """Grey leans towards blue by a little, as every neutral of the themes does; a hue would lean by more."""
    rows = tuple(PublicRow(str(crowd), crowd, 5 if crowd is Crowd.COUNTED else 0) for crowd in Crowd)
    board.show_view(PublicView("Gowning", Mode.PRACTICE, "X", 60_000.0, rows))
    for dark in (False, True):
        board.set_dark(dark)
        image = board.grab().toImage()
        points = itertools.product(range(0, 1280, 4), range(0, 720, 4))
        spread = max(
            max(c.red(), c.green(), c.blue()) - min(c.red(), c.green(), c.blue())
            for c in (image.pixelColor(x, y) for x, y in points)
        )
        assert spread <= 24


def test_one_and_two_look_alike(board: Board) -> None:
    pictures = []
    for few in (1, 1, 2):
        stations = [
            StationView(str(n), seat=str(n), step=STEPS[-1] if n < few else STEPS[0]) for n in range(12)
        ]
        feed = PublicFeed(draw=lambda choices: choices[0])
        board.show_view(feed.view(running_class(12), pack(), stations, 60_000.0))
        pictures.append(board.grab().toImage())
    # The first picture of all is left out: Qt draws a large letter a little otherwise the first time.
    assert pictures[1] == pictures[2]


def test_counts_are_taken_once_a_minute_and_the_time_goes_on() -> None:
    class_, feed = running_class(4), PublicFeed()
    at = [StationView(str(n), seat=str(n), step=STEPS[0]) for n in range(4)]
    on = [replace(view, step=STEPS[-1]) for view in at]
    first = feed.view(class_, pack(), at, 0.0)
    second = feed.view(class_, pack(), on, 59_000.0)
    third = feed.view(class_, pack(), on, 60_000.0)
    assert (first.rows[0].count, second.rows[0].count, third.rows[0].count) == (4, 4, 0)
    assert [words.time_left(view) for view in (first, second, third)] == ["50:00", "49:01", "49:00"]
    assert words.time_left(feed.view(class_, pack(), on, 3_100_000.0)) == "0:00"
