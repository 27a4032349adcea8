"""All between consoles and their records at the hub breaks at once; nothing is lost, nothing doubled."""

from tests.support.chaos import chaos

SECONDS = 5.0
"""Half an hour of it: `python -m tests.bench chaos`."""


def test_what_was_written_amid_chaos_arrives_once_and_whole(tmp_path):
    told = chaos(tmp_path, SECONDS, seed=7)
    assert told.entries > 0
    assert (told.missing, told.doubled, told.strange, told.broken) == (0, 0, 0, 0), told
