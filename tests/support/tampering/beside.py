"""Tampering with everything around the entries: schema, lists, local tables, anchors, the file's pages."""

import json
import shutil
import sqlite3

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.support.tampering.file import public
from tests.support.tampering.kinds import ANCHORS, LISTS, LOCAL, SCHEMA, kind


def statement(file, text):
    with file.opened() as db:
        db.execute(text)


def redefine(file, name, old, new):
    """Change the text of a table or trigger where SQLite keeps it."""
    with file.opened() as db:
        (sql,) = db.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (name,)).fetchone()
        assert old in sql
        db.execute("PRAGMA writable_schema = ON")
        db.execute("UPDATE sqlite_schema SET sql = ? WHERE name = ?", (sql.replace(old, new), name))


@kind(hidden=SCHEMA)
def a_guard_dropped(file):
    """Entries may go from now on."""
    statement(file, "DROP TRIGGER entry_never_goes")


@kind(hidden=SCHEMA)
def a_guard_that_guards_nothing(file):
    """The guard is there by name, and lets everything pass."""
    statement(file, "DROP TRIGGER entry_never_changes")
    statement(file, "CREATE TRIGGER entry_never_changes BEFORE UPDATE ON entry WHEN 0 BEGIN SELECT 1; END")


@kind(hidden=SCHEMA)
def a_trigger_of_one_s_own(file):
    """Whoever is disabled is enabled again."""
    statement(
        file,
        "CREATE TRIGGER back AFTER UPDATE ON account BEGIN"
        " UPDATE account SET enabled = 1 WHERE id = NEW.id; END",
    )


@kind(hidden=SCHEMA)
def a_trigger_named_like_the_library_s(file):
    """The same, under a name that looks like the migration library's."""
    statement(
        file,
        "CREATE TRIGGER _sqlite_migrations_2 AFTER UPDATE ON account BEGIN"
        " UPDATE account SET enabled = 1 WHERE id = NEW.id; END",
    )


@kind(hidden=SCHEMA)
def a_trigger_named_like_a_table(file):
    """The same, under the name of a table, and standing before it."""
    statement(
        file,
        "CREATE TRIGGER consent AFTER UPDATE ON account BEGIN"
        " UPDATE account SET enabled = 1 WHERE id = NEW.id; END",
    )
    with file.opened() as db:
        (place,) = db.execute("SELECT rowid FROM sqlite_schema WHERE name = 'account'").fetchone()
        db.execute("PRAGMA writable_schema = ON")
        db.execute("UPDATE sqlite_schema SET rowid = rowid + 1000 WHERE rowid > ?", (place,))
        db.execute(
            "UPDATE sqlite_schema SET rowid = ? WHERE type = 'trigger' AND name = 'consent'", (place + 1,)
        )


@kind(hidden=SCHEMA)
def a_check_that_checks_nothing(file):
    """There may be two consoles in one file."""
    redefine(file, "identity", "CHECK (only = 1)", "CHECK (only > 0)")


@kind(hidden=SCHEMA)
def a_table_that_is_not_strict(file):
    """Columns take values of any type."""
    redefine(file, "setting", "STRICT", "")


@kind(hidden=SCHEMA)
def a_table_of_one_s_own(file):
    """A table that this program did not make."""
    statement(file, "CREATE TABLE mine (a)")


@kind(hidden=SCHEMA)
def a_view_of_one_s_own(file):
    """A view that this program did not make."""
    statement(file, "CREATE VIEW entries AS SELECT * FROM entry")


@kind(hidden=SCHEMA)
def an_index_dropped(file):
    """An index that the lists are read by."""
    statement(file, "DROP INDEX decision_actor")


@kind(hidden=LISTS)
def the_steps_of_the_schema_forgotten(file):
    """Nothing says which steps the file has had, and a list was changed."""
    file.do("DELETE FROM _sqlite_migrations")
    file.do("UPDATE class SET title = 'Other'")


# Lists


@kind(hidden=LISTS)
def the_title_in_the_list(file):
    """The list of classes has another title."""
    file.do("UPDATE class SET title = 'Other'")
    return file.seq("class.closed")


@kind(hidden=LISTS)
def the_outcome_in_the_list(file):
    """The list of decisions has another outcome."""
    file.do("UPDATE decision SET outcome = 'competent'")
    return file.ask("SELECT min(seq) FROM decision")[0][0]


@kind(hidden=LISTS)
def a_decision_gone_from_the_list(file):
    """The list of assessments lacks one."""
    seq = file.ask("SELECT min(seq) FROM assessment")[0][0]
    file.do("DELETE FROM assessment WHERE seq = ?", seq)
    return seq


@kind(hidden=LISTS)
def a_signature_in_the_list_alone(file):
    """The list of signatures has one that nobody made."""
    file.do(
        "INSERT INTO signature SELECT 'x', assessment, record, 'verified', signer, printed_name, 'iqa', utc,"
        ' offset_min, clock, components, "key", note, boot, course, seq, peer, counts FROM signature'
        " WHERE seq = ?",
        seq := file.seq("assessment.signed"),
    )
    return seq


@kind(hidden=LISTS)
def a_seat_in_the_list(file):
    """A seat is another person's, in the list alone."""
    seq = file.seq("seat.assigned")
    file.do("UPDATE seat SET person = station WHERE seq = ?", seq)
    return seq


@kind(hidden=LISTS)
def roles_in_the_list(file):
    """Somebody is an administrator, in the list alone."""
    seq = file.seq("account.created", 1)
    account = file.core(seq)["subject"]
    file.do("UPDATE account SET roles = '[\"administrator\"]' WHERE id = ?", account)
    return file.ask("SELECT seq FROM account WHERE id = ?", account)[0][0]


