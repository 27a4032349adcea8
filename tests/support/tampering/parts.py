"""Tampering with what entries name by its hash: logs of runs, people's personal parts; and with erasures."""

import hashlib
import json
import unicodedata
import uuid

import rfc8785
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.support.tampering.file import base64url, of, public
from tests.support.tampering.kinds import ROWS, kind


def sealed(file, number=0):
    """The entry that seals a run's log, the run, and the first row of it that a headset sent."""
    seq = file.seq("run.closed", number)
    run = file.core(seq)["subject"]
    query = 'SELECT min("row") FROM run_event WHERE run = ? AND frame IS NOT NULL'
    return seq, run, file.ask(query, run)[0][0]


def change_row(file, change):
    seq, _, row = sealed(file)
    file.do(f'UPDATE run_event SET {change} WHERE "row" = ?', row)
    return seq


def part_of(file, kind_, number=0):
    """The entry of a kind, and the hash and bytes of its part."""
    seq = file.seq(kind_, number)
    digest = file.core(seq)["detached"][0]["sha256"]
    return seq, digest, file.ask("SELECT bytes FROM blob WHERE sha256 = ?", digest)[0][0]


def change_part(file, kind_, change):
    seq, digest, data = part_of(file, kind_)
    changed = change(data)
    assert changed != data
    file.do("UPDATE blob SET bytes = ? WHERE sha256 = ?", changed, digest)
    return seq


@kind(hidden=ROWS)
def what_a_headset_said(file):
    """A critical error in the run log becomes a note."""
    return change_row(file, "frame = replace(frame, 'critical_error', 'note')")


@kind(hidden=ROWS)
def when_it_was_received(file):
    """A row came a second later."""
    return change_row(file, "received_utc = '2026-11-24T10:00:01.000Z'")


@kind(hidden=ROWS)
def how_long_after_the_start(file):
    """A row came a millisecond later on the monotonic clock."""
    return change_row(file, "received_mono_ms = received_mono_ms + 1")


@kind(hidden=ROWS)
def which_headset(file):
    """A row came from another headset."""
    return change_row(file, "station = '00000000-0000-4000-8000-000000000000'")


@kind(hidden=ROWS)
def a_row_of_another_run(file):
    """A row goes to another run."""
    other = sealed(file, 1)[1]
    return change_row(file, f"run = '{other}', frame = replace(frame, run, '{other}')")


@kind(hidden=ROWS)
def a_row_removed(file):
    """A row of a sealed run is gone."""
    seq, _, row = sealed(file)
    file.do('DELETE FROM run_event WHERE "row" = ?', row)
    return seq


@kind(hidden=ROWS)
def two_rows_swapped(file):
    """Two rows of a run have each other's number."""
    seq, _, row = sealed(file)
    with file.unguarded() as db:
        for old, new in ((row, -1), (row + 1, row), (-1, row + 1)):
            db.execute('UPDATE run_event SET "row" = ? WHERE "row" = ?', (new, old))
    return seq


@kind(hidden=ROWS)
def what_the_console_did(file):
    """An act at the console reads otherwise."""
    seq, run, _ = sealed(file)
    file.do("UPDATE run_event SET data = '{}' WHERE run = ? AND kind IS NOT NULL", run)
    return seq


@kind(hidden=ROWS)
def a_row_put_in(file):
    """A row that no headset sent, in the place of one of no run."""
    seq, run, _ = sealed(file)
    file.do(
        "UPDATE run_event SET run = ?, kind = 'note' WHERE run IS NULL AND kind IS NOT NULL"
        ' AND "row" < (SELECT max("row") FROM run_event WHERE run = ?)',
        run,
        run,
    )
    return seq


@kind()
def a_log_and_its_seal(file):
    """The same change in the rows and in the sealed log."""
    seq = change_part(file, "run.closed", lambda data: data.replace(b"critical_error", b"note"))
    run = file.core(seq)["subject"]
    file.do("UPDATE run_event SET frame = replace(frame, 'critical_error', 'note') WHERE run = ?", run)
    return seq


@kind()
def a_seal_under_its_new_hash(file):
    """A changed log lies under the hash that it has now."""
    seq, digest, data = part_of(file, "run.closed")
    changed = data.replace(b"critical_error", b"note")
    file.do(
        "UPDATE blob SET sha256 = ?, bytes = ? WHERE sha256 = ?",
        hashlib.sha256(changed).hexdigest(),
        changed,
        digest,
    )
    return seq


@kind(hidden="in a pack a part has no type but the one that its entry names")
def a_part_of_another_type(file):
    """A sealed log is called a view."""
    seq, digest, _ = part_of(file, "run.closed")
    file.do("UPDATE blob SET type = 'view' WHERE sha256 = ?", digest)
    return seq


