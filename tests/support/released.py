"""Makes the data file of the newest schema: `python -m tests.support.released`. Released ones stay.

It holds what every kind of entry leaves behind: a class before there were accounts, one that was signed,
a chain that was continued after a restore, and what another console of the site has said.
"""

import shutil
import tempfile
from contextlib import closing
from pathlib import Path

from console.model import Meaning
from console.records import migrations
from console.records.restore import restore
from console.records.unlocking import Unlocking
from tests.support.clock import ManualClock
from tests.support.ledgers import hold_class, opened
from tests.support.peers import sync
from tests.support.staff import Staff
from tests.support.tree import ROOT

DATA = ROOT / "tests" / "data"


def newest() -> Path:
    """The data file of the schema that this version makes."""
    return DATA / f"records_{migrations.STEPS[-1].__name__[:5]}.sqlite"


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        staff = Staff(folder)
        hold_class(staff.records, trainees=1)
        staff.sign("qiqa", staff.signed().hash, Meaning.VERIFIED)
        staff.amend(staff.signed())
        path = staff.records.back_up(folder / "stick").path
        staff.records.close()
        restore(path, folder, ManualClock(), app="1.0.0", unlocking=Unlocking())
        with closing(opened(folder)) as records, closing(opened(folder / "other")) as other:
            hold_class(other, trainees=3)
            erased, one, into = (view.person for view in other.people.all())
            sync(records, other)
            other.people.erase(erased, "asked for it")
            other.people.merge(one, into)
            sync(records, other)
        shutil.copy(folder / "records.sqlite", newest())
        print(newest(), newest().stat().st_size)


if __name__ == "__main__":
    main()