@kind(hidden=LISTS)
def a_key_in_the_list(file):
    """Somebody's key is the attacker's, in the list alone."""
    seq = file.seq("account.created", 1)
    mine = public(Ed25519PrivateKey.generate())
    file.do('UPDATE account_key SET "key" = ? WHERE seq = ?', mine, seq)
    return seq


@kind(hidden=LISTS)
def a_recovery_sheet_in_the_list(file):
    """The recovery sheet is the attacker's, in the list alone."""
    seq = file.ask("SELECT seq FROM recovery_sheet")[0][0]
    file.do('UPDATE recovery_sheet SET "key" = ?', public(Ed25519PrivateKey.generate()))
    return seq


@kind(hidden=LISTS)
def a_consent_in_the_list(file):
    """Somebody never withdrew their consent, in the list alone."""
    seq = file.seq("consent.withdrawn")
    file.do("UPDATE consent SET withdrawn_utc = NULL")
    return seq


@kind(hidden=LISTS)
def a_merge_in_the_list(file):
    """Two people are one, in the list alone."""
    file.do("UPDATE merged SET into_id = id")
    return file.seq("person.merged")


# What is local to the console


@kind()
def the_console_s_key_exchanged(file):
    """The file says that the console has another key."""
    key = Ed25519PrivateKey.generate().private_bytes_raw()
    file.do("UPDATE identity SET private_key = ?", key)
    return 1


@kind(hidden="of a file without the console's key there is no pack")
def the_console_s_key_removed(file):
    """The file has no key of a console."""
    file.do("DELETE FROM identity")
    return 1


@kind()
def another_console_s_id(file):
    """The file says that it is another console's."""
    file.do("UPDATE identity SET console = '0192f0aa-1c00-7a11-8b22-00000000aaaa'")
    return 1


@kind(hidden=LOCAL)
def a_signing_key_exchanged(file):
    """The attacker's own wrapped key lies where the assessor's did."""
    seq = file.seq("account.created", 1)
    account = file.core(seq)["subject"]
    mine = public(Ed25519PrivateKey.generate())
    file.do('UPDATE signing_key SET "key" = ? WHERE account = ?', mine, account)
    return seq


@kind(hidden=LOCAL)
def a_signing_key_under_another_name(file):
    """The assessor's wrapped key lies under another account."""
    seq = file.seq("account.created", 1)
    one = file.core(seq)["subject"]
    other = file.core(file.seq("account.created", 3))["subject"]
    file.do(
        'UPDATE signing_key SET ("key", sealed) = (SELECT "key", sealed FROM signing_key WHERE account = ?)'
        " WHERE account = ?",
        other,
        one,
    )
    return seq


@kind(hidden=LOCAL)
def an_agreement_to_come(file):
    """The clock is said to have agreed with a hub's after entries that are not there yet."""
    value = json.dumps({"utc": "2026-11-24T11:00:00.000Z", "seq": file.last() + 500})
    file.do("INSERT OR REPLACE INTO setting VALUES ('clock.agreement', ?)", value)
    return file.last() + 500


# Anchors and pages


@kind(hidden=ANCHORS)
def an_anchor_with_another_hash(file):
    """An anchor says that another entry was there."""
    anchors = file.anchors()
    anchors[-1]["hash"] = "0" * 64
    file.write_anchors(anchors)
    return anchors[-1]["seq"]


@kind(hidden=ANCHORS)
def an_anchor_ahead(file):
    """An anchor says that there were more entries."""
    anchors = file.anchors()
    anchors[-1]["seq"] += 10
    file.write_anchors(anchors)
    return anchors[-1]["seq"]


@kind(hidden=ANCHORS)
def anchors_of_another_console(file):
    """The anchors are of another console's records."""
    anchors = file.anchors()
    for one in anchors:
        one["console"] = "0192f0aa-1c00-7a11-8b22-00000000aaaa"
    file.write_anchors(anchors)
    return anchors[-1]["seq"]


@kind(hidden=ANCHORS)
def an_anchor_that_says_nothing(file):
    """A line of the anchors is no anchor any more."""
    text = file.anchors_path.read_text("utf-8")
    file.anchors_path.write_text(text.replace('"seq":', '"sec":', 1), "utf-8")


@kind(plain=True)
def a_change_that_is_in_the_log_only(file):
    """The change lies in a write-ahead log beside the file, as after a crash."""
    seq = file.seq("class.planned")
    kept = file.folder / "kept"
    kept.mkdir()
    db = sqlite3.connect(file.path, isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    (guard,) = db.execute("SELECT sql FROM sqlite_schema WHERE name = 'entry_never_changes'").fetchone()
    db.execute("DROP TRIGGER entry_never_changes")
    db.execute("UPDATE entry SET core = replace(core, 'Evening A', 'Evening B') WHERE seq = ?", (seq,))
    db.execute(guard)
    for end in ("", "-wal"):
        shutil.copy(f"{file.path}{end}", kept)
    db.close()
    for path in kept.iterdir():
        path.replace(file.folder / path.name)
    kept.rmdir()
    return seq


@kind(hidden=SCHEMA, plain=True)
def a_page_written_over(file):
    """A page of an index holds something else."""
    ((page,),) = file.ask("SELECT rootpage FROM sqlite_schema WHERE name = 'entry_subject'")
    with file.path.open("rb+") as data:
        data.seek((page - 1) * 4096)
        data.write(b"\x99" * 200)
