import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.live_views import NAMES
from ui.theme import Look, Weight
from ui.widgets.lettering import Lettering, shortened

WELSH = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"


@pytest.mark.parametrize(
    ("name", "shorter"),
    [
        ("Rhiannon Prydderch-Jones", "Rhiannon Prydderch-J."),
        ("Angharad Llywelyn ap Rhys", "Angharad Llywelyn ap R."),
        ("Llŷr Gwynfor Humphreys", "Llŷr Gwynfor H."),
    ],
)
def test_the_last_part_goes_to_its_initial_first(name: str, shorter: str) -> None:
    assert shortened(name)[0] == shorter


def test_then_all_parts_but_the_first() -> None:
    assert shortened("Angharad Llywelyn ap Rhys")[1] == "Angharad L. ap R."


def test_a_first_name_that_no_room_holds_leaves_the_initials() -> None:
    assert shortened(f"{WELSH} ap Rhys")[-2:] == ("L. ap R.", "L.")


def test_a_name_that_fits_stays_as_it_is(look: Look) -> None:
    assert Lettering(look).fit_name("Amina Yusuf", 154, 13) == ("Amina Yusuf", 13)


@pytest.mark.parametrize("room", [126, 129, 154, 270])
def test_no_name_is_wider_than_its_room_or_ends_in_an_ellipsis(look: Look, room: int) -> None:
    lettering = Lettering(look)
    for name in (*NAMES, WELSH, f"Myfanwy {WELSH}", "Ω", "-", "A B-C d'E  F"):
        shown, px = lettering.fit_name(name, room, 13)
        assert lettering.width(shown, px, Weight.SEMIBOLD) <= room
        assert "…" not in shown
        assert shown


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=60))
def test_any_name_can_be_shown(look: Look, name: str) -> None:
    shown, _ = Lettering(look).fit_name(name, 60, 13)
    assert "…" not in shown or "…" in name


def test_lines_stay_within_their_room_and_number(look: Look) -> None:
    lettering = Lettering(look)
    for text in ("Second gloves over cuffs", "No frame since 10:40:57", f"Hood {WELSH}", ""):
        px, lines = lettering.wrap(text, 129, 11, Weight.MEDIUM, 2)
        assert len(lines) <= 2
        assert all(lettering.width(line, px, Weight.MEDIUM) <= 129 for line in lines)


def test_a_larger_text_is_measured_anew(look: Look) -> None:
    lettering = Lettering(look)
    before = lettering.width("Goggles", 12)
    look.set_scale(2)
    assert lettering.width("Goggles", 12) > 1.9 * before
