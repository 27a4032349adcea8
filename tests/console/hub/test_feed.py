"""The feed of a site: in order, whole, never back to where it came from, anew after a restore."""

import threading

from msgspec.structs import replace

from console.courses.pack import load_all
from console.hub import epochs, oversight
from console.sync import wire
from console.sync.wire import ConsoleItem, CourseItem, EntryItem
from tests.support.hub import joined, transact


def told(items, kind):
    return [item for item in items if isinstance(item, kind)]


def test_console_hears_of_the_others_of_its_site_in_order_and_never_of_itself(here):
    ada, ben = joined(here), joined(here)
    for member in (ada, ben, ada, ben):
        for _ in range(3):
            member.chain.add()
        member.post(*member.chain.lines)
    items, cursor = ada.whole_feed()
    assert items[0] == ConsoleItem(ben.chain.console, ben.chain.public_key, "")
    assert [item.hash for item in items[1:]] == [line.hash for line in ben.chain.lines]
    assert ada.whole_feed(cursor) == ([], cursor)
    ben.post(ben.chain.add())
    items, _ = ada.whole_feed(cursor)
    assert [(item.core, item.sig) for item in items] == [(ben.chain.lines[-1].core, ben.chain.lines[-1].sig)]


def test_feed_and_a_consoles_own_chain_come_in_pages(here):
    ada, ben = joined(here), joined(here)
    for _ in range(wire.MOST_ITEMS + 50):
        ben.chain.add()
    for at in range(0, len(ben.chain.lines), wire.MOST_ENTRIES):
        ben.post(*ben.chain.lines[at : at + wire.MOST_ENTRIES])
    page = ada.feed()
    assert page.more
    assert len(page.items) <= wire.MOST_ITEMS
    items, _ = ada.whole_feed()
    assert [item.hash for item in told(items, EntryItem)] == [line.hash for line in ben.chain.lines]
    path, got = wire.TAIL.format(console=ben.chain.console), list[wire.Line]()
    for more in (True, False):
        tail = ben.ask("GET", f"{path}?after={len(got)}").read(wire.Tail)
        assert tail.more is more
        got += tail.entries
    assert got == ben.chain.lines
    end = ben.ask("GET", f"{path}?after={len(got)}").read(wire.Tail)
    assert end == wire.Tail((), more=False)


def test_large_entries_that_waited_behind_a_hole_still_come_in_pages(here):
    ada, ben = joined(here), joined(here)
    large = {"reason": "wrong_secret", "failures": 1, "more": "x" * 60_000}
    late, *rest = [ben.chain.add(), *(ben.chain.add(body=large) for _ in range(75))]
    assert ben.post(replace(late, sig="A" * 86), rest[0]) == ["bad_signature", "stored"]
    for at in range(1, len(rest), 15):
        assert set(ben.post(*rest[at : at + 15])) == {"stored"}
    assert ben.post(late) == ["stored"]
    cursor, got = None, list[str]()
    while True:
        page = ada.feed(cursor)
        assert len(wire.encode(page)) < wire.LARGEST_PAGE + 10_000
        got += [item.hash for item in told(page.items, EntryItem)]
        cursor = page.cursor
        if not page.more:
            break
    assert got == [line.hash for line in ben.chain.lines]


def test_no_item_is_missed_while_many_consoles_send_at_once(here):
    members, reader = [joined(here) for _ in range(4)], joined(here)

    def send(member) -> None:
        for _ in range(8):
            member.post(member.chain.add())

    threads = [threading.Thread(target=send, args=(member,)) for member in members]
    for thread in threads:
        thread.start()
    items, cursor = [], None
    while any(thread.is_alive() for thread in threads):
        new, cursor = reader.whole_feed(cursor)
        items += new
    for thread in threads:
        thread.join()
    items += reader.whole_feed(cursor)[0]
    for member in members:
        heard = [item.hash for item in told(items, EntryItem) if item.console == member.chain.console]
        assert heard == [line.hash for line in member.chain.lines]


def test_hub_that_was_set_back_begins_a_new_epoch_and_its_feed_anew(here):
    ada, ben = joined(here), joined(here)
    ben.post(ben.chain.add())
    before = ada.feed()
    ben.post(ben.chain.add())
    after = ada.feed(before.cursor)
    assert after.epoch == before.epoch == ada.head().epoch
    # What a restore from an older dump leaves: the last item is gone, and another takes its number.
    console = ben.chain.console
    here.rows("DELETE FROM item WHERE number = (SELECT max(number) FROM item)")
    here.rows("UPDATE site SET last_item = last_item - 1")
    here.rows("DELETE FROM entry WHERE console = %s AND seq = 3", console)
    here.rows(
        "UPDATE console SET seq = 2, top_seq = 2, hash = %s, top_hash = %s WHERE id = %s",
        ben.chain.lines[1].hash,
        ben.chain.lines[1].hash,
        console,
    )
    assert ada.feed(before.cursor).epoch == before.epoch
    anew = ada.feed(after.cursor)
    assert anew.epoch != before.epoch
    assert [item.hash for item in told(anew.items, EntryItem)] == [line.hash for line in ben.chain.lines[:2]]
    assert ben.post(*ben.chain.lines) == ["duplicate", "duplicate", "stored"]
    items, cursor = ada.whole_feed(after.cursor)
    assert len(told(items, EntryItem)) == 3
    assert ada.feed(cursor).epoch == ada.feed(before.cursor).epoch == ada.head().epoch == anew.epoch


def test_epoch_is_another_one_when_the_tables_are(here):
    before = transact(here.database, epochs.current)
    assert transact(here.database, epochs.current) == before
    here.rows("CREATE TABLE again (LIKE item INCLUDING ALL)")
    here.rows("DROP TABLE item")
    here.rows("ALTER TABLE again RENAME TO item")
    assert transact(here.database, epochs.current) != before


def test_cursor_that_the_hub_never_gave_is_refused_and_changes_nothing(here):
    ada, elsewhere = joined(here), joined(here, "Elsewhere")
    cursor = ada.feed().cursor
    number = cursor.split(".")[1]
    for wrong in (
        "",
        "0",
        "x" * 300,
        cursor[:-1] + "0g"[cursor[-1] == "0"],
        cursor.replace(f".{number}.", ".99."),
    ):
        assert ada.ask("GET", f"{wire.FEED}?after={wrong}").refusal == (400, "bad_request")
    assert elsewhere.ask("GET", f"{wire.FEED}?after={cursor}").refusal == (400, "bad_request")
    assert ada.feed(cursor).epoch == ada.head().epoch


def test_course_packs_reach_every_site_and_those_to_come(here, tmp_path):
    ada, elsewhere = joined(here), joined(here, "Elsewhere")
    packs, _ = load_all(tmp_path)
    gowning, hands = packs[0], packs[1]
    now = ada.clock.utc()

    def offer(pack, site=None):
        return transact(here.database, lambda c: oversight.offer_course(c, pack, "toml", site, now))

    assert (offer(gowning), offer(gowning), offer(hands, "elsewhere")) == (2, 0, 1)
    later = joined(here, "Later")
    heard = [[item.id for item in told(one.whole_feed()[0], CourseItem)] for one in (ada, elsewhere, later)]
    assert heard == [[gowning.id], [gowning.id, hands.id], [gowning.id]]
