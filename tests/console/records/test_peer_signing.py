"""Accounts and signatures of several consoles: who may do what does not depend on where they did it."""

import shutil
from contextlib import closing

import pytest

from console.errors import AccountReason, ConsoleError, SigningReason
from console.model import Meaning, Role, SigningState
from console.records import recovery
from console.records.faults import FaultCode
from console.records.hub_row import Hub
from console.records.restore import restore
from console.records.signing import FIRST, Hand
from console.records.tail import Tail
from console.records.unlocking import Unlocking
from tests.support.clock import ManualClock
from tests.support.keyrings import CHEAP
from tests.support.ledgers import COURSE, UTC, new_id, opened
from tests.support.peers import Forger, give_key, hear, own_entries, sync
from tests.support.staff import Staff, decision, passphrase

ADMINISTRATORS = ("shughes", "second")


@pytest.fixture
def site(tmp_path):
    """A console with everybody, and one that has only administrators of its own, who have heard of them."""
    here = Staff(tmp_path / "here", ManualClock())
    there = Staff(tmp_path / "there", ManualClock(), names=ADMINISTRATORS)
    both(here, there)
    yield here, there
    here.records.close()
    there.records.close()


def both(here, there):
    sync(there.records, here.records)
    sync(here.records, there.records)


def state(staff, record):
    return staff.records.signoff.decision(record.hash).state


def refused(call, *args, **how):
    with pytest.raises(ConsoleError) as told:
        call(*args, **how)
    return told.value.reason


def test_accounts_of_elsewhere_are_shown_and_can_do_nothing_here(site):
    here, there = site
    views = {one.account: one for one in there.records.accounts.all()}
    price = views[here.ids["jprice"]]
    assert (price.console, price.has_key_here, price.user_id) == (here.records.console, False, "jprice")
    assert refused(there.records.accounts.challenge, "jprice") is AccountReason.NO_KEY_HERE
    change = there.records.accounts.change
    assert (
        refused(change, price.account, there.ids["shughes"], "why", qualified=False)
        is AccountReason.ELSEWHERE
    )


def test_one_user_id_at_two_consoles_is_shown_and_neither_takes_the_others_place(site):
    here, there = site
    for staff in site:
        same = [one for one in staff.records.accounts.all() if one.user_id == "shughes"]
        assert len(same) == 2 and all(one.shares_user_id for one in same)
        assert staff.records.accounts.named("shughes").account == staff.ids["shughes"]
    hand = Hand.new(here.ids["shughes"])
    reset = there.records.accounts.reset
    wrapped = hand.wrap(passphrase("shughes"), CHEAP)
    assert refused(reset, wrapped, "here too", there.hands["second"]) is AccountReason.USER_ID_TAKEN


def test_an_assessor_of_elsewhere_gets_a_key_by_the_rules_of_here_and_signs(site):
    here, there = site
    price = here.ids["jprice"]
    wrapped = Hand.new(price).wrap(passphrase("jprice"), CHEAP)
    stranger = Hand.new(there.ids["second"])
    assert refused(there.records.accounts.reset, wrapped, "x", stranger) is AccountReason.NOT_CONFIRMED
    give_key(there, "jprice", price)
    view = next(one for one in there.records.accounts.all() if one.account == price)
    assert (view.console, view.has_key_here, view.roles) == (None, True, (Role.ASSESSOR,))
    record = there.signed("jprice")
    both(here, there)
    assert state(here, record) is state(there, record)
    assert here.records.verify() == there.records.verify() == []
    assert [notice.account for notice in here.records.accounts.notices()] == [price]


