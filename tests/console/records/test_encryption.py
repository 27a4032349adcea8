"""A file becomes encrypted whole, opens for whoever has a key, and for nobody else."""

import shutil
import sqlite3

import pytest
from sqlcipher3 import dbapi2 as cipher

from console.errors import ConsoleError, RecordsReason
from console.records import FaultCode, Records, keys, recovery, verify_file
from console.records.keys import FileKey, read_wraps
from console.records.os_keyring import KeyringState
from console.records.unlocking import Unlocking, exported
from tests.support.clock import ManualClock
from tests.support.keyrings import (
    CHEAP,
    PASSPHRASE,
    LockedBackend,
    PlaintextBackend,
    WorkingBackend,
    keyring,
    wrapped,
)
from tests.support.ledgers import hold_class, new_id, opened


def reopened(folder, **how):
    return Records.open(folder, ManualClock(), app="1.0.0", unlocking=Unlocking(**how))


def refusal(folder, **how):
    with pytest.raises(ConsoleError) as told:
        reopened(folder, **how)
    return told.value


@pytest.fixture
def sealed(tmp_path):
    """A class, then encryption, then one more entry; closed."""
    records = opened(tmp_path)
    hold_class(records)
    key = FileKey.new()
    records.encrypt(key, [wrapped(key)])
    records.append("class.started", new_id(), {})
    records.close()
    return tmp_path, key


def test_everything_is_in_the_encrypted_file_and_nothing_of_it_in_the_open(tmp_path):
    records = opened(tmp_path)
    class_ = hold_class(records)
    before = records.head()
    key = FileKey.new()
    records.encrypt(key, [wrapped(key)])
    assert records.classes()[0].id == class_
    assert records.verify() == []
    assert records.head()[0] == before[0] + 1  # the backup
    records.close()
    for path in tmp_path.rglob("*"):
        data = path.read_bytes() if path.is_file() else b""
        assert b"Sato" not in data and b"SQLite format" not in data and b"CREATE TABLE" not in data, path
    assert {path.name for path in tmp_path.iterdir()} == {
        "anchors.jsonl",
        "backups",
        "records.keys",
        "records.lock",
        "records.sqlite",
    }
    assert [path.suffix for path in sorted((tmp_path / "backups").iterdir())] == [".keys", ".sqlite"]


def test_the_file_is_standard_sqlcipher_under_its_key(sealed):
    folder, key = sealed
    connection = cipher.connect(str(folder / "records.sqlite"))
    connection.execute("PRAGMA cipher_log_level=NONE")
    connection.execute(f"PRAGMA key=\"x'{key.secret.hex()}{key.name.hex()}'\"")
    assert connection.execute("SELECT count(*) FROM entry").fetchone()[0] > 10
    connection.close()
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(folder / "records.sqlite").execute("SELECT * FROM entry")


def test_without_any_key_it_stays_shut_and_is_not_touched(sealed):
    folder, _ = sealed
    content = (folder / "records.sqlite").read_bytes()
    assert refusal(folder).reason is RecordsReason.KEY_NEEDED
    assert refusal(folder, ask=lambda path: None).reason is RecordsReason.KEY_NEEDED
    assert (folder / "records.sqlite").read_bytes() == content


@pytest.mark.parametrize("answer", ["another passphrase altogether", "é", "x" * 5000])
def test_a_wrong_passphrase_is_told(sealed, answer):
    assert refusal(sealed[0], ask=lambda path: answer).reason is RecordsReason.WRONG_KEY


def test_the_passphrase_of_any_account_opens_it_however_it_is_typed(sealed):
    folder, key = sealed
    records = reopened(folder, ask=lambda path: PASSPHRASE)
    records.put_wrap(wrapped(key, new_id(), "Å wider field of barley"))
    records.close()
    for typed in (PASSPHRASE, "A\u030a wider field of barley"):
        records = reopened(folder, ask=lambda path, typed=typed: typed)
        assert records.writable
        records.close()


def test_a_changed_passphrase_opens_it_and_the_former_does_not(sealed):
    folder, key = sealed
    records = reopened(folder, ask=lambda path: PASSPHRASE)
    (owner,) = records.wrap_owners()
    records.put_wrap(wrapped(key, owner, "quiet meadow behind the mill"))
    records.close()
    assert refusal(folder, ask=lambda path: PASSPHRASE).reason is RecordsReason.WRONG_KEY
    reopened(folder, ask=lambda path: "quiet meadow behind the mill").close()


