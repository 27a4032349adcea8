"""What goes up, in which order, what counts as delivered, and what a hub can not make a console do."""

import asyncio
from collections.abc import Callable

import msgspec
import pytest
from msgspec.structs import replace

from console.delivery import SyncState
from console.errors import ConsoleError, SyncReason
from console.records import Draft, Records
from console.records.restore import restore
from console.records.unlocking import Unlocking
from console.sync import receipts, wire
from console.sync.wire import Entries, Head, Result
from tests.support.ledgers import COURSE, hold_class, new_id, opened, planned
from tests.support.strange_hub import EPOCH, Asked, Said, StrangeHub, talk

UTC = "2026-11-24T10:00:00.000Z"


def converse(records, clock, hub, rounds=1, **more) -> list[SyncReason | None]:
    """Join, and talk so many times; what each came to."""

    async def main() -> list[SyncReason | None]:
        came: list[SyncReason | None] = []
        async with hub.serving():
            known = records.delivery.hub()
            records.delivery.join(replace(known, url=hub.url) if known else hub.hub(records))
            for _ in range(rounds):
                try:
                    await talk(records, clock, **more)
                    came.append(None)
                except ConsoleError as error:
                    assert isinstance(error.reason, SyncReason)
                    came.append(error.reason)
        return came

    return asyncio.run(main())


def sent(hub: StrangeHub) -> list[list[dict]]:
    """The cores of each POST."""
    return [
        [msgspec.json.decode(line.core) for line in wire.decode(asked.body, Entries).entries]
        for asked in hub.asked
        if asked.path == wire.ENTRIES
    ]


def on_entries(hub: StrangeHub, answer: Callable[[Asked], Said]) -> None:
    hub.first = lambda asked: answer(asked) if asked.path == wire.ENTRIES else None


def test_head_is_asked_first_and_everything_arrives_once_in_order(records, clock):
    hub = StrangeHub()
    assert converse(records, clock, hub, rounds=2) == [None, None]
    assert hub.paths()[0] == f"GET /v1/consoles/{records.console}/head"
    assert [core["seq"] for batch in sent(hub) for core in batch] == list(range(1, records.head()[0] + 1))
    view = records.delivery.view()
    assert (view.waiting, view.delivered, view.state) == (0, records.head()[0], SyncState.READY)
    assert view.last_contact_utc and view.oldest_waiting_utc is None and view.reason is None


def test_batches_hold_as_many_lines_and_bytes_as_a_hub_takes(records, clock):
    long = {"title": '"' * 25_000, "mode": "practice", "duration_min": 20}
    records.append_all([planned(new_id()) for _ in range(250)])
    records.append_all([Draft("class.planned", new_id(), long, course=COURSE) for _ in range(30)])
    hub = StrangeHub()
    assert converse(records, clock, hub) == [None]
    posted = [asked.body for asked in hub.asked if asked.method == "POST"]
    assert len(posted) >= 3
    assert all(len(body) <= wire.LARGEST_BODY for body in posted)
    assert all(len(batch) <= wire.MOST_ENTRIES for batch in sent(hub))
    assert records.delivery.view().waiting == 0


LIES = {
    "another hub's": lambda hub, asked: replace(hub.receipt(asked), hub="A" * 43),
    "for another console": lambda hub, asked: receipts.sign(
        hub.key, new_id(), hub.receipt(asked).results, UTC
    ),
    "of other hashes": lambda hub, asked: receipts.sign(
        hub.key, asked.console, [replace(one, hash="00" * 32) for one in hub.receipt(asked).results], UTC
    ),
    "of other ids": lambda hub, asked: receipts.sign(
        hub.key, asked.console, [replace(one, id=new_id()) for one in hub.receipt(asked).results], UTC
    ),
    "of nothing": lambda hub, asked: receipts.sign(hub.key, asked.console, [], UTC),
    "changed after it was signed": lambda hub, asked: replace(hub.receipt(asked), utc="2026-01-01T00:00:00Z"),
    "of entries never sent": lambda hub, asked: receipts.sign(
        hub.key, asked.console, [Result(new_id(), "11" * 32, "stored")] * 300, UTC
    ),
}


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES.keys())
def test_receipt_that_does_not_name_what_was_sent_counts_for_nothing(records, clock, lie):
    hub = StrangeHub()
    on_entries(hub, lambda asked: Said(200, wire.encode(lie(hub, asked))))
    assert converse(records, clock, hub) in ([SyncReason.NOT_THE_HUB], [SyncReason.HUB_TROUBLE])
    view = records.delivery.view()
    assert (view.delivered, view.waiting) == (0, records.head()[0])
    assert len(sent(hub)) == 1  # no loop


