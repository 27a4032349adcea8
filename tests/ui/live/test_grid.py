import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.live.grid import SizeClass, grid_for


@pytest.mark.parametrize(
    ("count", "size", "columns", "rows", "size_class"),
    [
        (24, (900, 570), 5, 5, SizeClass.MEDIUM),
        (24, (900, 606), 5, 5, SizeClass.MEDIUM),
        (30, (900, 570), 6, 5, SizeClass.SMALL),
        (12, (900, 570), 4, 3, SizeClass.MEDIUM),
        (16, (1324, 978), 4, 4, SizeClass.LARGE),
        (1, (900, 606), 1, 1, SizeClass.LARGE),
    ],
)
def test_the_grid_is_the_one_of_the_pictures(
    count: int, size: tuple[int, int], columns: int, rows: int, size_class: SizeClass
) -> None:
    grid = grid_for(count, *size)
    assert (grid.columns, grid.rows, grid.size_class) == (columns, rows, size_class)
    assert not grid.scrolls


def test_24_seats_at_1280_stand_where_the_picture_has_them() -> None:
    grid = grid_for(24, 900, 570)
    assert [grid.cell(n).left() for n in range(5)] == [10, 187, 365, 542, 720]
    assert [grid.cell(n * 5).top() for n in range(5)] == [10, 121, 233, 344, 456]
    assert (grid.cell(0).width(), grid.cell(0).height()) == (170, 104)


def test_large_text_scrolls_whole_rows_of_medium() -> None:
    grid = grid_for(24, 1124, 570, 1.5, 16)
    assert (grid.columns, grid.rows, grid.visible_rows) == (4, 6, 3)
    assert grid.size_class is SizeClass.MEDIUM


@given(
    st.integers(0, 120), st.integers(60, 2600), st.integers(60, 1600), st.sampled_from([1.0, 1.25, 1.5, 2.0])
)
def test_every_station_has_a_cell_and_none_overlap(count: int, width: int, height: int, scale: float) -> None:
    grid = grid_for(count, width, height, scale)
    assert grid.columns * grid.rows >= count
    cells = [grid.cell(n) for n in range(count)]
    assert all(cell.width() > 0 and cell.height() > 0 for cell in cells)
    assert not any(one.intersects(other) for one, other in itertools.pairwise(cells))
    if grid.columns > 1:
        assert all(cell.right() < width for cell in cells)
