"""People whom several consoles know: one human by an explicit act, and an erasure reaches every place."""

import shutil
from contextlib import closing

import pytest

from console.errors import ConsoleError, PeerReason
from console.model import Trainee
from console.records import PersonalPart, personal_part, verify_file
from console.records.canonical import sha256_hex
from console.records.entry import Part
from console.records.restore import restore
from console.records.store import Store
from console.records.unlocking import Unlocking
from tests.support.clock import ManualClock
from tests.support.ledgers import hold_class, new_id, opened
from tests.support.peers import Forger, chain, hear, item, own_entries, sync, told

HANA = Trainee("Hana Sato", "Hana", "Sato", email="hana@example.org")
TOMOS = Trainee("Tomos Griffiths", "Tomos", "Griffiths")


@pytest.fixture
def site(tmp_path):
    ours, theirs = opened(tmp_path / "ours"), opened(tmp_path / "theirs")
    yield ours, theirs
    theirs.close()
    if ours.path.exists():
        ours.close()


def both(ours, theirs):
    sync(theirs, ours)
    sync(ours, theirs)


def names(records):
    return sorted(view.display for view in records.people.all())


def parts(records):
    return {digest for (digest,) in records._store.rows("SELECT sha256 FROM blob WHERE type = 'personal'")}


def test_a_merge_joins_histories_on_every_console(site):
    ours, theirs = site
    hold_class(theirs, 1)
    both(ours, theirs)
    (there,) = [view.person for view in ours.people.all()]
    (here,) = ours.people.enrol([HANA])
    ours.people.merge(there, here)
    both(ours, theirs)
    for records in site:
        (view,) = records.people.all()
        assert (view.person, view.merged, view.display) == (here, (there,), "Hana Sato")
        assert len(records.signoff.decisions_of(here)) == 1
        assert records.verify() == []


def test_two_merges_of_the_same_people_on_two_consoles_are_one_human(site):
    ours, theirs = site
    (here,), (there,) = ours.people.enrol([HANA]), theirs.people.enrol([HANA])
    both(ours, theirs)
    ours.people.merge(here, there)
    theirs.people.merge(there, here)
    both(ours, theirs)
    for records in site:
        (view,) = records.people.all()
        assert {view.person, *view.merged} == {here, there} and view.person == min(here, there)
        assert records.verify() == []


def test_an_erasure_here_takes_every_part_of_the_human_on_every_console_and_in_their_backups(site):
    ours, theirs = site
    (here,), (there,) = ours.people.enrol([HANA]), theirs.people.enrol([HANA])
    both(ours, theirs)
    ours.people.merge(there, here)
    both(ours, theirs)
    backup = theirs.back_up().path
    ours.people.erase(here, "asked for it")
    (taken,) = hear(theirs, chain(ours))
    assert taken.erased == 2 and theirs.owes_erasure
    theirs.reach_copies()
    assert not theirs.owes_erasure
    both(ours, theirs)
    for records in site:
        assert parts(records) == set() and names(records) == [""]
        assert records.people.all()[0].erased_utc is not None
        assert records.verify() == []
    assert verify_file(backup).faults == ()


def test_a_restored_file_loses_again_what_another_console_had_erased(site, tmp_path):
    ours, theirs = site
    theirs.people.enrol([HANA, TOMOS])
    both(ours, theirs)
    kept = tmp_path / "kept.sqlite"
    shutil.copyfile(ours.back_up().path, kept)
    theirs.people.erase(theirs.people.all()[0].person, "asked for it")
    both(ours, theirs)
    folder = tmp_path / "restored"
    ours.close()
    shutil.move(ours.path.parent, folder)
    done = restore(kept, folder, ManualClock(), app="1.0.0", unlocking=Unlocking())
    assert done.erased_again == 1
    with closing(opened(folder)) as again:
        assert names(again) == ["", "Tomos Griffiths"] and again.verify() == []
        # And the feed, which begins where the backup was, brings nothing back.
        sync(again, theirs)
        assert names(again) == ["", "Tomos Griffiths"] and again.verify() == []