def test_who_assessed_on_one_console_can_not_countersign_on_another(site):
    here, there = site
    record = here.signed("lnew")
    both(here, there)
    assert state(there, record) is SigningState.TO_COUNTERSIGN
    for name in ("lnew", "gparry"):
        give_key(there, name, here.ids[name])
    assert [row.record for row in there.records.signoff.to_countersign(here.ids["gparry"])] == [record.hash]
    assert there.records.signoff.to_countersign(here.ids["lnew"]) == []
    countersign = there.records.signoff.sign
    assert (
        refused(countersign, there.hands["lnew"], record.hash, Meaning.COUNTERSIGNED, FIRST)
        is SigningReason.SAME_ASSESSOR
    )
    there.sign("gparry", record, Meaning.COUNTERSIGNED)
    both(here, there)
    assert state(here, record) is state(there, record) is SigningState.TO_VERIFY
    assert here.records.verify() == there.records.verify() == []


def test_what_was_decided_elsewhere_is_signed_by_its_assessor_there(site):
    here, there = site
    record = here.decide("jprice")
    both(here, there)
    give_key(there, "jprice", here.ids["jprice"])
    assert there.records.signoff.to_sign(here.ids["jprice"]) == []
    sign = there.records.signoff.sign
    assert (
        refused(sign, there.hands["jprice"], record.hash, Meaning.ASSESSED, FIRST)
        is SigningReason.DECIDED_ELSEWHERE
    )


def test_two_amendments_on_two_consoles_are_both_kept_and_are_a_task_for_the_iqa(site):
    here, there = site
    record = here.signed("jprice")
    both(here, there)
    give_key(there, "gparry", here.ids["gparry"])
    give_key(there, "qiqa", here.ids["qiqa"])
    mine, theirs = here.amend(record, "jprice"), there.amend(record, "gparry", outcome="not_yet_competent")
    here.sign("jprice", mine)
    there.sign("gparry", theirs)
    both(here, there)
    for staff in site:
        assert {row.record for row in staff.records.signoff.disputed()} == {mine.hash, theirs.hash}
        assert {row.record for row in staff.records.signoff.to_verify(here.ids["qiqa"])} >= {
            mine.hash,
            theirs.hash,
        }
        assert staff.records.verify() == []
    # The IQA says that one does not hold, on whichever console.
    there.sign("qiqa", mine, Meaning.VOIDED, note="the other one is right")
    both(here, there)
    for staff in site:
        assert staff.records.signoff.disputed() == []
        assert staff.records.signoff.current(record.subject).record == theirs.hash
        assert staff.records.verify() == []


def test_two_decisions_about_one_run_are_both_kept_and_are_a_task_for_the_iqa(site):
    here, there = site
    give_key(there, "gparry", here.ids["gparry"])
    both(here, there)
    person = here.trainee()
    run = here.run(person)
    mine = here.records.append_all([decision(run, person, here.ids["jprice"])])[0]
    theirs = there.records.append_all(
        [decision(run, person, here.ids["gparry"], outcome="not_yet_competent")]
    )[0]
    here.sign("jprice", mine)
    there.sign("gparry", theirs)
    both(here, there)
    for staff in site:
        assert {row.record for row in staff.records.signoff.disputed()} == {mine.hash, theirs.hash}
        assert len(staff.records.signoff.decisions_of(person)) == 2
        assert staff.records.verify() == []


def test_what_another_console_decided_about_our_run_leaves_it_to_be_judged_here(site):
    here, there = site
    give_key(there, "gparry", here.ids["gparry"])
    person = here.trainee()
    run = here.run(person)
    there.records.append_all([decision(run, person, here.ids["gparry"])])
    both(here, there)
    assert run in {row.run for row in here.records.undecided()}
    assert not here.records.signoff.is_decided(run)


def test_who_was_disabled_elsewhere_is_kept_out_here_until_enabled_here(site):
    here, there = site
    price = here.ids["jprice"]
    give_key(there, "jprice", price)
    both(here, there)
    there.records.accounts.disable(price, there.ids["shughes"], "left")
    both(here, there)
    assert not here.records.accounts.standing(price).enabled
    record = here.records.signoff
    assert refused(here.signed, "jprice") is SigningReason.UNKNOWN_SIGNER
    here.records.accounts.enable(price, here.ids["shughes"], "came back")
    assert here.records.accounts.standing(price).enabled and record.disputed() == []
    here.signed("jprice")
    both(here, there)
    assert here.records.verify() == there.records.verify() == []


