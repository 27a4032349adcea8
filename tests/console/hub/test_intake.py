"""What becomes of entries at the hub: all that is whole is kept, once, in order; nothing hides or blocks."""

import json
import uuid
from datetime import timedelta

import pytest
from msgspec.structs import replace

from console.clock import iso_utc
from console.model import Meaning, Role
from console.records.signing import FIRST, Hand, Pen
from console.sync.wire import ConsoleItem, EntryItem, Line
from tests.support.hub import Chain, Hub, Member, code_for, joined

LEDGER = "SELECT console, seq, id, hash, core, sig FROM entry ORDER BY console, seq"


def as_in_ledger(*chains: Chain) -> list[tuple]:
    found = []
    for chain in chains:
        for line in chain.lines:
            core = json.loads(line.core)
            found.append((chain.console, core["seq"], core["id"], line.hash, line.core, line.sig))
    return sorted(found)


def grown(member: Member, entries: int) -> Chain:
    for _ in range(entries):
        member.chain.add()
    return member.chain


def broken(line: Line, **changes: str) -> Line:
    return replace(line, **changes)


def marks(here: Hub) -> set[tuple[int, str]]:
    return set(here.rows("SELECT seq, word FROM mark"))


def test_entries_stand_at_the_hub_as_in_the_ledger_however_often_they_come(here):
    member = joined(here)
    chain = grown(member, 6)
    assert member.post(*chain.lines[:4]) == ["duplicate"] + ["stored"] * 3
    assert member.post(*chain.lines) == ["duplicate"] * 4 + ["stored"] * 3
    assert member.post(*chain.lines) == ["duplicate"] * 7
    assert here.rows(LEDGER) == as_in_ledger(chain)
    head = member.head()
    assert (head.seq, head.hash) == (7, chain.lines[-1].hash)


def test_entry_whose_predecessor_is_missing_waits_for_it(here):
    member = joined(here)
    chain = grown(member, 4)
    assert member.post(*chain.lines[2:]) == ["gap"] * 3
    assert member.head().seq == 1
    assert member.post(chain.lines[2], chain.lines[1]) == ["gap", "stored"]
    assert member.post(*chain.lines[2:]) == ["stored"] * 3


@pytest.mark.parametrize(
    "changes",
    [
        {"sig": "A" * 86},
        {"sig": "no signature"},
        {"hash": "0" * 64},
        {"hash": "\0"},
        {"core": "{}"},
        {"core": "\0"},
        {"core": "[" * 5000},
        {"core": '{"seq": 1e99, "id": 7}'},
    ],
    ids=lambda changes: "-".join([*changes, str(*changes.values())[:6].strip("\0")]),
)
def test_broken_line_is_kept_as_evidence_and_holds_up_no_other(here, changes):
    member = joined(here)
    chain = grown(member, 4)
    sent = [*chain.lines[1:2], broken(chain.lines[2], **changes), *chain.lines[3:]]
    assert member.post(*sent) == ["stored", "bad_signature", "stored", "stored"]
    assert member.post(*sent) == ["duplicate", "bad_signature", "duplicate", "duplicate"]
    ((kept,),) = here.rows("SELECT line FROM refused")
    assert json.loads(kept) == {"core": sent[1].core, "hash": sent[1].hash, "sig": sent[1].sig}
    assert here.rows("SELECT seq, hash FROM hole WHERE filled_at IS NULL") == [(3, chain.lines[2].hash)]
    assert member.head().seq == 2


def test_hole_closes_when_the_right_entry_comes_and_only_then_does_the_site_hear_the_rest(here):
    member, other = joined(here), joined(here)
    chain = grown(member, 5)
    bad = broken(chain.lines[2], sig="A" * 86)
    assert member.post(chain.lines[1], bad, *chain.lines[3:])[1] == "bad_signature"
    items, cursor = other.whole_feed()
    assert [item.hash for item in items[1:]] == [line.hash for line in chain.lines[:2]]
    clone = chain.branch(2)
    assert member.post(clone.add()) == ["fork"]
    assert member.post(chain.lines[2]) == ["stored"]
    assert (member.head().seq, member.head().hash) == (6, chain.lines[5].hash)
    items, _ = other.whole_feed(cursor)
    assert [item.hash for item in items] == [line.hash for line in chain.lines[2:]]
    assert here.rows(LEDGER) == as_in_ledger(chain, other.chain)


