"""The way out of records that are only read, or were made before there was one."""

import shutil
from pathlib import Path

import pytest

from console.delivery import SyncView
from console.errors import RecordsReason
from console.records import Records
from console.records.unlocking import Unlocking
from tests.support.clock import ManualClock
from tests.support.tree import ROOT


@pytest.mark.parametrize(
    "path", sorted((ROOT / "tests" / "data").glob("records_m*.sqlite")), ids=lambda path: path.stem
)
def test_file_of_an_older_schema_that_is_only_read_has_no_hub_and_no_trouble(path: Path, tmp_path):
    shutil.copy(path, tmp_path / "records.sqlite")
    records = Records._open_reading(
        tmp_path / "records.sqlite", ManualClock(), "1.0.0", RecordsReason.READ_ONLY, Unlocking()
    )
    try:
        assert records.delivery.hub() is None
        assert records.delivery.view() == SyncView()
        assert records.delivery.lists(0, names=True).delivered == ()
    finally:
        records.close()
