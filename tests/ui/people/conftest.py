import pytest

from tests.support.three_people import open_people


@pytest.fixture
def people(desk):
    """J. Price at People with three who are enrolled; the second has two attempts and a run that waits."""
    return open_people(desk)