def test_a_passphrase_that_was_taken_away_opens_nothing(sealed):
    folder, key = sealed
    records = reopened(folder, ask=lambda path: PASSPHRASE)
    (owner,) = records.wrap_owners()
    records.put_wrap(wrapped(key, "other", "quiet meadow behind the mill"))
    records.drop_wrap(owner)
    records.close()
    assert refusal(folder, ask=lambda path: PASSPHRASE).reason is RecordsReason.WRONG_KEY


def test_the_recovery_sheet_opens_it_as_people_type_it(sealed):
    folder, key = sealed
    sheet = recovery.draw()
    records = reopened(folder, ask=lambda path: PASSPHRASE)
    records.put_wrap(keys.wrap(key, keys.RECOVERY, sheet.code, CHEAP))
    records.close()
    reopened(folder, ask=lambda path: " ".join(sheet.groups).lower()).close()


def test_the_keyring_opens_it_without_a_question(tmp_path):
    ring = keyring()
    records = reopened(tmp_path, keyring=ring)
    key = FileKey.new()
    records.encrypt(key, [wrapped(key)])
    records.close()

    def never(path):
        raise AssertionError("asked")

    reopened(tmp_path, keyring=ring, ask=never).close()


def test_a_keyring_that_lost_the_key_gets_it_back_with_the_next_passphrase(sealed):
    folder, key = sealed
    ring = keyring()
    reopened(folder, keyring=ring, ask=lambda path: PASSPHRASE).close()
    assert ring.key(key.name) == key


def test_a_wrong_key_in_the_keyring_is_passed_over(sealed):
    folder, key = sealed
    ring = keyring()
    ring.keep_key(FileKey(key.name, bytes(32)))
    reopened(folder, keyring=ring, ask=lambda path: PASSPHRASE).close()
    assert ring.key(key.name) == key


@pytest.mark.parametrize(
    ("backend", "state"), [(LockedBackend, KeyringState.FAILED), (PlaintextBackend, KeyringState.NONE)]
)
def test_without_a_usable_keyring_the_passphrase_does(tmp_path, backend, state):
    found = backend()
    records = reopened(tmp_path, keyring=keyring(found))
    key = FileKey.new()
    records.encrypt(key, [wrapped(key)])
    assert records.keyring_state is state
    records.close()
    assert found.kept == {}
    told = refusal(tmp_path, keyring=keyring(found))
    assert (told.reason, told.detail["keyring"]) == (RecordsReason.KEY_NEEDED, state.value)
    reopened(tmp_path, keyring=keyring(found), ask=lambda path: PASSPHRASE).close()


@pytest.mark.parametrize("kind", ["key", "passphrase", "sheet"])
def test_a_key_file_opens_it(sealed, kind):
    folder, key = sealed
    sheet = recovery.draw()
    records = reopened(folder, ask=lambda path: PASSPHRASE)
    records.put_wrap(keys.wrap(key, keys.RECOVERY, sheet.code, CHEAP))
    records.close()
    text = {"key": exported(key), "passphrase": PASSPHRASE, "sheet": sheet.code}[kind]
    (folder / "key.txt").write_text(text + "\n", "utf-8")
    reopened(folder, key_file=folder / "key.txt").close()
    (folder / "key.txt").write_text(text[:-2] + "zz\n", "utf-8")
    assert refusal(folder, key_file=folder / "key.txt").reason is RecordsReason.WRONG_KEY
    (folder / "key.txt").write_bytes(bytes(range(256)))
    assert refusal(folder, key_file=folder / "key.txt").reason is RecordsReason.WRONG_KEY
    for path in (folder / "none.txt", folder):
        assert refusal(folder, key_file=path).reason is RecordsReason.KEY_FILE_UNREADABLE


def test_a_keys_file_that_is_gone_or_damaged_is_told_and_the_keyring_still_opens(sealed):
    folder, key = sealed
    ring = keyring()
    ring.keep_key(key)
    for content in (b"", b"{", b'{"v":1,"wraps":[{}]}', b'{"v":2,"wraps":[]}', b"\xff" * 50):
        (folder / "records.keys").write_bytes(content)
        assert refusal(folder, ask=lambda path: PASSPHRASE).reason is RecordsReason.KEYS_DAMAGED
        reopened(folder, keyring=ring).close()
    (folder / "records.keys").unlink()
    assert refusal(folder, ask=lambda path: PASSPHRASE).reason is RecordsReason.WRONG_KEY
    reopened(folder, keyring=ring).close()


