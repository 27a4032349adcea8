"""Properties of any history of accounts and signatures, and what nobody but the signer can do."""

import contextlib
import sqlite3
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from console.errors import ConsoleError
from console.model import Meaning, Role
from console.records import projections, signing
from console.records.sealing import Sealed
from console.records.signing import Hand, WrappedKey, unwrap
from tests.support.clock import ManualClock
from tests.support.keyrings import CHEAP
from tests.support.ledgers import opened
from tests.support.staff import NAMES, Staff, broken, lawless, passphrase

PEOPLE = st.sampled_from(list(NAMES))
ACTS = st.one_of(
    st.tuples(st.just("decide"), PEOPLE, PEOPLE | st.none(), st.booleans()),
    st.tuples(st.just("amend"), PEOPLE, st.integers(0, 3)),
    st.tuples(st.just("sign"), PEOPLE, st.integers(0, 3), st.sampled_from(Meaning), st.booleans()),
    st.tuples(st.just("change"), PEOPLE, PEOPLE, st.lists(st.sampled_from(Role), max_size=2), st.booleans()),
    st.tuples(st.just("switch"), PEOPLE, PEOPLE, st.booleans()),
    st.tuples(st.just("reset"), PEOPLE, PEOPLE),
    st.tuples(st.just("merge"), st.integers(0, 3), PEOPLE),
    st.tuples(st.just("fail"), PEOPLE),
)


class History:
    """Somebody does this and that; what may not be is refused."""

    def __init__(self, folder: Path) -> None:
        self.staff = Staff(folder, ManualClock())
        self.decided = []

    def perform(self, act) -> None:
        self.staff.records._clock.advance(1)
        getattr(self, act[0])(*act[1:])

    def _record(self, number):
        return self.decided[number % len(self.decided)] if self.decided else None

    def decide(self, by, about, whole):
        person = self.staff.ids[about] if about else None
        self.decided.append(self.staff.decide(by, person=person, evidence_complete=whole))

    def amend(self, by, number):
        if record := self._record(number):
            self.decided.append(self.staff.amend(record, by))

    def sign(self, by, number, meaning, with_user_id):
        if record := self._record(number):
            components = signing.FIRST if with_user_id else signing.NEXT
            self.staff.sign(
                by, record, meaning, components, note="why" if meaning is Meaning.VOIDED else None
            )

    def change(self, whom, by, roles, qualified):
        account, actor = self.staff.ids[whom], self.staff.ids[by]
        self.staff.records.accounts.change(account, actor, "why", roles=tuple(roles), qualified=qualified)

    def switch(self, whom, by, on):
        accounts = self.staff.records.accounts
        (accounts.enable if on else accounts.disable)(self.staff.ids[whom], self.staff.ids[by], "why")

    def reset(self, whom, by):
        hand = Hand.new(self.staff.ids[whom])
        self.staff.records.accounts.reset(hand.wrap(passphrase(whom), CHEAP), "why", self.staff.hands[by])
        self.staff.hands[whom] = hand

    def merge(self, number, into):
        if record := self._record(number):
            person = record.body["person"]
            self.staff.records.append("person.merged", person, {"into": self.staff.ids[into]})

    def fail(self, whom):
        accounts = self.staff.records.accounts
        accounts.refuse(accounts.challenge(whom))


def lists(records):
    return {table: projections.dump(records._store, table) for table in projections.TABLES}


@settings(max_examples=40, deadline=None)
@given(st.lists(ACTS, max_size=16))
def test_what_is_kept_breaks_no_rule_and_the_lists_are_what_a_replay_makes(acts):
    with tempfile.TemporaryDirectory() as folder:
        history = History(Path(folder))
        records = history.staff.records
        for act in acts:
            with contextlib.suppress(ConsoleError):
                history.perform(act)
        assert records.verify() == []
        live = lists(records)
        records.rebuild()
        assert lists(records) == live
        records.close()


@settings(max_examples=40, deadline=None)
@given(st.lists(ACTS, min_size=4, max_size=12))
def test_verify_finds_exactly_the_entries_that_would_have_been_refused(acts):
    """The same acts with every rule off: an entry that a rule would refuse is named, whoever wrote it."""
    with tempfile.TemporaryDirectory() as folder:
        history = History(Path(folder))
        records = history.staff.records
        expected = set()
        for act in acts:
            before = records.head()[0]
            with contextlib.suppress(ConsoleError):
                history.perform(act)
            if records.head()[0] == before and act[0] != "fail":
                with lawless(), contextlib.suppress(ConsoleError):
                    history.perform(act)
                if records.head()[0] > before:
                    expected.add(records.head()[0])
        assert {seq for seq, _ in broken(records)} == expected
        records.close()


