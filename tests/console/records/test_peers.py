"""Entries of other consoles are taken in order, verified like our own, and no chain holds up another."""

import msgspec
import pytest

from console.errors import ConsoleError, PeerReason
from console.records import verify_file
from console.records.canonical import sha256_hex
from tests.support.ledgers import COURSE, hold_class, new_id, opened
from tests.support.peers import Forger, chain, fetch_parts, hear, item, lists, sync


@pytest.fixture
def site(tmp_path):
    """Two consoles; the other has held a class."""
    ours, theirs = opened(tmp_path / "ours"), opened(tmp_path / "theirs")
    hold_class(theirs)
    yield ours, theirs
    ours.close()
    theirs.close()


def test_what_another_console_wrote_appears_here_and_is_whole(site):
    ours, theirs = site
    (taken,) = hear(ours, chain(theirs))
    assert (taken.entries, taken.known, taken.troubles) == (theirs.head()[0], 0, ())
    assert ours.verify() == []
    assert [view.display for view in ours.persons()] == ["", ""]
    assert fetch_parts(ours, theirs) == 2
    assert [(view.display, view.console) for view in ours.persons()] == [
        ("Trainee 1", theirs.console),
        ("Trainee 2", theirs.console),
    ]
    (person,) = [view.person for view in ours.persons() if view.display == "Trainee 1"]
    assert [row.console for row in ours.signoff.decisions_of(person)] == [theirs.console]
    assert ours.verify() == []
    (row,) = ours.peers.all()
    assert (row.console, row.name, row.entries, row.stopped) == (
        theirs.console,
        "Bay 2",
        theirs.head()[0],
        None,
    )


def test_a_page_that_comes_again_changes_nothing(site):
    ours, theirs = site
    sync(ours, theirs)
    before = lists(ours)
    (taken,) = hear(ours, chain(theirs))
    assert (taken.entries, taken.known, taken.troubles) == (0, theirs.head()[0], ())
    assert lists(ours) == before


def test_the_cursor_comes_in_the_same_commit_or_not_at_all(site):
    ours, theirs = site
    page = chain(theirs)
    with pytest.raises(ConsoleError):
        ours.peers.take(page, also=lambda: ours._store.rows("SELECT nothing"))
    assert ours.peers.all() == [] and ours.persons() == []
    ours.peers.take(page, also=lambda: ours._local.set_setting("cursor", "7"))
    assert ours.setting("cursor") == "7" and len(ours.persons()) == 2


def test_lists_that_are_made_anew_are_the_same(site):
    ours, theirs = site
    hold_class(ours)
    sync(ours, theirs)
    hold_class(ours)
    before = lists(ours)
    ours.rebuild()
    assert lists(ours) == before and ours.verify() == []
    finding = verify_file(ours.back_up().path)
    assert finding.faults == () and finding.others == theirs.head()[0]


def damaged(entry, **changes):
    return msgspec.structs.replace(item(entry), **changes)


def spoilt(forger, entry):
    """Every way in which an entry can be wrong, and what is said of it."""
    next_ = {"seq": entry.seq, "prev": entry.prev}
    core = entry.core.replace('"v":1', '"v": 1')
    bodiless = Forger(forger.console)
    return {
        "changed": (damaged(entry, core=entry.core.replace("Bay", "Bey")), PeerReason.CHANGED),
        "spaces": (damaged(entry, core=core, hash=_hash(core)), PeerReason.UNREADABLE),
        "no entry": (damaged(entry, core="{}", hash=_hash("{}")), PeerReason.UNREADABLE),
        "surrogate": (damaged(entry, core="\ud800", hash=_hash("?")), PeerReason.UNREADABLE),
        "large": (damaged(entry, core='"' + "x" * 70_000 + '"'), PeerReason.UNREADABLE),
        "unsigned": (damaged(entry, sig="A" * 86), PeerReason.NOT_SIGNED),
        "no signature": (damaged(entry, sig="*"), PeerReason.NOT_SIGNED),
        "another's key": (
            item(bodiless.forge("class.started", new_id(), {}, **next_)),
            PeerReason.NOT_SIGNED,
        ),
        "another's name": (
            damaged(
                forger.forge("class.started", new_id(), {}, console=new_id(), **next_), console=forger.console
            ),
            PeerReason.OTHER_CONSOLE,
        ),
        "hole": (
            item(forger.forge("class.started", new_id(), {}, seq=entry.seq + 1)),
            PeerReason.MISSING_BEFORE,
        ),
        "wrong link": (
            item(forger.forge("class.started", new_id(), {}, seq=entry.seq, prev="0" * 64)),
            PeerReason.BROKEN_LINK,
        ),
        "same number": (item(forger.forge("class.started", new_id(), {}, seq=1)), PeerReason.FORKED),
    }


def _hash(text):
    return sha256_hex(text.encode())


CASES = list(spoilt(Forger(), Forger().entries[0]))


@pytest.mark.parametrize("case", CASES)
def test_a_wrong_entry_stops_its_chain_and_no_other(site, case):
    ours, theirs = site
    forger = Forger()
    class_ = new_id()
    body = {"title": "Bay", "mode": "practice"}
    good = forger.write("class.planned", class_, body, course=COURSE)
    before = forger.entries.pop()
    wrong, reason = spoilt(forger, before)[case]
    forger.entries.append(good)
    after = forger.write("class.started", class_, {}, course=COURSE)
    page = [forger.name, item(forger.entries[0]), wrong, item(after), *chain(theirs)]
    (taken,) = hear(ours, page)
    assert [(console, why) for console, _, why in taken.troubles] == [(forger.console, reason)]
    assert taken.entries == 1 + theirs.head()[0]
    (trouble,) = ours.peers.troubles()
    assert trouble.stops and trouble.reason == reason.value
    assert ours.verify() == []
    # What was right all along goes on, and the trouble is over.
    (taken,) = hear(ours, forger.items)
    assert (taken.entries, taken.troubles) == (2, ())
    assert ours.peers.troubles() == [] and ours.verify() == []