def test_several_broken_lines_one_after_the_other_hold_up_nothing(here):
    member = joined(here)
    chain = grown(member, 7)
    bad = [broken(line, core=line.core + " ") for line in chain.lines[2:5]]
    assert member.post(chain.lines[1], *bad) == ["stored"] + ["bad_signature"] * 3
    assert member.post(*chain.lines[5:]) == ["stored"] * 3
    assert member.head().seq == 2
    assert member.post(chain.lines[4], chain.lines[3]) == ["stored"] * 2
    assert member.head().seq == 2
    assert member.post(chain.lines[2]) == ["stored"]
    assert member.head().seq == 8


def test_line_of_another_console_is_not_taken(here):
    member, other = joined(here), joined(here)
    grown(other, 1)
    assert member.post(other.chain.lines[1]) == ["bad_signature"]
    assert other.post(*other.chain.lines) == ["duplicate", "stored"]
    # Nor does it stand for a number of whoever sent it.
    member.chain.add()
    assert member.post(member.chain.add()) == ["gap"]


def test_clone_is_told_of_the_fork_and_the_one_before_it_goes_on(here):
    member = joined(here)
    chain = grown(member, 3)
    clone = Member(here, chain.branch(3))
    member.post(*chain.lines)
    clone.chain.add()
    clone.chain.add()
    assert clone.post(*clone.chain.lines[3:]) == ["fork", "fork"]
    assert clone.post(clone.chain.lines[4]) == ["fork"]
    assert member.post(chain.add()) == ["stored"]
    assert here.rows(LEDGER) == as_in_ledger(chain)
    assert marks(here) == {(4, "fork"), (5, "fork")}
    ((forked_at,),) = here.rows("SELECT forked_at FROM console")
    assert forked_at is not None


def test_loser_of_a_fork_brings_everything_under_a_new_identity(here):
    member = joined(here)
    chain = grown(member, 3)
    clone = chain.branch(3)
    member.post(*chain.lines)
    lost = [clone.add(), clone.add(parts=(("view", b"seen"),))]
    assert Member(here, clone).post(*lost) == ["fork", "fork"]

    successor = Member(here, Chain())
    successor.chain.created(continues=clone)
    assert successor.join(code_for(here)).status == 200
    assert marks(here) >= {(1, "continues_a_branch")}
    assert successor.post(*clone.lines) == ["duplicate"] * 5
    assert len(successor.head().missing_blobs) == 1
    assert here.rows(LEDGER) == as_in_ledger(chain, successor.chain)
    branch = here.rows("SELECT hash, core, sig FROM displaced ORDER BY seq")
    assert branch == [(line.hash, line.core, line.sig) for line in lost]


def test_restored_console_brings_its_former_chain_that_the_hub_never_saw(here):
    other = joined(here)
    oldest, former = Chain(), Chain()
    oldest.created()
    oldest.add()
    former.created(continues=oldest)
    former.add()
    successor = Member(here, Chain())
    successor.chain.created(continues=former)
    assert successor.join(code_for(here)).status == 200
    assert successor.post(*oldest.lines) == ["bad_signature"] * 2
    assert successor.post(former.lines[0], replace(former.lines[1], sig="A" * 86)) == [
        "stored",
        "bad_signature",
    ]
    assert successor.post(*former.lines) == ["duplicate", "stored"]
    assert successor.post(*oldest.lines) == ["stored"] * 2
    assert successor.post(*oldest.lines, *former.lines) == ["duplicate"] * 4
    items, _ = other.whole_feed()
    told = [item.console for item in items if isinstance(item, ConsoleItem)]
    assert told == [successor.chain.console, former.console, oldest.console]
    assert {item.console for item in items if isinstance(item, EntryItem)} == set(told)
    assert successor.whole_feed()[0] == [
        item for item in other_items(other) if item.console == other.chain.console
    ]
    assert Member(here, former).ask("GET", "/v1/feed").refusal == (401, "unknown_console")