def test_roles_that_another_console_gives_do_not_count_here(site):
    here, there = site
    price = here.ids["jprice"]
    give_key(there, "jprice", price)
    there.records.accounts.change(price, there.ids["shughes"], "why", roles=(Role.ADMINISTRATOR,))
    both(here, there)
    assert here.records.accounts.standing(price).roles == (Role.ASSESSOR,)
    assert there.records.accounts.standing(price).roles == (Role.ADMINISTRATOR,)


def test_a_restored_console_keeps_its_name_though_its_own_part_stands_on_others(site, tmp_path):
    here, there = site
    hub = Hub("https://hub", "k", "s", None, there.records.console, "site", "Site", UTC, "e")
    there.records.delivery.join(hub)
    backup = tmp_path / "kept.sqlite"
    shutil.copyfile(there.records.back_up().path, backup)
    record = here.signed("lnew")
    both(here, there)
    give_key(there, "gparry", here.ids["gparry"])
    there.sign("gparry", record, Meaning.COUNTERSIGNED)
    both(here, there)
    lines = [(one.core, one.hash, one.sig) for one in own_entries(there.records)]

    def fetch(identity, hub, after):
        return Tail(len(lines), tuple(lines[after:]), {})

    console = there.records.console
    folder = tmp_path / "elsewhere"
    done = restore(backup, folder, ManualClock(), app="1.0.0", unlocking=Unlocking(), fetch=fetch)
    assert done.console == console
    with closing(opened(folder)) as again:
        assert {fault.code for fault in again.verify()} == {FaultCode.STANDS_ON_OTHERS}
        sync(again, here.records)
        assert again.verify() == []
        assert again.signoff.decision(record.hash).state is state(here, record)


# A console in the hands of somebody else


def hostile(here):
    """A console that was admitted to the site, with an administrator and a sheet of its own making."""
    forger = Forger()
    forger.clock.advance(600)
    administrator = Hand.new(new_id())
    forger.write(
        "account.created",
        administrator.account,
        {
            "user_id": "boss",
            "printed_name": "B. Oss",
            "roles": ["administrator"],
            "qualified": True,
            "key": administrator.public_key,
            "recovery": recovery.draw().public_key,
        },
    )
    return forger, administrator


def test_no_console_can_lock_out_the_last_administrators_of_another(site):
    here, _ = site
    forger, boss = hostile(here)
    for name in ("shughes", "second"):
        forger.write("account.disabled", here.ids[name], {"reason": "mine now"}, actor=boss.account)
    forger.write("account.disabled", here.ids["jprice"], {"reason": "mine now"}, actor=here.ids["shughes"])
    (taken,) = hear(here.records, forger.items)
    assert [why for _, _, why in taken.troubles] == [AccountReason.NOT_ADMINISTRATOR]
    assert all(here.records.accounts.standing(here.ids[name]).enabled for name in ADMINISTRATORS)
    assert here.records.accounts.standing(here.ids["jprice"]).enabled
    assert here.records.verify() == []


def test_an_account_of_ours_stays_ours_whatever_another_console_writes_under_its_id(site):
    here, _ = site
    forger, boss = hostile(here)
    before = here.records.accounts.all()
    price = here.ids["jprice"]
    word = {
        "user_id": "jprice",
        "printed_name": "Somebody Else",
        "roles": ["administrator"],
        "qualified": True,
    }
    stolen = next(iter(here.hands.values())).public_key
    forger.write("account.created", price, {**word, "key": stolen}, actor=boss.account)
    forger.write("account.changed", price, {"reason": "x", "roles": ["administrator"]}, actor=boss.account)
    forger.write("account.changed", here.ids["gparry"], {"reason": "x", "roles": ["iqa"]}, actor=boss.account)
    hear(here.records, forger.items)
    assert [one for one in here.records.accounts.all() if one.account != boss.account] == before
    here.signed("jprice")
    assert here.records.verify() == []