def test_head_says_nothing_of_what_was_delivered_without_a_receipt(records, clock):
    hub = StrangeHub()
    hub.head = Head(EPOCH, *records.head(), "")
    assert converse(records, clock, hub) == [None]
    assert len(sent(hub)[0]) == records.head()[0]


@pytest.mark.parametrize("status", ["bad_signature", "conflict"])
def test_refused_line_holds_up_nothing_and_is_seen_until_it_is_taken(records, clock, status):
    hub = StrangeHub()
    on_entries(hub, lambda asked: Said(200, wire.encode(hub.receipt(asked, run_closed=status))))
    assert converse(records, clock, hub, rounds=2) == [None, None]
    records.append("class.planned", new_id(), planned(new_id()).body, course=COURSE)
    converse(records, clock, hub)
    view = records.delivery.view()
    (trouble,) = view.needs_attention
    assert (trouble.kind, trouble.reason) == ("run.closed", {"conflict": "id_conflict"}.get(status, status))
    assert (view.waiting, view.delivered) == (0, records.head()[0] - 1)
    offered = [core["kind"] for batch in sent(hub) for core in batch]
    assert offered.count("run.closed") == 1
    hub.first = lambda asked: None
    assert converse(records, clock, hub, with_refused=True) == [None]
    view = records.delivery.view()
    assert (view.needs_attention, view.delivered) == ((), records.head()[0])


def test_line_in_a_gap_needs_attention_and_is_sent_again_by_itself(records, clock):
    hub = StrangeHub()
    kinds = dict.fromkeys(("console_created", "class_planned"), "gap")
    on_entries(hub, lambda asked: Said(200, wire.encode(hub.receipt(asked, **kinds))))
    assert converse(records, clock, hub) == [None]
    assert {one.reason for one in records.delivery.view().needs_attention} == {"gap"}
    assert records.delivery.view().waiting == 0
    hub.first, hub.head = (lambda asked: None), Head(EPOCH, 0, None, "")
    assert converse(records, clock, hub) == [None]
    assert records.delivery.view().needs_attention == ()


def test_hub_that_finds_nothing_but_gaps_is_left_alone(records, clock):
    records.append_all([planned(new_id()) for _ in range(300)])
    hub = StrangeHub()
    kinds = {entry.kind.replace(".", "_"): "gap" for entry in records.history()}
    on_entries(hub, lambda asked: Said(200, wire.encode(hub.receipt(asked, **kinds))))
    assert converse(records, clock, hub) == [SyncReason.GAP]
    assert len(sent(hub)) == 1


def fork_by_head(hub: StrangeHub, records: Records) -> None:
    hub.head = Head(EPOCH, 2, "ab" * 32, "")


def fork_above_ours(hub: StrangeHub, records: Records) -> None:
    hub.head = Head(EPOCH, records.head()[0] + 1, "ab" * 32, "")


def fork_by_receipt(hub: StrangeHub, records: Records) -> None:
    on_entries(hub, lambda asked: Said(200, wire.encode(hub.receipt(asked, class_started="fork"))))


@pytest.mark.parametrize("make", [fork_by_head, fork_above_ours, fork_by_receipt])
def test_fork_ends_the_upload(records, clock, make):
    records.append_all([planned(new_id()) for _ in range(300)])
    hub = StrangeHub()
    make(hub, records)
    assert converse(records, clock, hub) == [SyncReason.FORK]
    assert len(sent(hub)) == (1 if make is fork_by_receipt else 0)
    assert not [path for path in hub.paths() if path.startswith("PUT")]


