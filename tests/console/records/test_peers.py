"""Entries of other consoles are taken in order, verified like our own, and no chain holds up another."""

import shutil

import msgspec
import pytest
from msgspec.structs import replace

from console.errors import ConsoleError, PeerReason, RecordsReason
from console.records import verify_file
from console.records.canonical import sha256_hex
from console.records.entry import Part, Stamp
from console.records.faults import FaultCode
from console.records.hub_row import Hub
from tests.support.ledgers import COURSE, UTC, attacked, decided, hold_class, new_id, opened
from tests.support.peers import Forger, chain, fetch_parts, hear, item, lists, sync

HUB = Hub("https://hub", "k", "s", None, new_id(), "site", "Site", UTC, "e")


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


def test_a_wrong_entry_stops_its_chain_and_no_other(site):
    ours, theirs = site
    page, expected, whole = [], [], []
    for case in spoilt(Forger(), Forger().entries[0]):
        forger, class_ = Forger(), new_id()
        body = {"title": "Bay", "mode": "practice"}
        good = forger.write("class.planned", class_, body, course=COURSE)
        forger.entries.pop()
        wrong, reason = spoilt(forger, good)[case]
        forger.entries.append(good)
        after = forger.write("class.started", class_, {}, course=COURSE)
        page += [forger.name, item(forger.entries[0]), wrong, item(after)]
        expected.append((forger.console, reason))
        whole += forger.items
    (taken,) = hear(ours, [*page, *chain(theirs)])
    assert [(console, why) for console, _, why in taken.troubles] == expected
    assert taken.entries == len(expected) + theirs.head()[0]
    told = {(trouble.console, trouble.reason, trouble.stops) for trouble in ours.peers.troubles()}
    assert told == {(console, reason.value, True) for console, reason in expected}
    assert ours.verify() == []
    # What was right all along goes on, and the trouble is over.
    (taken,) = hear(ours, whole)
    assert (taken.entries, taken.troubles) == (2 * len(expected), ())
    assert ours.peers.troubles() == [] and ours.verify() == []


def test_a_console_that_is_not_taken_any_more_needs_attention_until_it_goes_on(site):
    ours, _ = site
    forger = Forger()
    class_ = new_id()
    forger.write("class.planned", class_, {"title": "Bay", "mode": "practice"}, course=COURSE)
    later = forger.write("class.started", class_, {}, course=COURSE)
    hear(ours, [forger.name, item(later)])
    (trouble,) = ours.delivery.view().needs_attention
    assert (trouble.id, trouble.kind, trouble.reason) == (
        forger.console,
        "console",
        PeerReason.MISSING_BEFORE.value,
    )
    assert [one for one, _ in ours.delivery.lists(0, names=True).needs_attention] == [trouble]
    ours.delivery.join(replace(HUB, cursor="7"))
    ours.delivery.hear_again()
    assert ours.delivery.hub().cursor is None
    hear(ours, forger.items)
    assert ours.delivery.view().needs_attention == ()


TAMPERED = {
    "UPDATE peer_console SET key = substr(key, 2) || substr(key, 1, 1)": FaultCode.PEER_UNKNOWN,
    "DELETE FROM peer_console": FaultCode.PEER_UNKNOWN,
    "DELETE FROM blob WHERE type = 'personal'": FaultCode.PART_MISSING,
    "DELETE FROM peer_entry WHERE seq = 3": FaultCode.ENTRY_MISSING,
    "UPDATE peer_entry SET sig = substr(sig, 2) || 'A' WHERE seq = 3": FaultCode.SIGNATURE_WRONG,
    "UPDATE peer_entry SET taken = 0": FaultCode.PROJECTION_DIFFERS,
    "UPDATE decision SET outcome = 'competent'": FaultCode.PROJECTION_DIFFERS,
}


def test_what_was_changed_of_another_console_is_told_with_its_name(site, tmp_path):
    ours, theirs = site
    sync(ours, theirs)
    path = ours.back_up().path
    assert verify_file(path).faults == ()
    for number, (change, code) in enumerate(TAMPERED.items()):
        copy = tmp_path / f"copy-{number}.sqlite"
        shutil.copyfile(path, copy)
        with attacked(copy) as file:
            file.execute(change)
        faults = verify_file(copy).faults
        assert code in {fault.code for fault in faults}, change
        assert theirs.console in {fault.console for fault in faults} or code is FaultCode.PROJECTION_DIFFERS


def test_times_that_no_clock_can_show_count_for_nothing(site):
    ours, _ = site
    forger, person = Forger(), new_id()
    for utc, offset in (
        ("2026-13-01T00:00:00.000Z", 0),
        ("0001-01-01T00:00:00.000Z", -60),
        ("9999-12-31T23:59:59.999Z", 60),
        ("2026-11-24T10:00:00.000Z", 2**52),
    ):
        stamp = Stamp(utc, offset, 0, new_id(), "suspect")
        forger.write("person.enrolled", person, {}, t=stamp, detached=[Part("0" * 64, 1, "personal")])
    body = decided(new_id(), person).body | {"expires": "some day"}
    forger.write("assessment.decided", new_id(), body, course=COURSE)
    (taken,) = hear(ours, forger.items)
    assert taken.entries == len(forger.entries)
    assert [why for *_, why in taken.troubles] == [RecordsReason.BAD_ENTRY] * 5
    assert ours.persons() == [] and ours.signoff.decisions_of(person) == [] and ours.verify() == []