def test_the_administrator_with_the_whole_file_and_every_other_passphrase_can_not_sign_for_somebody(tmp_path):
    """All keys in the file are tried under all passphrases but the victim's, in every other place."""
    staff = Staff(tmp_path, ManualClock())
    record = staff.decide("jprice")
    victim = staff.ids["jprice"]
    staff.records.close()
    with sqlite3.connect(staff.records.path) as file:
        rows = file.execute('SELECT account, "key", sealed FROM signing_key').fetchall()
    wrapped = [
        WrappedKey(account, key, signing.msgspec.json.decode(sealed, type=Sealed))
        for account, key, sealed in rows
    ]
    others = [passphrase(name) for name in NAMES if name != "jprice"] + [staff.sheet.code]
    hands = [hand for one in wrapped for secret in others if (hand := unwrap(one, secret)) is not None]
    assert {hand.account for hand in hands} == set(staff.ids.values()) - {victim}
    for one in wrapped:  # the victim's name over somebody else's key, and the other way round
        assert unwrap(WrappedKey(victim, one.key, one.sealed), others[0]) is None
        own = next(row for row in wrapped if row.account == victim)
        assert unwrap(WrappedKey(one.account, own.key, own.sealed), others[0]) is None
    staff = _again(staff, tmp_path)
    keys = [Hand(victim, hand._key) for hand in hands] + [Hand.new(victim)]
    keys += [Hand(victim, key) for key in (staff.records._identity.key, staff.sheet.key)]
    for key in keys:
        staff.hands["jprice"] = key
        with pytest.raises(ConsoleError):
            staff.sign("jprice", record)
        with lawless():
            entry = staff.sign("jprice", record)
        assert entry.seq in {seq for seq, _ in broken(staff.records)}
    staff.records.close()


def _again(staff, folder):
    staff.records = opened(folder, ManualClock())
    return staff


def test_a_key_exchanged_in_the_file_lets_nobody_sign_under_the_name(tmp_path):
    staff = Staff(tmp_path, ManualClock())
    record = staff.decide("jprice")
    staff.records.close()
    own = Hand.new(staff.ids["jprice"])
    wrapped = own.wrap("a passphrase of the thief", CHEAP)
    with sqlite3.connect(staff.records.path) as file:
        sealed = signing.msgspec.json.encode(wrapped.sealed).decode()
        file.execute(
            'UPDATE signing_key SET "key" = ?, sealed = ? WHERE account = ?',
            (wrapped.key, sealed, own.account),
        )
        file.execute('UPDATE account_key SET "key" = ? WHERE account = ?', (wrapped.key, own.account))
    staff = _again(staff, tmp_path)
    challenge = staff.records.accounts.challenge("jprice")
    staff.hands["jprice"] = challenge.answer("a passphrase of the thief")
    staff.sign("jprice", record)  # the lists in the file believe it; verify does not
    faults = staff.records.verify()
    assert {str(fault.detail.get("rule")) for fault in faults} >= {
        "the key was not the signer's at that time"
    }
    staff.records.close()


def test_the_sample_is_the_same_for_whoever_replays_and_about_a_fifth_is_drawn(tmp_path):
    staff = Staff(tmp_path, ManualClock())
    for _ in range(60):
        staff.records._clock.advance(60)
        staff.signed("jprice")
    rows = staff.records.signoff._decisions("actor IS NOT NULL")
    reasons = [row.sample for row in rows]
    assert reasons[:2] == ["new_assessor", "new_assessor"]
    drawn = [reason for reason in reasons[2:] if reason == "drawn"]
    assert set(reasons[2:]) == {None, "drawn"} and 3 <= len(drawn) <= 25
    staff.records.rebuild()
    assert [row.sample for row in staff.records.signoff._decisions("actor IS NOT NULL")] == reasons
    staff.records.close()


def test_every_override_and_the_first_of_a_quarter_are_in_the_sample(tmp_path):
    clock = ManualClock()
    staff = Staff(tmp_path, clock)
    for _ in range(3):
        staff.signed("jprice")
    clock.advance(40 * 24 * 3600)  # from November into the next quarter
    for body in (
        {},
        {"proposal": "not_yet_competent", "reason": "seen otherwise"},
        {"criteria": [{"id": "C1", "result": "met", "by": "person", "evidence": [], "machine": "not_met"}]},
        {"outcome": "void", "reason": "headset failed"},
    ):
        staff.signed("jprice", **body)
    rows = staff.records.signoff._decisions("actor IS NOT NULL")
    assert [row.sample for row in rows][3:] == ["first_of_quarter", "override", "override", "void"]
    staff.records.close()