def test_a_wrap_says_nothing_under_another_owner_or_for_another_file(sealed):
    folder, key = sealed
    (wrap,) = read_wraps(folder / "records.keys")
    assert keys.unwrap([wrap], PASSPHRASE) == key
    for changed in (
        keys.Wrap(wrap.key, "other", wrap.sealed),
        keys.Wrap(bytes(16).hex(), wrap.owner, wrap.sealed),
    ):
        assert keys.unwrap([changed], PASSPHRASE) is None


def test_a_key_shows_nothing_of_itself():
    key = FileKey.new()
    assert key.secret.hex() not in repr(key) and key.secret.hex() not in f"{key}{[key]}"


def test_an_encrypted_file_opens_as_a_backup_opens_it_after_a_crash(sealed, tmp_path):
    folder, _ = sealed
    records = reopened(folder, ask=lambda path: PASSPHRASE)
    hold_class(records)
    crashed = tmp_path / "crashed"
    shutil.copytree(folder, crashed, ignore=shutil.ignore_patterns("crashed"))
    head = records.head()
    records.close()
    again = reopened(crashed, ask=lambda path: PASSPHRASE)
    assert again.head() == head and again.verify() == []
    again.close()


def test_every_flipped_byte_of_a_closed_file_is_noticed_and_stderr_stays_quiet(sealed, capfd):
    folder, key = sealed
    path = folder / "records.sqlite"
    whole = path.read_bytes()
    step = max(1, len(whole) // 150)
    for place in [*range(20), *range(20, len(whole), step), len(whole) - 1]:
        data = bytearray(whole)
        data[place] ^= 1 << place % 8
        path.write_bytes(data)
        try:
            assert verify_file(path, Unlocking(ask=lambda path: exported(key))).faults, place
        except ConsoleError as error:
            assert error.reason in {
                RecordsReason.WRONG_KEY,
                RecordsReason.DAMAGED,
                RecordsReason.NOT_A_DATABASE,
            }, place
    assert capfd.readouterr().err == ""


def test_a_demo_or_first_start_without_accounts_is_plain(tmp_path):
    records = opened(tmp_path)
    assert records.file_key is None
    records.close()
    assert not (tmp_path / "records.keys").exists()


def test_leftovers_of_an_interrupted_encryption_go_at_the_next_start(tmp_path):
    opened(tmp_path).close()
    for name in ("records.encrypting", "records.encrypting-journal"):
        (tmp_path / name).write_bytes(b"x" * 9000)
    opened(tmp_path).close()
    assert not list(tmp_path.glob("records.encrypting*"))


def test_the_backend_double_is_never_chosen_by_the_library():
    assert WorkingBackend.priority == 0


def test_the_head_in_the_keyring_tells_of_a_cut_tail_when_the_anchors_were_cut_too(tmp_path):
    ring = keyring()
    records = reopened(tmp_path, keyring=ring)
    key = FileKey.new()
    records.encrypt(key, [wrapped(key)])
    hold_class(records)
    (backup,) = (tmp_path / "backups").glob("*.sqlite")
    records.close()
    last = verify_file(tmp_path / "records.sqlite", Unlocking(ring), is_live=True)
    assert last.faults == ()
    shutil.copy(backup, tmp_path / "records.sqlite")
    (tmp_path / "anchors.jsonl").write_bytes(b"")
    finding = verify_file(tmp_path / "records.sqlite", Unlocking(ring), is_live=True)
    assert [(fault.code, fault.seq) for fault in finding.faults] == [(FaultCode.ANCHOR_AHEAD, last.entries)]
    records = reopened(tmp_path, keyring=ring)
    assert [fault.code for fault in records.verify()] == [FaultCode.ANCHOR_AHEAD]
    records.close()
    # Of a copy somewhere else the keyring knows nothing.
    (tmp_path / "anchors.jsonl").write_bytes(b"")
    assert verify_file(tmp_path / "records.sqlite", Unlocking(ring)).faults == ()
