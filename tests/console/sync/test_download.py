"""What comes down: in order, once, whatever the hub makes of it; and what a lying feed can not do."""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import msgspec
import pytest

from console.courses.pack import examine
from console.errors import ConsoleError, SyncReason
from console.records import Records
from console.records.canonical import sha256_hex
from console.sync import wire
from console.sync.wire import ConsoleItem, CourseItem, EntryItem, ErasedItem
from tests.support.clock import ManualClock
from tests.support.ledgers import enrolled, hold_class, new_id, opened
from tests.support.strange_hub import EPOCH, Asked, Said, StrangeHub, talk
from tests.support.tree import ROOT

PACK = next((ROOT / "resources" / "courses").glob("*.toml"))


@pytest.fixture
def records(tmp_path, clock) -> Iterator[Records]:
    made = opened(tmp_path / "records", clock)
    yield made
    made.close()


@pytest.fixture
def other(tmp_path, clock) -> Iterator[Records]:
    """The console in the next room."""
    made = opened(tmp_path / "other", clock)
    hold_class(made)
    yield made
    made.close()


def items_of(records: Records) -> list[object]:
    identity = records.delivery.identity
    entries = [EntryItem(one.console, one.core, one.hash, one.sig) for one in records.history()]
    return [ConsoleItem(identity.console, identity.public_key, "Room 2"), *entries]


class Feeding:
    """A hub whose feed has these items, so many a page; parts as `others` have them."""

    def __init__(self, items: list[object], *others: Records, size: int = 7) -> None:
        self.hub = StrangeHub(self.answer)
        self.items = items
        self.size = size
        self.others = others
        self.epoch = EPOCH

    def answer(self, asked: Asked) -> Said | None:
        where = urlsplit(asked.path)
        if where.path == wire.FEED:
            start = int(parse_qs(where.query).get("after", ["0"])[0])
            page = self.items[start : start + self.size]
            told = {
                "epoch": self.epoch,
                "items": page,
                "cursor": str(start + len(page)),
                "more": start + self.size < len(self.items),
            }
            return Said(200, msgspec.json.encode(told))
        if asked.method == "GET" and where.path.startswith("/v1/blobs/"):
            sha256 = where.path.rpartition("/")[2]
            found = next((data for one in self.others if (data := one.part(sha256)) is not None), None)
            return self.hub.refusal("not_found") if found is None else Said(200, found)
        return None

    def talk(self, records: Records, clock: ManualClock, rounds: int = 1) -> list[SyncReason | None]:
        async def main() -> list[SyncReason | None]:
            came: list[SyncReason | None] = []
            async with self.hub.serving():
                known = records.delivery.hub()
                records.delivery.join(
                    msgspec.structs.replace(known, url=self.hub.url) if known else self.hub.hub(records)
                )
                for _ in range(rounds):
                    try:
                        await talk(records, clock)
                        came.append(None)
                    except ConsoleError as error:
                        assert isinstance(error.reason, SyncReason)
                        came.append(error.reason)
            return came

        return asyncio.run(main())


def taken(records: Records) -> list[tuple[int, str]]:
    return records._store.rows("SELECT seq, hash FROM peer_entry ORDER BY seq")


def test_another_consoles_records_come_whole_with_the_names_of_its_people(records, other, clock):
    feeding = Feeding(items_of(other), other)
    assert feeding.talk(records, clock, rounds=2) == [None, None]
    assert taken(records) == [(one.seq, one.hash) for one in other.history()]
    assert {one.display for one in records.persons()} == {"Trainee 1", "Trainee 2"}
    assert records.verify() == []
    asked = [path for path in feeding.hub.paths() if path.startswith("GET /v1/feed")]
    assert asked[-1] == f"GET /v1/feed?after={len(feeding.items)}"
    parts = {part.sha256: part.type for one in other.history() for part in one.detached}
    fetched = {path.rpartition("/")[2] for path in feeding.hub.paths() if path.startswith("GET /v1/blobs/")}
    assert {parts[one] for one in fetched} == {"personal"}


def test_what_only_a_newer_console_knows_is_passed_over(records, other, clock):
    items = items_of(other)
    items.insert(3, {"type": "hologram", "console": 7})
    items[0] = json.loads(msgspec.json.encode(items[0])) | {"colour": "green"}
    assert Feeding(items, other).talk(records, clock) == [None]
    assert len(taken(records)) == other.head()[0]


BROKEN = {
    "no json": Said(200, b"<html>"),
    "no page": Said(200, b"{}"),
    "an item without a type": Said(
        200, msgspec.json.encode({"epoch": EPOCH, "items": [{}], "cursor": "1", "more": False})
    ),
    "an item that is not whole": Said(
        200, msgspec.json.encode({"epoch": EPOCH, "items": [{"type": "entry"}], "cursor": "1", "more": False})
    ),
    "a cursor that never moves": Said(
        200, msgspec.json.encode({"epoch": EPOCH, "items": [], "cursor": "7", "more": True})
    ),
    "a cursor without end": Said(
        200, msgspec.json.encode({"epoch": EPOCH, "items": [], "cursor": "7" * 201, "more": False})
    ),
}