def test_an_erasure_that_is_told_at_once_does_not_wait_for_its_chain(site):
    ours, theirs = site
    theirs.people.enrol([HANA])
    both(ours, theirs)
    theirs.people.enrol([TOMOS])
    theirs.people.erase(theirs.people.all()[0].person, "asked for it")
    erased = own_entries(theirs)[-1]
    taken = ours.peers.take([told(erased)])
    assert taken.erased == 1 and names(ours) == [""] and ours.verify() == []
    assert ours.peers.take([told(erased)]).erased == 0
    ours.rebuild()
    assert names(ours) == [""]
    sync(ours, theirs)
    assert names(ours) == ["", "Tomos Griffiths"] and ours.verify() == []


def test_an_erasure_that_nobody_signed_erases_nothing(site):
    ours, theirs = site
    (person,) = ours.people.enrol([HANA])
    both(ours, theirs)
    forger = Forger()
    entry = forger.forge("person.erased", person, {"blobs": list(parts(ours)), "reason": "x"})
    (taken,) = hear(ours, [told(entry)])
    assert [why for *_, why in taken.troubles] == [PeerReason.NO_ERASURE]
    assert names(ours) == ["Hana Sato"]


def test_nobody_erases_others_or_what_is_no_name_by_calling_it_their_own(site):
    ours, _ = site
    ours.people.enrol([HANA])
    hold_class(ours, 1)
    backup = ours.back_up().path
    held = ours._store.rows("SELECT sha256 FROM blob ORDER BY sha256")
    people, decisions = ours.people.all(), ours.signoff.decisions_of(ours.people.all()[1].person)
    forger = Forger()
    for (digest,) in held:
        mine = new_id()
        stolen = [Part(digest, 7, "personal"), Part(digest, 7, "view")]
        forger.write("person.enrolled", mine, {}, detached=stolen)
        hear(ours, forger.items)
        assert len(ours.people.all()) == len(people) + 1
        forger.write("person.erased", mine, {"blobs": [digest], "reason": "x"})
        hear(ours, forger.items)
        assert ours.people.entries(mine) and ours.people.parts(mine) == []
        people = ours.people.all()
    ours.reach_copies()
    assert ours._store.rows("SELECT sha256 FROM blob ORDER BY sha256") == held
    assert ours.signoff.decisions_of(decisions[0].person) == decisions
    assert ours.verify() == [] and verify_file(backup).faults == ()
    copy = Store.open_reading(backup)
    assert copy.rows("SELECT sha256 FROM blob ORDER BY sha256") == held
    copy.close()


def test_what_came_to_light_after_an_erasure_is_not_shown_and_can_be_erased(site):
    ours, theirs = site
    (person,) = ours.people.enrol([HANA])
    both(ours, theirs)
    theirs.people.change(person, PersonalPart("Hana", "Sato", "Hana S."))
    ours.people.erase(person, "asked for it")
    both(ours, theirs)
    for records in site:
        assert names(records) == [""]
    assert len(parts(ours) | parts(theirs)) == 1
    ours.people.erase(person, "the rest")
    both(ours, theirs)
    assert parts(ours) == parts(theirs) == set()
    assert ours.verify() == theirs.verify() == []


def test_a_consent_holds_where_it_was_given_and_ends_everywhere(site):
    ours, theirs = site
    (person,) = ours.people.enrol([HANA])
    ours.people.give_consent(person, "views", None)
    both(ours, theirs)
    assert ours.people.consents_to(person, "views", None)
    assert not theirs.people.consents_to(person, "views", None)
    theirs._clock.advance(1)
    theirs.people.withdraw_consent(person, "views", None)
    both(ours, theirs)
    assert not ours.people.consents_to(person, "views", None)
    assert ours.verify() == theirs.verify() == []


def test_two_people_of_ours_are_made_one_only_here(site):
    ours, theirs = site
    one, other = ours.people.enrol([HANA, TOMOS])
    both(ours, theirs)
    theirs.people.merge(one, other)
    both(ours, theirs)
    assert len(ours.people.all()) == 2 and ours.verify() == []