def test_hub_that_was_restored_gets_everything_that_it_lost(records, clock):
    hub = StrangeHub()
    assert converse(records, clock, hub) == [None]
    before = hub.lines
    hub.lines, hub.asked = {}, []
    at = next(entry for entry in records.history() if entry.seq == 3)
    hub.head = Head(EPOCH, 3, at.hash, "")
    assert converse(records, clock, hub) == [None]
    assert set(hub.lines) == {hash_ for hash_, core in before.items() if core["seq"] > 3}
    hub.lines, hub.head = {}, Head("epoch-2", 0, None, "")
    assert converse(records, clock, hub) == [None]
    assert hub.lines == before
    assert [path for path in hub.paths() if "feed" in path] == ["GET /v1/feed?after=end", "GET /v1/feed"]


def test_another_hub_gets_everything_from_the_beginning(records, clock):
    converse(records, clock, StrangeHub())
    other = StrangeHub()

    async def main() -> None:
        async with other.serving():
            records.delivery.join(other.hub(records))
            assert records.delivery.view().waiting == records.head()[0]
            await talk(records, clock)

    asyncio.run(main())
    assert len(other.lines) == records.head()[0]


def test_hub_that_asks_for_a_moment_is_given_it(records, clock):
    hub = StrangeHub()
    asked: list[str] = []

    def busy(question: Asked) -> Said | None:
        asked.append(question.nonce)
        return hub.refusal("busy", **{"Retry-After": "1"}) if len(asked) == 1 else None

    hub.first = busy
    assert converse(records, clock, hub) == [None]
    assert len(set(asked)) == len(asked)


def test_chain_that_was_gone_on_from_is_sent_first(tmp_path, clock):
    former = opened(tmp_path, clock)
    hold_class(former, trainees=1)
    copy = former.back_up(tmp_path / "stick").path
    former.append("class.planned", new_id(), planned(new_id()).body, course=COURSE)
    former.close()
    restored = restore(copy, tmp_path, clock, app="1.0.0", unlocking=Unlocking())
    records = opened(tmp_path, clock)
    try:
        hub = StrangeHub()
        assert converse(records, clock, hub) == [None]
        consoles = [core["console"] for batch in sent(hub) for core in batch]
        assert consoles.index(records.console) == len(consoles) - 1
        assert restored.console == records.console and consoles[0] == restored.summary.console
        view = records.delivery.view()
        assert (view.waiting, view.delivered) == (0, len(consoles))
        fork = hub.receipt
        hub.lines, hub.asked, hub.head = {}, [], Head("epoch-2", 0, None, "")
        on_entries(
            hub,
            lambda asked: Said(200, wire.encode(fork(asked, class_closed="fork", backup_made="fork"))),
        )
        assert converse(records, clock, hub) == [None]  # a fork of the former chain stops nobody
        view = records.delivery.view()
        assert {one.reason for one in view.needs_attention} == {"fork"}
        assert records.verify() == []
    finally:
        records.close()


def test_lists_say_of_every_entry_where_it_is(records, clock):
    hub = StrangeHub()
    on_entries(hub, lambda asked: Said(200, wire.encode(hub.receipt(asked, run_closed="conflict"))))
    before = records.delivery.lists(0, names=True)
    assert [one.kind for one in before.waiting][:2] == ["class.closed", "assessment.decided"]
    decided = before.waiting[1]
    assert (decided.person, decided.course, decided.outcome) == (
        "Trainee 1",
        COURSE.id,
        "not_yet_competent",
    )
    assert before.waiting[0].title == "Evening A"
    assert before.waiting_bytes == sum(len(entry.core.encode()) for entry in records.history())
    assert records.delivery.lists(0, names=False).waiting[1].person is None
    converse(records, clock, hub)
    after = records.delivery.lists(180, names=True)
    ((trouble, row),) = after.needs_attention
    assert (trouble.kind, trouble.reason, row.person) == ("run.closed", "id_conflict", "Trainee 1")
    assert (after.waiting, after.waiting_bytes) == ((), 0)
    (day,) = after.delivered
    assert (day.entries, day.through_seq) == (records.head()[0] - 1, records.head()[0])
