"""The printed sheet: what is read from paper is what was drawn, or it is said that it is mistyped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.errors import AccountReason, ConsoleError
from console.records import recovery


def test_a_sheet_has_twelve_groups_of_four_base32_letters_and_a_check():
    sheet = recovery.draw()
    assert len(sheet.groups) == 12
    assert all(
        len(group) == 4 and set(group) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") for group in sheet.groups
    )
    assert len(sheet.check) == 5 and sheet.check[2] == " "
    assert sheet.code not in repr(sheet)
    assert recovery.draw() != sheet


def test_what_is_typed_from_paper_is_read_kindly():
    sheet = recovery.draw()
    for typed in (
        sheet.code,
        " ".join(sheet.groups).lower(),
        "\n".join(sheet.groups) + f"\nCheck {sheet.check}",
        "-".join(sheet.groups) + f" check: {sheet.check.lower()}.",
        f"  {' '.join(sheet.groups)}  ",
    ):
        assert recovery.read(typed) == sheet
    assert recovery.read(sheet.code).public_key == sheet.public_key


@given(st.integers(0, 47), st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"))
def test_one_wrong_letter_is_told_by_the_check(place, letter):
    sheet = recovery.Sheet("K7QD2M4X5TFAWB3NHY6CR2PEV5JG3ZKS4DNAX7WMQ2TB6F4H")
    typed = sheet.code[:place] + letter + sheet.code[place + 1 :]
    if typed == sheet.code:
        return
    with pytest.raises(ConsoleError) as told:
        recovery.read(f"{typed} check {sheet.check}")
    assert told.value.reason is AccountReason.SHEET_MISTYPED


@pytest.mark.parametrize("typed", ["", "K7QD", "0" * 48, "K7QD" * 12 + "X", "é" * 48])
def test_what_is_no_sheet_is_told(typed):
    with pytest.raises(ConsoleError) as told:
        recovery.read(typed)
    assert told.value.reason is AccountReason.SHEET_MISTYPED