def other_items(member: Member) -> list:
    """What others hear of this console."""
    first = member.chain.lines[0]
    return [
        ConsoleItem(member.chain.console, member.chain.public_key, ""),
        EntryItem(member.chain.console, first.core, first.hash, first.sig),
    ]


def test_former_chain_of_another_site_is_not_taken(here):
    strange = joined(here, "Elsewhere")
    grown(strange, 1)
    successor = Member(here, Chain())
    successor.chain.created(continues=strange.chain)
    assert successor.join(code_for(here)).status == 200
    assert successor.post(*strange.chain.lines) == ["bad_signature"] * 2
    assert successor.ask("GET", f"/v1/consoles/{strange.chain.console}/head").refusal == (
        403,
        "not_yours",
    )


def test_id_that_stands_elsewhere_in_the_chain_is_a_conflict_and_the_rest_is_taken(here):
    member = joined(here)
    id_ = str(uuid.uuid4())
    chain = member.chain
    chain.add(id_=id_)
    chain.add(id_=id_)
    chain.add()
    assert member.post(*chain.lines[1:]) == ["stored", "conflict", "stored"]
    assert member.post(*chain.lines[1:]) == ["duplicate", "conflict", "duplicate"]
    assert here.rows("SELECT status, count(*) FROM refused GROUP BY status") == [("conflict", 1)]


def test_doubts_about_content_are_marks_and_refuse_nothing(here):
    member = joined(here)
    chain = member.chain
    chain.add("run.started", {"person": "nobody"})
    chain.add("tea.made", {})
    chain.add("class.started", {}, v=2)
    chain.utc = chain.utc.replace(year=2036)
    chain.add()
    chain.utc = chain.utc.replace(year=2026)
    chain.add()
    chain.add("console.created", {"public_key": chain.public_key})
    assert member.post(*chain.lines[1:]) == ["stored"] * 6
    assert marks(here) == {
        (2, "bad_body"),
        (3, "unknown_kind"),
        (4, "strange_core"),
        (5, "future_time"),
        (6, "too_early"),
        (7, "first_entry"),
    }


def test_signature_that_is_wrong_by_itself_is_marked_and_a_right_one_is_not(here):
    member = joined(here)
    chain, hand = member.chain, Hand.new(str(uuid.uuid4()))

    def sign(meaning: Meaning = Meaning.ASSESSED, role: Role = Role.ASSESSOR, **changes: str) -> None:
        pen = Pen(hand, "0" * 64, meaning, "A. Assessor", role, FIRST)
        utc = iso_utc(chain.utc + timedelta(seconds=1))
        signature = pen.write(utc=utc, offset_min=0, clock="trusted", console=chain.console)
        body = {"signature": {**signature, **changes}}
        chain.add("assessment.signed", body, subject=str(uuid.uuid4()), actor=hand.account)

    sign()
    sign(printed_name="Somebody Else")
    sign(Meaning.VERIFIED, Role.IQA)
    sign(role=Role.INSTRUCTOR)
    chain.utc += timedelta(seconds=5)
    sign(utc=iso_utc(chain.utc))
    assert member.post(*chain.lines[1:]) == ["stored"] * 5
    assert marks(here) == {
        (3, "not_genuine"),
        (4, "wrong_meaning"),
        (5, "role_not_allowed"),
        (6, "not_genuine"),
        (6, "not_as_entered"),
    }


def test_no_time_or_number_makes_the_hub_fail(here):
    member = joined(here)
    chain = member.chain
    far = chain.branch(1)
    assert member.post(far.add(seq=2**53 - 1)) == ["gap"]
    stamp = {"utc": "9999-99-99T99:99:99.999Z", "offset_min": 0, "mono_ms": 0, "clock": "trusted"}
    chain.add(t={**stamp, "boot": str(uuid.uuid4())})
    assert member.post(chain.lines[1], chain.add()) == ["stored", "stored"]
    assert marks(here) == {(2, "future_time"), (3, "too_early")}