@pytest.mark.parametrize("said", BROKEN.values(), ids=BROKEN.keys())
def test_page_that_does_not_hold_together_is_not_taken_and_takes_nothing_away(records, other, clock, said):
    feeding = Feeding(items_of(other)[:7], other)
    assert feeding.talk(records, clock) == [None]
    before = taken(records)
    whole = feeding.hub.first
    feeding.hub.first = lambda asked: said if asked.path.startswith(wire.FEED) else whole(asked)
    assert feeding.talk(records, clock) == [SyncReason.FEED_BROKEN]
    feeding.hub.first, feeding.items = whole, items_of(other)
    assert feeding.talk(records, clock) == [None]
    assert len(before) == 6 and len(taken(records)) == other.head()[0]
    assert records.delivery.view().waiting == 0  # what goes up is not held up by it


def test_feed_without_an_end_is_left_for_the_next_time(records, clock, monkeypatch):
    monkeypatch.setattr("console.sync.download.MOST_PAGES", 5)
    hub = StrangeHub()
    asked: list[str] = []

    def endless(question: Asked) -> Said | None:
        if not question.path.startswith(wire.FEED):
            return None
        asked.append(question.path)
        page = {"epoch": EPOCH, "items": [], "cursor": str(len(asked)), "more": True}
        return Said(200, msgspec.json.encode(page))

    feeding = Feeding([])
    feeding.hub = hub
    hub.first = endless
    assert feeding.talk(records, clock) == [None]
    assert len(asked) == 5


def test_cursor_that_the_hub_does_not_know_any_more_begins_anew(records, other, clock):
    feeding = Feeding(items_of(other), other)
    feeding.talk(records, clock)
    whole = feeding.hub.first

    def forgetful(asked: Asked) -> Said | None:
        return feeding.hub.refusal("bad_request") if "after=" in asked.path else whole(asked)

    feeding.hub.first, feeding.size = forgetful, 1000
    feeding.items = items_of(other)
    assert feeding.talk(records, clock) == [None]
    assert len(taken(records)) == other.head()[0] and records.peers.troubles() == []


def test_hub_that_was_set_back_gets_what_it_lost_in_the_same_round(records, other, clock):
    feeding = Feeding(items_of(other), other)
    feeding.talk(records, clock)
    before = feeding.hub.lines
    feeding.hub.lines, feeding.epoch = {}, "epoch-2"
    feeding.items += items_of(other)
    feeding.hub.head = wire.Head("epoch-1", *records.head(), "")
    whole = feeding.hub.first

    def late(asked: Asked) -> Said | None:
        """It notices by the cursor alone."""
        if asked.path.startswith(wire.FEED):
            feeding.hub.head = wire.Head("epoch-2", 0, None, "")
        return whole(asked)

    feeding.hub.first = late
    assert feeding.talk(records, clock) == [None]
    assert feeding.hub.lines == before
    kept = records.delivery.hub()
    assert kept is not None and (kept.epoch, kept.cursor) == ("epoch-2", str(len(feeding.items)))


def test_erasure_deletes_the_parts_at_once(records, other, clock):
    person = new_id()
    part = other.append_all([enrolled(person)])[0].detached[0].sha256
    data = other.part(part)
    feeding = Feeding(items_of(other), other)
    feeding.talk(records, clock)
    assert records.part(part) == data
    other.erase(person, [part], "asked", None)
    entry = list(other.history())[-1]
    told = ErasedItem((part,), entry.console, entry.core, entry.hash, entry.sig)
    feeding.items = [*feeding.items, told]
    assert feeding.talk(records, clock) == [None]
    assert records.part(part) is None and records.verify() == []


def pack_item(**changed: str) -> CourseItem:
    toml = PACK.read_text("utf-8")
    pack, _ = examine(toml.encode(), "pack")
    assert pack is not None
    told = {"id": pack.id, "version": pack.version, "sha256": sha256_hex(toml.encode()), "toml": toml}
    return CourseItem(**(told | changed))


def test_course_pack_lies_where_the_next_start_finds_it(records, clock):
    item = pack_item()
    feeding = Feeding([item])
    assert feeding.talk(records, clock, rounds=2) == [None, None]
    (file,) = courses(records)
    assert file.name == f"{item.id}_{item.version}.toml" and file.read_text("utf-8") == item.toml


@pytest.mark.parametrize(
    "item",
    [
        pack_item(toml="x = 1", sha256=sha256_hex(b"x = 1")),
        pack_item(sha256="00" * 32),
        pack_item(id="../../x"),
        pack_item(version="9.9"),
    ],
    ids=["no pack", "other hash", "other id", "other version"],
)
def test_course_pack_that_is_not_sound_is_left_out(records, clock, item):
    assert Feeding([item]).talk(records, clock) == [None]
    assert courses(records) == []


def test_course_pack_that_is_there_stays(records, clock):
    item = pack_item()
    folder = records.path.parent / "courses"
    folder.mkdir()
    (folder / f"{item.id}_{item.version}.toml").write_text("mine")
    assert Feeding([item]).talk(records, clock) == [None]
    assert [file.read_text() for file in courses(records)] == ["mine"]


def courses(records: Records) -> list[Path]:
    folder = records.path.parent / "courses"
    return sorted(folder.iterdir()) if folder.exists() else []