def test_details_that_are_none_are_not_kept(site):
    ours, _ = site
    long = b'{"display":"' + b"x" * 500 + b'"}'
    spoilt = [b"", b"[]", b'{"display":7}', long, b"\xff", b'{"display":"a\\nb"}', b'{"b":"","a":""}']
    forger = Forger()
    for data in spoilt:
        part = Part(sha256_hex(data), len(data), "personal")
        forger.write("person.enrolled", new_id(), {}, detached=[part])
    hear(ours, forger.items)
    assert set(ours.peers.wanted_parts()) == {sha256_hex(data) for data in spoilt}
    for data in spoilt:
        with pytest.raises(ConsoleError) as refused:
            ours.peers.keep_part(sha256_hex(data), data)
        assert refused.value.reason is PeerReason.BAD_PART
    assert ours.peers.wanted_parts() == [] and set(names(ours)) == {""} and ours.verify() == []


def test_details_that_nobody_asked_for_or_that_were_changed_are_not_kept(site):
    ours, theirs = site
    data = personal_part(given="", family="", display="Nobody")
    assert not ours.peers.keep_part(sha256_hex(data), data)
    theirs.people.enrol([HANA])
    hear(ours, chain(theirs))
    (wanted,) = ours.peers.wanted_parts()
    with pytest.raises(ConsoleError):
        ours.peers.keep_part(wanted, data)
    assert ours.peers.wanted_parts() == [wanted] and parts(ours) == set()


def test_our_class_is_never_touched_by_another_console(site):
    ours, _ = site
    class_ = hold_class(ours)
    ours.append("class.reopened", class_, {"reason": "one more"})
    before = ours.classes(), ours.runs(class_), ours.seats(class_), ours.open_class()
    forger = Forger()
    planned = {"title": "Mine", "mode": "assess"}
    forger.write("class.planned", class_, planned, course=ours.classes()[0].course)
    seat = {"person": new_id(), "seat": "01", "station": new_id(), "turn": 1}
    forger.write("seat.assigned", class_, seat)
    run = {"person": new_id(), "class": class_, "station": new_id(), "attempt": 1}
    forger.write("run.started", new_id(), run, course=ours.classes()[0].course)
    closed = {"reach": {"present": 0, "audience": 0}, "exceptions": []}
    forger.write("class.closed", class_, closed)
    ended = {"outcome": "completed", "events": 0, "critical_errors": []}
    forger.write("run.closed", before[1][0].run, ended, detached=[Part("0" * 64, 0, "events")])
    (taken,) = hear(ours, forger.items)
    assert taken.troubles == ()
    assert (ours.classes(), ours.runs(class_), ours.seats(class_), ours.open_class()) == before
    assert ours.verify() == []


def test_a_copy_of_this_folder_that_goes_on_elsewhere_is_another_console(site, tmp_path):
    ours, _ = site
    ours.people.enrol([HANA])
    kept = tmp_path / "kept.sqlite"
    shutil.copyfile(ours.back_up().path, kept)
    ours.people.enrol([TOMOS])
    restore(kept, tmp_path / "copy", ManualClock(), app="1.0.0", unlocking=Unlocking())
    copy = opened(tmp_path / "copy")
    hold_class(copy)
    both(ours, copy)
    both(ours, copy)
    for records in (ours, copy):
        assert len(names(records)) == 4 and records.verify() == []
        before = records.people.all()
        records.rebuild()
        assert records.people.all() == before
    copy.close()


def test_our_own_entries_are_never_taken_as_anothers(site, tmp_path):
    ours, _ = site
    shutil.copyfile(ours.back_up().path, tmp_path / "older.sqlite")
    ours.people.enrol([HANA])
    (taken,) = hear(ours, chain(ours))
    assert (taken.entries, taken.troubles, taken.known) == (0, (), ours.head()[0])
    ahead = item(own_entries(ours)[-1])
    (tmp_path / "older").mkdir()
    shutil.copyfile(tmp_path / "older.sqlite", tmp_path / "older" / "records.sqlite")
    older = opened(tmp_path / "older")
    (taken,) = hear(older, [ahead])
    assert [why for *_, why in taken.troubles] == [PeerReason.OWN_NAME]
    assert older.peers.all() == [] and older.verify() == []
    older.close()
