"""Somebody with the whole file, and even with the console's key, packs what they changed: the check tells."""

import hashlib
import json

import pytest

from console.records import canonical, export
from console.records.entry import ENTRY_CONTEXT
from console.records.local import Local
from console.reports import verify
from tests.support.ledgers import attacked, opened


@pytest.fixture
def forged(packed):
    """A pack of changed entries, all hashed, chained and signed anew with the console's own key."""
    identity = Local(packed.records._store).identity()
    lines = [json.loads(line) for line in packed.records.export_lines(packed.records.head()[0])]

    def forge(change, *, follow=False):
        cores = [line["core"] for line in lines[1:]]
        old = [line["hash"] for line in lines[1:]]
        cores = change(cores) or cores
        previous, out, moved = None, [], {}
        for seq, core in enumerate(cores, 1):
            signature = core["body"].get("signature")
            if follow and signature:
                signature["record"] = moved.get(signature["record"], signature["record"])
            core["seq"], core["prev"] = seq, previous
            data = canonical.canonical(core)
            previous = hashlib.sha256(data).hexdigest()
            if seq <= len(old):
                moved[old[seq - 1]] = previous
            sig = canonical.to_base64url(identity.key.sign(ENTRY_CONTEXT + bytes.fromhex(previous)))
            out.append(canonical.canonical({"core": core, "hash": previous, "sig": sig}))
        first = canonical.canonical(export.first_line(identity, len(cores), previous))
        return pack_of(packed, identity, [first, *out], {"seq": len(cores), "hash": previous})

    return forge


def pack_of(packed, identity, lines, head):
    folder = packed.folder / "forged"
    (folder / "blobs").mkdir(parents=True)
    (folder / "entries.jsonl").write_bytes(b"".join(line + b"\n" for line in lines))
    for line in lines[1:]:
        for part in json.loads(line)["core"]["detached"]:
            data = packed.records.part(part["sha256"])
            (folder / "blobs" / part["sha256"]).write_bytes(data or b"")
    files = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }
    unsigned = {"v": 1, "console": identity.console, "head": head, "files": files}
    (folder / "manifest.json").write_bytes(canonical.canonical(export.manifest(identity, unsigned)))
    return {fault.words for fault in verify.check_pack(str(folder)).faults}


def of(cores, kind):
    return next(core for core in cores if core["kind"] == kind)


def rule(name):
    return verify.RULES[name]


def test_a_pack_that_is_made_anew_without_a_change_is_whole(forged):
    assert forged(lambda cores: None) == set()


def change_outcome(cores):
    of(cores, "assessment.decided")["body"]["outcome"] = "competent"


def change_name(cores):
    of(cores, "assessment.signed")["body"]["signature"]["printed_name"] = "M. Ellis-Owen"


def change_signer(cores):
    signed = of(cores, "assessment.signed")
    other = of(cores, "assessment.countersigned")
    signed["actor"] = signed["body"]["signature"]["signer"] = other["actor"]


def move_the_time(cores):
    of(cores, "assessment.signed")["t"]["utc"] = "2026-11-25T10:00:00.000Z"


def make_administrator_assessor(cores):
    of(cores, "account.created")["body"]["roles"] = ["administrator", "assessor"]


def swap_a_key(cores):
    created = [core for core in cores if core["kind"] == "account.created"]
    created[1]["body"]["key"], created[2]["body"]["key"] = (
        created[2]["body"]["key"],
        created[1]["body"]["key"],
    )


def trainee_is_the_assessor(cores):
    decided, signed = of(cores, "assessment.decided"), of(cores, "assessment.signed")
    body = {"into": signed["actor"]}
    merge = {**decided, "id": "01a20cff-7d00-7000-8000-000000000000", "kind": "person.merged", "actor": None}
    cores.insert(
        cores.index(decided), {**merge, "subject": decided["body"]["person"], "body": body, "course": None}
    )


def sign_twice(cores):
    signed = of(cores, "assessment.countersigned")
    cores.append({**json.loads(json.dumps(signed)), "id": "01a20cff-7d00-7000-8000-000000000001"})


def drop_the_assessor(cores):
    cores.remove(of(cores, "assessment.signed"))


@pytest.mark.parametrize(
    ("change", "follow", "broken"),
    [
        (change_outcome, False, "no_such_record"),
        (change_outcome, True, "not_genuine"),
        (change_name, False, "not_genuine"),
        (change_signer, False, "not_genuine"),
        (move_the_time, False, "not_as_entered"),
        (make_administrator_assessor, False, "bad_roles"),
        (swap_a_key, False, "key_not_theirs"),
        (trainee_is_the_assessor, False, "own_record"),
        (sign_twice, False, "already_signed"),
        (drop_the_assessor, False, "not_signed_yet"),
    ],
    ids=lambda value: getattr(value, "__name__", str(value)),
)
def test_not_even_the_console_s_key_makes_somebody_else_s_signature(forged, change, follow, broken):
    assert any(rule(broken) in words for words in forged(change, follow=follow))


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE entry SET sig = (SELECT sig FROM entry WHERE seq = 3) WHERE seq = 4", "sig"),
        ("UPDATE entry SET hash = lower(hex(randomblob(32))) WHERE seq = 9", "hash"),
        (
            "UPDATE entry SET core = replace(core, 'Evening A', 'Evening B') WHERE kind = 'class.planned'",
            "hash",
        ),
        ("UPDATE blob SET bytes = CAST(bytes || x'0a' AS BLOB) WHERE type = 'events'", "part_changed"),
        ("DELETE FROM blob WHERE type = 'events'", "part_missing"),
        (
            "DELETE FROM entry WHERE seq = (SELECT max(seq) FROM entry WHERE kind = 'assessment.signed')",
            "missing",
        ),
    ],
)
def test_a_file_changed_with_another_program_is_told_from_its_pack(packed, statement, words):
    folder = packed.folder / "data"
    packed.records.close()
    with attacked(folder / "records.sqlite") as file:
        file.execute(statement)
    packed.records = opened(folder)
    path = packed.pack()
    found = [fault.words for fault in verify.check_pack(str(path)).faults]
    stem = verify.FAULTS[words].split("{", maxsplit=1)[0]
    assert any(fault.startswith(stem) for fault in found), found