@kind()
def a_part_removed(file):
    """A sealed log is gone."""
    seq, digest, _ = part_of(file, "run.closed")
    file.do("DELETE FROM blob WHERE sha256 = ?", digest)
    return seq


@kind(hidden="a pack takes along the parts that its entries name, and no other")
def a_part_put_in(file):
    """A part that no entry names."""
    data = b"a picture that nobody took"
    file.do("INSERT INTO blob VALUES (?, 'view', ?)", hashlib.sha256(data).hexdigest(), data)


@kind()
def a_name_changed(file):
    """Somebody was called otherwise."""
    return change_part(file, "person.enrolled", lambda data: data.replace(b"Prydderch", b"Prytherch"))


@kind()
def a_name_taken_apart(file):
    """The same name in Unicode's other spelling."""

    def change(data):
        return unicodedata.normalize("NFD", data.decode()).encode()

    return change_part(file, "person.enrolled", change)


@kind()
def a_salt_exchanged(file):
    """The name stays, its salt is another: its hash could be guessed."""

    def change(data):
        value = json.loads(data)
        value["salt"] = base64url(bytes(32))
        return rfc8785.dumps(value)

    return change_part(file, "person.enrolled", change)


@kind()
def a_personal_part_respelled(file):
    """The same JSON, set with spaces."""
    return change_part(
        file, "person.enrolled", lambda data: json.dumps(json.loads(data), ensure_ascii=False).encode()
    )


@kind()
def two_people_s_parts_swapped(file):
    """Each has the other's name."""
    one, digest, data = part_of(file, "person.enrolled", 0)
    _, other_digest, other = part_of(file, "person.enrolled", 1)
    with file.unguarded() as db:
        db.execute("UPDATE blob SET bytes = ? WHERE sha256 = ?", (other, digest))
        db.execute("UPDATE blob SET bytes = ? WHERE sha256 = ?", (data, other_digest))
    return one


@kind()
def a_part_lost_to_a_forged_erasure(file):
    """A part is gone, and a note says that its person was erased; nobody signed it."""
    seq, digest, _ = part_of(file, "person.enrolled")
    note(file, file.core(1)["console"], Ed25519PrivateKey.generate(), [digest])
    file.do("DELETE FROM blob WHERE sha256 = ?", digest)
    return seq


@kind(hidden="a note that nobody signed excuses nothing, and goes into no proof")
def a_forged_erasure_alone(file):
    """A note of an erasure that nobody signed; nothing is gone yet."""
    note(file, file.core(1)["console"], Ed25519PrivateKey.generate(), [part_of(file, "person.enrolled")[1]])


@kind()
def a_part_lost_to_a_console_that_never_was(file):
    """A whole chain of another console, well signed with its own key, erases a sealed log of ours."""
    seq, digest, _ = part_of(file, "run.closed")
    key, console = Ed25519PrivateKey.generate(), str(uuid.uuid4())
    first = {**file.core(1), "id": str(uuid.uuid4()), "console": console, "subject": console}
    first["body"] = {"public_key": public(key)}
    gone = erasure(file, console, [digest])
    gone["seq"] = 2
    chain, previous = [], None
    for core in (first, gone):
        core["prev"] = previous
        data = rfc8785.dumps(core)
        previous = hashlib.sha256(data).hexdigest()
        chain.append((console, core["seq"], core["id"], data.decode(), previous, entry_sig(key, previous)))
    with file.unguarded() as db:
        db.executemany(
            "INSERT INTO peer_entry (console, seq, id, core, hash, sig) VALUES (?, ?, ?, ?, ?, ?)", chain
        )
        db.execute("DELETE FROM blob WHERE sha256 = ?", (digest,))
    return seq


@kind(rebuilt=True)
def a_log_lost_to_an_erasure_of_a_person(file):
    """The console's own key signs that erasing a person took the sealed log of a run along."""
    _, digest, _ = part_of(file, "run.closed")

    def change(cores):
        of(cores, "person.erased")["body"]["blobs"].append(digest)

    file.rewrite(change)
    file.do("DELETE FROM blob WHERE sha256 = ?", digest)
    return file.seq("person.erased")


def erasure(file, console, digests):
    core = file.core(file.seq("person.erased"))
    return {**core, "id": str(uuid.uuid4()), "console": console, "body": {"blobs": digests, "reason": "x"}}


def note(file, console, key, digests):
    """Let the file be told of an erasure."""
    core = erasure(file, console, digests)
    data = rfc8785.dumps(core)
    digest = hashlib.sha256(data).hexdigest()
    file.do(
        "INSERT INTO erasure_notice VALUES (?, ?, ?, ?)",
        core["id"],
        data.decode(),
        digest,
        entry_sig(key, digest),
    )


def entry_sig(key, digest):
    return base64url(key.sign(b"resilience-console/1/entry" + bytes.fromhex(digest)))