def test_a_key_that_nobody_confirmed_signs_nothing(site):
    here, _ = site
    record = here.signed("lnew")
    forger, _ = hostile(here)
    thief = Hand.new(here.ids["gparry"])
    word = {"user_id": "gparry", "printed_name": "G", "roles": ["assessor", "iqa"], "qualified": True}
    forger.write(
        "account.key_added",
        thief.account,
        {"key": thief.public_key, "reason": "x", "confirmed_by": new_id(), "account": word},
        actor=thief.account,
    )
    forger.sign(thief, record, "assessment.countersigned", "countersigned")
    (taken,) = hear(here.records, forger.items)
    assert [why for _, _, why in taken.troubles] == [AccountReason.NOT_CONFIRMED]
    assert state(here, record) is SigningState.TO_COUNTERSIGN
    assert here.records.verify() == []


def test_a_false_signature_counts_for_nothing(site):
    here, _ = site
    record = here.signed("lnew")
    forger, boss = hostile(here)
    entry = forger.sign(boss, record, "assessment.countersigned", "countersigned", role="iqa")
    broken = {**entry.body["signature"], "signer": here.ids["gparry"]}
    forger.write(
        "assessment.countersigned",
        record.subject,
        {"signature": broken},
        actor=here.ids["gparry"],
        course=COURSE,
    )
    (taken,) = hear(here.records, forger.items)
    assert [why for _, _, why in taken.troubles] == [SigningReason.NOT_GENUINE]
    assert state(here, record) is SigningState.TO_COUNTERSIGN


def test_who_says_to_go_on_from_us_gets_nothing_of_ours(site):
    here, _ = site
    forger = Forger(continues=own_entries(here.records)[-1])
    forger.clock.advance(600)
    before = here.records.accounts.all()
    boss, price = here.ids["shughes"], here.ids["jprice"]
    forger.write("account.changed", price, {"reason": "x", "roles": ["iqa"]}, actor=boss)
    key = Hand.new(price).public_key
    forger.write(
        "account.reset", price, {"key": key, "reason": "x", "confirmed_by": here.ids["second"]}, actor=price
    )
    forger.write("console.created", forger.console, {"public_key": forger.public_key})
    hear(here.records, forger.items)
    assert here.records.accounts.all() == before
    record = here.signed("lnew")
    here.sign("gparry", record, Meaning.COUNTERSIGNED)
    assert here.records.verify() == []
    here.records.rebuild()
    assert here.records.accounts.all() == before and here.records.verify() == []


def test_what_of_another_console_counts_for_nothing_is_told_with_its_reason(site):
    here, there = site
    record = here.signed("jprice")
    both(here, there)
    # Who may not countersign does so where nobody stands in the way, and the hub hands it on.
    forger, unknown = Forger(), Hand.new(here.ids["gparry"])
    forger.sign(unknown, record, "assessment.countersigned", "countersigned")
    forger.write("class.planned", new_id(), {"title": 7}, course=COURSE)
    hear(here.records, forger.items)
    shown = here.records.delivery.lists(0, names=True).needs_attention
    assert {(one.kind, one.reason, one.console_name) for one, _ in shown} == {
        ("class.planned", "peer_bad_entry", "Bay 6"),
        ("assessment.countersigned", "peer_signer_unknown", "Bay 6"),
    }
    rows = {one.kind: row for one, row in shown}
    assert rows["assessment.countersigned"].person and rows["assessment.countersigned"].course
    assert here.records.delivery.view().doubted == 2
    assert [one for one, _ in shown] == here.records.delivery.doubts()
    assert here.records.delivery.view().needs_attention == ()
    assert all(one.person is None for _, one in here.records.delivery.lists(0, names=False).needs_attention)
    # A merge that only this console may make.
    first, second = here.trainee(), here.trainee()
    forger.write("person.merged", first, {"into": second})
    hear(here.records, forger.items)
    assert "peer_merge_not_ours" in {one.reason for one in here.records.delivery.doubts()}
    assert here.records.verify() == []
