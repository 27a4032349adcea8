"""Check a record pack of Resilience Console, with nothing but Python 3.8 or newer.

    python3 -I verify.py FILE.zip        a record pack
    python3 -I verify.py                 the unpacked folder in which this file lies

It tells every fault, one a line, and ends with 0 only when the pack is whole (1: faults, 2: wrong usage,
3: no pack). What it checks:

1. manifest.json is signed by the console, and every file has the SHA-256 that stands there.
2. entries.jsonl is a chain: each entry is canonical JSON (RFC 8785, no floats), has the hash and the Ed25519
   signature (RFC 8032) beside it, names the hash of the entry before, and no number is missing. Entries that
   were left out stand there with number, hash and signature.
3. Each detached part in blobs/ has the bytes that its entry promises, or is personal and was erased.
4. Time runs forward, but for jumps of the clock that an entry tells of.
5. Each person's signature was made by that person's own key over that very record, and by somebody who
   might: the assessor decided and is not the trainee, countersigner and verifier are not the assessor, and
   they held their roles.
6. Entries of other consoles of the site, where there are any: that each chain is whole and signed by its
   console. What they say is known to the rules; whether those consoles kept the rules, their own packs show.

It takes the console's key from the pack itself. Compare the key and the head code that it prints with those
on paper or in another copy: a pack that somebody made up whole has another key.
"""

from __future__ import annotations

import base64
import binascii
import collections
import functools
import hashlib
import io
import json
import os
import re
import sys
import zipfile
import zlib
from datetime import datetime, timedelta, timezone
from typing import Any, Callable, Iterator, NamedTuple

FAULTS = {
    "missing": "the entry is missing; it was removed",
    "core": "the entry's text was changed: it is not in the one form that entries have",
    "long": "the entry is longer than an entry can be",
    "seq": "the entry was moved here: by its own text its number is {inside}",
    "id": "the entry has the id of another entry",
    "console": "the entry names another console than the one that began these records",
    "first": "the records do not begin with the console's own first entry",
    "key": "the records were begun with another key than this console's: they were rewritten",
    "chain": "it does not follow the entry before it: one was changed, put in or taken out",
    "clock": "it is earlier than the entry before it, and no jump of the clock is noted",
    "former": (
        "the entries of the former console {former} are not all here, or not as they were when it was left"
    ),
    "hash": "the entry or its hash was changed after it was written",
    "sig": "the entry's signature is not this console's: one of them was changed",
    "body": "the entry does not hold what an entry of its kind ({kind}) must hold",
    "rule": "it breaks a rule of who may do what ({kind}): {rule}",
    "part_missing": "a part of the entry ({type}) is missing; it was removed",
    "part_changed": "a part of the entry ({type}) was changed after it was written",
    "part_unknown": "a stored part belongs to no entry: {sha256}",
    "log": "the run's log was changed after it was sealed, at row {row}",
    "empty": "there is no entry in this file",
    "cut": "the records once reached this entry; the end of them was cut off, or this is an older copy",
    "line": "line {line} of entries.jsonl can not be read; it was changed",
    "head": "the signed head is not the head of these entries, or its signature was changed",
    "manifest": "manifest.json can not be read, or is not what this console signed; it was changed",
    "file_missing": "{name} is missing; it was removed",
    "file_changed": "{name} was changed after the pack was made",
    "file_unknown": "{name} was put in: the manifest does not name it",
    "file_twice": "{name} is in the pack twice",
}
RULES = {
    "account_exists": "there was an account with this id already",
    "user_id_taken": "another account had this user id",
    "bad_roles": "the roles do not go together: an administrator has no other role",
    "key_in_use": "the key belonged to somebody already",
    "not_administrator": "whoever did it was no administrator",
    "last_administrator": "no administrator was left after it",
    "unknown_account": "there was no such account",
    "not_confirmed": "no second person confirmed it, or the confirmation is false",
    "sheet_wrong": "it was not confirmed by the recovery sheet that was valid then",
    "not_genuine": "the signature was not made by its key, or was changed",
    "not_as_entered": "signer, time, clock or console in the signature differ from the entry's",
    "name_differs": "the printed name is not the one of the signer's account",
    "wrong_meaning": "the meaning of the signature does not fit the entry",
    "wrong_components": (
        "the identity was not checked as it must be: the first signature needs user id and passphrase"
    ),
    "unknown_signer": "whoever decided or signed had no account that was enabled",
    "key_not_theirs": "the key was not the signer's at that time",
    "role_not_held": "the signer did not have the role in which it is signed",
    "role_not_allowed": "the role does not allow it",
    "no_such_record": "there is no such record before it",
    "nobody_decided": "an assessed run was decided by nobody in particular",
    "already_there": "there was an assessment with this id already",
    "unidentified": "nobody in particular decided the record, so it can not be signed",
    "decided_elsewhere": "it was decided on another console, where its assessor signs it",
    "not_the_decider": "the signer is not the one who decided",
    "own_record": "the trainee judged or signed their own record",
    "same_assessor": "the assessor countersigned or verified their own assessment",
    "not_qualified": "the countersigner was not qualified",
    "not_signed_yet": "the assessor had not signed before",
    "not_countersigned_yet": "the countersignature that it needs did not come before",
    "already_signed": "the record had that signature already",
    "superseded": "an amendment had taken the record's place already",
    "voided": "the record was void already",
    "not_another_record": "the amendment is not of the same person, run and course",
    "evidence_incomplete": "it was signed as competent although the evidence is not complete",
    "why_needed": "no reason was given",
    "enrolled_already": "this id was enrolled already",
    "unknown_person": "there was no such person",
    "erased": "the person was erased before",
    "same_human": "the two were one person already",
    "not_their_parts": "it names parts that are not this person's: it would hide their removal",
}
DECISION = "run person outcome proposal critical_errors criteria evidence_complete reason expires"
MUST_HOLD = {
    "console.created": "public_key",
    "clock.jumped": "from_utc to_utc",
    "account.created": "user_id printed_name roles qualified key",
    "account.key_added": "key reason confirmed_by",
    "account.reset": "key reason confirmed_by",
    "account.changed": "reason",
    "account.disabled": "reason",
    "account.enabled": "reason",
    "person.merged": "into",
    "person.erased": "blobs reason",
    "consent.given": "scope class",
    "consent.withdrawn": "scope class",
    "class.planned": "title mode",
    "class.closed": "reach exceptions",
    "class.reopened": "reason",
    "class.noted": "form station",
    "seat.assigned": "person seat station turn",
    "run.started": "person class station attempt",
    "run.closed": "outcome events critical_errors",
    "assessment.decided": DECISION,
    "assessment.amended": f"{DECISION} supersedes",
    "assessment.signed": "signature",
    "assessment.countersigned": "signature",
    "assessment.verified": "signature",
    "assessment.acknowledged": "signature",
    "assessment.voided": "signature reason",
    "backup.made": "file head",
    "export.made": "form entries head",
    "access.refused": "reason failures",
}
"""What the body of an entry of each kind must hold."""
STANDS_ON = {"person.enrolled": "personal", "person.changed": "personal", "run.closed": "events"}
"""Kinds that have one detached part of this type."""
COURSE_BOUND = ("class.planned", "run.started", "assessment.decided", "assessment.amended")
SIGNED_AS = {
    "assessment.signed": ("assessed", ("assessor",)),
    "assessment.countersigned": ("countersigned", ("assessor", "iqa")),
    "assessment.verified": ("verified", ("iqa",)),
    "assessment.acknowledged": ("witnessed", ("assessor",)),
    "assessment.voided": ("voided", ("assessor", "iqa")),
}
MEANING = """
Nothing in this pack was changed since the console wrote and signed it. It is that console's own pack when the
hashes of its records are those on pages printed then, and its key is the one in other copies.
Clock: trusted, checked against the hub within 7 days; drifting, not checked; suspect, set by hand since."""
CONTEXT = b"resilience-console/1/"
LONGEST_CORE = 64 * 1024
LONGEST_LINE = 2 * LONGEST_CORE
LARGEST_INTEGER = 2**53 - 1
TOLERANCE = timedelta(minutes=2, milliseconds=2)
"""By so much the wall clock may go back between two entries without a word."""
DEEPEST = 66


# Ed25519 (RFC 8032, section 5.1): the group, and nothing but verification

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
SQRT_MINUS_1 = pow(2, (P - 1) // 4, P)
ZERO = (0, 1, 1, 0)
"""Points are (X, Y, Z, T) with x = X/Z, y = Y/Z, xy = T/Z."""


def add(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    """The sum of two points."""
    a = (one[1] - one[0]) * (other[1] - other[0]) % P
    b = (one[1] + one[0]) * (other[1] + other[0]) % P
    c = 2 * one[3] * other[3] * D % P
    d = 2 * one[2] * other[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def double(one: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    """A point added to itself, in fewer steps."""
    a, b = one[0] * one[0] % P, one[1] * one[1] % P
    h = a + b
    e = h - (one[0] + one[1]) ** 2 % P
    g = a - b
    f = 2 * one[2] * one[2] % P + g
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def point(data: bytes) -> tuple[int, int, int, int] | None:
    """The point of 32 bytes; None for every encoding but the one that RFC 8032 allows."""
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= P:
        return None
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P:
        x = x * SQRT_MINUS_1 % P
    if (x * x - x2) % P or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    return (x, y, 1, x * y % P)


def encoded(one: tuple[int, int, int, int]) -> bytes:
    """The 32 bytes of a point."""
    inverse = pow(one[2], P - 2, P)
    x, y = one[0] * inverse % P, one[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


BASE = point(bytes([0x58] + [0x66] * 31))


@functools.lru_cache(maxsize=256)
def usable(public: bytes) -> tuple[int, int, int, int] | None:
    """The point of a key; None for no point at all, and for a key of small order: anybody signs under it."""
    key = point(public) if len(public) == 32 else None
    return None if key is None or encoded(double(double(double(key)))) == encoded(ZERO) else key


def is_weak(public: bytes) -> bool:
    """True for a key under which no signature counts."""
    return usable(public) is None


def ed25519(public: bytes, message: bytes, signature: bytes) -> bool:
    """True when `signature` is the public key's over `message`. Refuses weak keys and an S not reduced."""
    key = usable(public)
    s = int.from_bytes(signature[32:], "little")
    if key is None or BASE is None or len(signature) != 64 or s >= L:
        return False
    digest = hashlib.sha512(signature[:32] + public + message).digest()
    k = int.from_bytes(digest, "little") % L
    minus = (P - key[0], key[1], 1, P - key[3])
    table = (ZERO, BASE, minus, add(BASE, minus))
    found = ZERO
    for bit in range(max(s.bit_length(), k.bit_length()) - 1, -1, -1):
        found = double(found)
        choice = (s >> bit & 1) | (k >> bit & 1) << 1
        if choice:
            found = add(found, table[choice])
    return encoded(found) == signature[:32]


# Canonical JSON (RFC 8785) without floats


def canonical(value: Any, depth: int = 0) -> bytes:
    """The one spelling of a value. ValueError for what may not be in an entry."""
    if depth > DEEPEST:
        raise ValueError("too deep")
    if value is None or value is True or value is False:
        return {None: b"null", True: b"true", False: b"false"}[value]
    if isinstance(value, str):
        if "\0" in value:
            raise ValueError("U+0000")
        return json.dumps(value, ensure_ascii=False).encode("utf-8")
    if isinstance(value, int):
        if abs(value) > LARGEST_INTEGER:
            raise ValueError("integer too large")
        return str(value).encode("ascii")
    if isinstance(value, list):
        return b"[" + b",".join(canonical(one, depth + 1) for one in value) + b"]"
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        members = (canonical(name, depth + 1) + b":" + canonical(value[name], depth + 1) for name in names)
        return b"{" + b",".join(members) + b"}"
    raise ValueError("not JSON")


def parse(data: bytes) -> Any:
    """The value of canonical bytes. ValueError when they are not exactly that."""

    def members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len(dict(pairs)) != len(pairs):
            raise ValueError("duplicate key")
        return dict(pairs)

    def refuse(text: str) -> Any:
        raise ValueError("float " + text[:20])

    try:
        value = json.loads(
            data.decode("utf-8"), object_pairs_hook=members, parse_float=refuse, parse_constant=refuse
        )
        if canonical(value) != data:
            raise ValueError("not canonical")
    except RecursionError as error:
        raise ValueError("too deep") from error
    return value


def from_base64url(text: Any) -> bytes:
    """The bytes of unpadded base64url in its one spelling; empty for anything else, which no check takes."""
    try:
        data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        return data if base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii") == text else b""
    except (binascii.Error, ValueError, TypeError, AttributeError):
        return b""


# The pack


class Fault(NamedTuple):
    """One thing that is wrong; `seq` None: with the pack, not with one entry."""

    words: str
    seq: int | None = None
    console: str | None = None

    def __str__(self) -> str:
        place = "file" if self.seq is None else f"seq {self.seq}"
        return f"{place}{f' of console {self.console}' if self.console else ''}: {self.words}"


class DamagedError(ValueError):
    """A file of a zip whose bytes can not be brought back."""


UNREADABLE = (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError)


class Pack:
    """A zip file or an unpacked folder."""

    def __init__(self, path: str) -> None:
        self._folder = path if os.path.isdir(path) else None
        self._zip = None if self._folder else zipfile.ZipFile(path)

    def names(self) -> list[str]:
        """Every file in it, with slashes."""
        if self._zip:
            return [info.filename for info in self._zip.infolist() if not info.filename.endswith("/")]
        found = []
        for folder, _, files in os.walk(self._folder or ""):
            paths = (os.path.relpath(os.path.join(folder, name), self._folder) for name in files)
            found += [path.replace(os.sep, "/") for path in paths if "__pycache__" not in path]
        return found

    def open(self, name: str) -> Any:
        """A file of it, to read. KeyError or OSError when there is none."""
        if self._zip:
            return self._zip.open(name)
        return open(os.path.join(self._folder or "", *name.split("/")), "rb")

    def read(self, name: str, most: int) -> bytes:
        """A file of at most `most` bytes; more is cut off, and so differs from what it must be."""
        try:
            with self.open(name) as file:
                data: bytes = file.read(most + 1)
                return data
        except UNREADABLE as error:
            raise DamagedError(name) from error

    def lines(self, name: str) -> Iterator[bytes]:
        """The lines of a file; one that is too long comes in pieces."""
        try:
            with self.open(name) as file:
                yield from iter(lambda: file.readline(LONGEST_LINE), b"")
        except UNREADABLE as error:
            raise DamagedError(name) from error

    def sha256(self, name: str) -> str:
        """The hash of a file, however large; of one that is damaged, none."""
        digest = hashlib.sha256()
        try:
            with self.open(name) as file:
                for piece in iter(lambda: file.read(1 << 20), b""):
                    digest.update(piece)
        except UNREADABLE:
            return ""
        return digest.hexdigest()


class Chain:
    """What is known of one console's entries."""

    def __init__(self, first: dict[str, Any]) -> None:
        self.console = str(first.get("console"))
        self.public_key = str(first.get("public_key"))
        head = first.get("head")
        self.promised = (head.get("seq"), head.get("hash")) if isinstance(head, dict) else (None, None)
        self.count = 0
        self.head: str | None = None
        self.continues: Any = None
        self.left_out = 0
        self.before: dict[str, Any] | None = None
        """The entry before, None where it was left out."""
        self.erased: set[str] = set()
        self.kept: list[dict[str, Any]] = []
        """Entries that rules look at."""
        self.hashes: list[str] = []
        self.doubts: list[tuple[int, Fault]] = []
        """What is wrong with what the entries say: faults when they are of this history."""
        self.through: int | None = None
        """The last entry that is of this history; None: all or none are."""


LOOKED_AT = (
    "console.created",
    "account.",
    "assessment.",
    "class.planned",
    "run.",
    "person.",
    "consent.",
)


class Check:
    """One walk through a pack. Afterwards `faults` holds all that is wrong."""

    def __init__(self, pack: Pack, is_signed: Callable[[bytes, bytes, bytes], bool] = ed25519) -> None:
        self.pack = pack
        self.faults: list[Fault] = []
        self.chains: list[Chain] = []
        self.records: dict[str, dict[str, Any]] = {}
        """Every decision by its hash, with the signatures on it."""
        self._is_signed = is_signed
        self._ids: set[str] = set()
        self._parts: list[tuple[int, str | None, dict[str, Any], dict[str, Any]]] = []
        self._erased: set[str] = set()

    def run(self) -> Check:
        """Walk through everything."""
        self._walk_entries()
        history = self._history()
        for chain in history:
            through = chain.count if chain.through is None else chain.through
            self.faults += [fault for seq, fault in chain.doubts if seq <= through]
        # Consoles that these records do not go on from may say what they like: it excuses nothing here.
        self._erased = set().union(*(chain.erased for chain in history))
        self._walk_notices(history)
        self._check_manifest()
        self._check_parts({chain.console: chain.through for chain in history})
        self._check_rules(history)
        self.faults = sorted(dict.fromkeys(self.faults), key=lambda fault: fault.seq or 0)
        return self

    @property
    def own(self) -> Chain | None:
        """The chain of the console that made the pack."""
        return self.chains[0] if self.chains else None

    def _fault(self, code: str, seq: int | None = None, chain: Chain | None = None, **detail: Any) -> None:
        other = chain.console if chain is not None and chain is not self.own else None
        self.faults.append(Fault(FAULTS[code].format(**detail), seq, other))

    def _doubt(self, code: str, seq: int, chain: Chain, **detail: Any) -> None:
        other = None if chain is self.own else chain.console
        chain.doubts.append((seq, Fault(FAULTS[code].format(**detail), seq, other)))

    def _signed_by(self, key: str, sig: Any, context: str, digest: Any) -> bool:
        try:
            raw = bytes.fromhex(digest)
        except (ValueError, TypeError):
            return False
        message = CONTEXT + context.encode("ascii") + raw
        return self._is_signed(from_base64url(key), message, from_base64url(sig))

    # entries.jsonl

    def _walk_entries(self) -> None:
        if "entries.jsonl" not in self.pack.names():
            self._fault("empty")
            return
        try:
            for number, line in enumerate(self.pack.lines("entries.jsonl"), 1):
                if not self._take_line(number, line):
                    return
        except DamagedError:
            self._fault("file_changed", name="entries.jsonl")
        self._end()
        if not any(chain.count for chain in self.chains):
            self._fault("empty")

    def _take_line(self, number: int, line: bytes) -> bool:
        try:
            value = parse(line[:-1] if line.endswith(b"\n") else b"")
        except ValueError:
            value = None
        if not isinstance(value, dict):
            self._fault("line", line=number)
        elif "public_key" in value:
            self._begin(value)
        elif not self.chains:
            self._fault("first")
            return False
        else:
            self._take(self.chains[-1], value)
        return True

    def _begin(self, first: dict[str, Any]) -> None:
        self._end()
        chain = Chain(first)
        self.chains.append(chain)
        # Nobody can sign for a former console; the chain that goes on from it names its head.
        if (chain is self.own or "sig" in first) and not self._signed_by(
            chain.public_key, first.get("sig"), "export", chain.promised[1]
        ):
            self._fault("head", None, chain)

    def _end(self) -> None:
        if not self.chains:
            return
        chain = self.chains[-1]
        seq = chain.promised[0]
        if isinstance(seq, int) and chain.count < seq:
            self._fault("cut", seq, chain)
        elif (chain.count, chain.head) != chain.promised:
            self._fault("head", None, chain)

    def _take(self, chain: Chain, line: dict[str, Any]) -> None:
        core = line.get("core")
        expected = chain.count + 1
        digest = str(line.get("hash"))
        inside = line.get("seq") if core is None else core.get("seq") if isinstance(core, dict) else None
        if isinstance(inside, int) and expected < inside < expected + 100_000:
            for gone in range(expected, min(inside, expected + 100)):
                self._fault("missing", gone, chain)
            expected = inside
        chain.count = expected
        if isinstance(core, dict):
            self._take_core(chain, expected, core, digest)
        else:
            chain.left_out += 1
            chain.before = None
            if set(line) != {"seq", "hash", "sig"}:
                self._fault("core", expected, chain)
            if inside != expected:
                self._fault("seq", expected, chain, inside=inside)
        if expected == 1 and not isinstance(core, dict):
            self._fault("first", 1, chain)
        if not self._signed_by(chain.public_key, line.get("sig"), "entry", digest):
            self._fault("sig", expected, chain)
        chain.head = digest
        chain.hashes.append(digest)

    def _take_core(self, chain: Chain, seq: int, core: dict[str, Any], digest: str) -> None:
        data = canonical(core)
        if hashlib.sha256(data).hexdigest() != digest:
            self._fault("hash", seq, chain)
        if len(data) > LONGEST_CORE:
            self._fault("long", seq, chain)
        names = "actor app body console course detached id kind prev seq subject t v"
        if sorted(core) != names.split() or not isinstance(core["body"], dict) or core["v"] != 1:
            self._fault("core", seq, chain)
            return
        if core["seq"] != seq:
            self._fault("seq", seq, chain, inside=core["seq"])
        if core["id"] in self._ids:
            self._fault("id", seq, chain)
        self._ids.add(str(core["id"]))
        if core["console"] != chain.console:
            self._fault("console", seq, chain)
        if core["prev"] != chain.head:
            self._fault("chain", seq, chain)
        if seq == 1:
            self._take_first(chain, core)
        if core["kind"] == "person.erased":
            chain.erased |= erased_by(core)
        self._check_body(chain, seq, core)
        self._check_time(chain, seq, core)
        parts = core["detached"] if isinstance(core["detached"], list) else [None]
        for part in parts:
            if not isinstance(part, dict) or not re.fullmatch("[0-9a-f]{64}", str(part.get("sha256"))):
                self._fault("body", seq, chain, kind=core["kind"])
            else:
                other = None if chain is self.own else chain.console
                self._parts.append((seq, other, part, core))
        if str(core["kind"]).startswith(LOOKED_AT):
            chain.kept.append({**core, "hash": digest})

    def _take_first(self, chain: Chain, core: dict[str, Any]) -> None:
        if core["kind"] != "console.created" or core["subject"] != core["console"]:
            self._fault("first", 1, chain)
        if core["body"].get("public_key") != chain.public_key:
            self._fault("key", 1, chain)
        chain.continues = core["body"].get("continues")

    def _check_body(self, chain: Chain, seq: int, core: dict[str, Any]) -> None:
        kind = str(core["kind"])
        parts = core["detached"] if isinstance(core["detached"], list) else []
        types = [part.get("type") for part in parts if isinstance(part, dict)]
        is_whole = set(MUST_HOLD.get(kind, "").split()) <= set(core["body"])
        if kind in STANDS_ON and types.count(STANDS_ON[kind]) != 1:
            is_whole = False
        if not is_whole or (kind in COURSE_BOUND and not isinstance(core["course"], dict)):
            self._doubt("body", seq, chain, kind=kind)

    def _check_time(self, chain: Chain, seq: int, core: dict[str, Any]) -> None:
        before, chain.before = chain.before, core
        try:
            back = moment((before or core)["t"]["utc"]) - moment(core["t"]["utc"])
            if back > TOLERANCE and core["kind"] != "clock.jumped":
                self._doubt("clock", seq, chain)
        except (ValueError, KeyError, TypeError):
            self._fault("core", seq, chain)

    def _walk_notices(self, history: list[Chain]) -> None:
        """Erasures that are later than the entries: a copy from before them was restored."""
        if "erasures.jsonl" not in self.pack.names():
            return
        keys = {chain.console: chain.public_key for chain in history}
        try:
            for line in self.pack.lines("erasures.jsonl"):
                self._take_notice(line, keys)
        except DamagedError:
            return  # the manifest tells

    def _take_notice(self, line: bytes, keys: dict[str, str]) -> None:
        try:
            value = parse(line.rstrip(b"\n"))
            core, digest = value["core"], value["hash"]
            is_whole = hashlib.sha256(canonical(core)).hexdigest() == digest
            is_signed = self._signed_by(keys.get(core["console"], ""), value["sig"], "entry", digest)
            if is_whole and is_signed and core["kind"] == "person.erased":
                self._erased |= erased_by(core)
        except (ValueError, KeyError, TypeError, AttributeError):
            return  # what nobody signed excuses nothing

    # manifest.json and blobs/

    def _check_manifest(self) -> None:
        names = self.pack.names()
        for name in sorted(name for name, count in collections.Counter(names).items() if count > 1):
            self._fault("file_twice", name=name)
        own = self.own
        try:
            manifest = parse(self.pack.read("manifest.json", 1 << 26).rstrip(b"\n"))
            files = {str(name): digest for name, digest in manifest["files"].items()}
            unsigned = {name: value for name, value in manifest.items() if name != "sig"}
            digest = hashlib.sha256(canonical(unsigned)).hexdigest()
            head = (manifest["head"]["seq"], manifest["head"]["hash"])
            if own is None or not self._signed_by(own.public_key, manifest["sig"], "manifest", digest):
                raise ValueError("signature")
        except (ValueError, KeyError, TypeError, AttributeError, OSError):
            self._fault("manifest")
            return
        if (manifest.get("console"), head) != (own.console, own.promised):
            self._fault("head")
        for name in sorted(files):
            if name not in names:
                self._fault("file_missing", name=name)
            elif self.pack.sha256(name) != files[name]:
                self._fault("file_changed", name=name)
        for name in sorted(set(names) - set(files) - {"manifest.json"}):
            self._fault("file_unknown", name=name)

    def _check_parts(self, history: dict[str, int | None]) -> None:
        held = {name[6:] for name in self.pack.names() if name.startswith("blobs/")}
        for seq, console, part, core in self._parts:
            is_ours = console is None or (console in history and seq <= (history[console] or seq))
            if part["sha256"] not in held:
                is_erased = part["sha256"] in self._erased and part.get("type") == "personal"
                # Of another console only what this one was given can be here.
                if is_ours and not is_erased:
                    self.faults.append(
                        Fault(FAULTS["part_missing"].format(type=part.get("type")), seq, console)
                    )
                continue
            size = part.get("bytes")
            try:
                data = self.pack.read("blobs/" + part["sha256"], size if isinstance(size, int) else 0)
            except DamagedError:
                data = b""
            if len(data) != size or hashlib.sha256(data).hexdigest() != part["sha256"]:
                self.faults.append(Fault(FAULTS["part_changed"].format(type=part.get("type")), seq, console))
            elif part.get("type") == "events" and is_ours:
                self._check_log(seq, console, data, core)
        for digest in sorted(held - {part["sha256"] for _, _, part, _ in self._parts}):
            self._fault("part_unknown", sha256=digest)

    def _check_log(self, seq: int, console: str | None, data: bytes, core: dict[str, Any]) -> None:
        """A run's log: canonical lines, rows that ascend, as many as the entry says."""
        lines = data.split(b"\n")[:-1]
        last = 0
        for line in lines:
            try:
                row = parse(line)["row"]
                if not isinstance(row, int) or row <= last:
                    raise ValueError("row")
                last = row
            except (ValueError, KeyError, TypeError):
                self.faults.append(Fault(FAULTS["log"].format(row=last + 1), seq, console))
                return
        if core["body"].get("events") != len(lines):
            self.faults.append(Fault(FAULTS["body"].format(kind=core["kind"]), seq, console))

    # Who might do what

    def _check_rules(self, history: list[Chain]) -> None:
        is_all = not any(chain.left_out for chain in history)
        rules = Rules(self._signed_by, self.records, is_all)
        for chain in self.chains:
            for entry in chain.kept:
                if chain not in history or (chain.through is not None and entry["seq"] > chain.through):
                    rules.hear(entry)
        for chain in history:
            for entry in chain.kept:
                if chain.through is not None and entry["seq"] > chain.through:
                    continue
                try:
                    for broken in rules.judge(entry):
                        self._fault("rule", entry["seq"], chain, kind=entry["kind"], rule=RULES[broken])
                    rules.fold(entry)
                except (KeyError, TypeError, AttributeError, ValueError):
                    self._fault("body", entry["seq"], chain, kind=entry["kind"])

    def _history(self) -> list[Chain]:
        """The chains that this one goes on from, oldest first, and itself."""
        found = [self.own] if self.own else []
        by_console = {chain.console: chain for chain in self.chains}
        while found and isinstance(head := found[0].continues, dict):
            former = by_console.get(str(head.get("console")))
            seq = head.get("seq")
            if (
                former is None
                or former in found
                or not isinstance(seq, int)
                or not 0 < seq <= former.count
                or former.hashes[seq - 1 : seq] != [head.get("hash")]
            ):
                self._fault("former", 1, found[0], former=head.get("console"))
                break
            former.through = seq
            found.insert(0, former)
        return found


def erased_by(core: dict[str, Any]) -> set[str]:
    """The parts that an erasure names."""
    gone = core["body"].get("blobs")
    return {str(digest) for digest in gone} if isinstance(gone, list) else set()


def moment(utc: str) -> datetime:
    """A time of an entry. ValueError for a date that no calendar has."""
    return datetime.strptime(utc, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=timezone.utc)


class Rules:
    """Accounts, keys, merges, decisions and signatures as they stand after the entries so far."""

    def __init__(self, signed_by: Any, records: dict[str, dict[str, Any]], is_all: bool) -> None:
        self._signed_by = signed_by
        self._records = records
        self._is_all = is_all
        self._accounts: dict[str, dict[str, Any]] = {}
        self._keys: dict[str, tuple[str, str]] = {}
        """Account and console of every key."""
        self._present: dict[tuple[str, str], str] = {}
        self._sheets: set[str] = set()
        self._sheet: str | None = None
        self._into: dict[str, str] = {}
        self._from: dict[str, list[str]] = {}
        self._people: dict[str, bool] = {}
        """Everybody enrolled, and whether they were erased."""
        self._personal: dict[str, str] = {}
        """Whose each personal part is that no erasure has named yet."""
        self._modes: dict[str, str] = {}
        self._classes: dict[str, str] = {}
        self._logs: dict[str, str] = {}
        """Of each closed run, what its decision stands on."""
        self._last_signer: dict[str, str] = {}
        self._assessments: set[str] = set()
        self._by_entry: dict[str, dict[str, Any]] = {}
        self._heard: dict[str, set[str]] = {}
        """Meanings under which other consoles signed a decision, by its hash."""
        self._elsewhere: set[str] = set()
        """Accounts of other consoles."""
        self._merged_elsewhere = False

    def hear(self, entry: dict[str, Any]) -> None:
        """Know of another console's entry. When it came is not said, so it can excuse, and never accuse."""
        kind, body, subject = entry["kind"], entry["body"], entry["subject"]
        try:
            if kind in ("person.enrolled", "person.changed"):
                self._people.setdefault(subject, False)
                for part in entry["detached"]:
                    if part.get("type") == "personal":
                        self._personal.setdefault(part["sha256"], subject)
            elif kind in ("account.created", "account.key_added"):
                self._elsewhere.add(subject)
            elif kind == "person.merged":
                self._merged_elsewhere = True
            elif kind == "run.closed":
                self._fold_log(entry)
            elif kind in ("assessment.decided", "assessment.amended"):
                record = {**self._record(entry, body), "is_elsewhere": True}
                self._records[entry["hash"]] = self._by_entry[entry["id"]] = record
                record["told"] = tuple(decision_lines(record))
            elif kind in SIGNED_AS:
                signature = body["signature"]
                self._heard.setdefault(signature["record"], set()).add(signature["meaning"])
        except (KeyError, TypeError, AttributeError):
            return  # it counts for nothing

    def judge(self, entry: dict[str, Any]) -> Iterator[str]:
        """Every rule that the entry breaks."""
        kind = entry["kind"]
        if kind == "account.created":
            yield from self._created(entry, entry["body"])
        elif kind in ("account.key_added", "account.reset"):
            yield from self._key_added(entry, entry["body"])
        elif kind == "account.changed":
            yield from self._changed(entry, entry["body"])
        elif kind in ("account.disabled", "account.enabled"):
            yield from self._switched(entry, entry["body"])
        elif kind in ("assessment.decided", "assessment.amended"):
            yield from self._decided(entry, entry["body"])
        elif kind in SIGNED_AS:
            yield from self._signed(entry, entry["body"]["signature"])
        elif kind.startswith(("person.", "consent.")):
            yield from self._about_somebody(entry, entry["body"])

    # People

    def _about_somebody(self, entry: dict[str, Any], body: dict[str, Any]) -> Iterator[str]:
        kind, subject = entry["kind"], entry["subject"]
        if kind == "person.enrolled":
            if subject in self._people:
                yield "enrolled_already"
            return
        ids = self._ids_of(subject)
        is_account = kind == "person.merged" and (subject in self._accounts or subject in self._elsewhere)
        # Where entries were left out, those of this person may be among them.
        if self._is_all and not is_account and not ids & set(self._people):
            yield "unknown_person"
        if kind == "person.changed" and self._is_erased(ids):
            yield "erased"
        elif kind == "person.merged":
            yield from self._merged(subject, body["into"], ids)
        elif kind == "person.erased":
            theirs = {digest for digest, person in self._personal.items() if person in ids}
            if self._is_all and not self._merged_elsewhere and not set(body["blobs"]) <= theirs:
                yield "not_their_parts"
            if not body["reason"].strip():
                yield "why_needed"

    def _merged(self, subject: str, into: str, ids: set[str]) -> Iterator[str]:
        if self._is_all and not (into in self._people or into in self._accounts or into in self._elsewhere):
            yield "unknown_person"
        if self._is_same(subject, into):
            yield "same_human"
        known = [one for one in (ids, self._ids_of(into)) if one & set(self._people)]
        if self._is_all and len({self._is_erased(one) for one in known}) > 1:
            yield "erased"

    def _ids_of(self, person: Any) -> set[Any]:
        """Every id of this human: merges followed up and down."""
        found = [person, self._human(person)]
        for one in found:
            found += [id_ for id_ in self._from.get(one, ()) if id_ not in found]
        return set(found)

    def _is_erased(self, ids: set[str]) -> bool:
        return any(self._people.get(one) for one in ids)

    # Accounts

    def _created(self, entry: dict[str, Any], body: dict[str, Any]) -> Iterator[str]:
        if entry["subject"] in self._accounts:
            yield "account_exists"
        taken = {one["user_id"].strip().casefold() for one in self._accounts.values()}
        if body["user_id"].strip().casefold() in taken:
            yield "user_id_taken"
        yield from self._bad_roles(body["roles"])
        yield from self._bad_key(body["key"])
        if not self._accounts:
            if entry["actor"] is not None:
                yield "not_administrator"
        elif body.get("confirmed_by") == "recovery_sheet":
            if body["roles"] != ["administrator"]:
                yield "not_administrator"
            yield from self._confirmed(entry, body)
        elif not self._is_administrator(entry["actor"]):
            yield "not_administrator"

    def _key_added(self, entry: dict[str, Any], body: dict[str, Any]) -> Iterator[str]:
        if entry["subject"] not in self._accounts:
            # An account of another console stands here as whoever confirms its key has seen it.
            word = body.get("account")
            if word is None:
                yield "unknown_account"
            else:
                yield from self._bad_roles(word["roles"])
        if not body["reason"].strip():
            yield "why_needed"
        yield from self._bad_key(body["key"])
        if entry["actor"] not in (entry["subject"], body["confirmed_by"]):
            yield "not_administrator"
        if body["confirmed_by"] == entry["subject"]:
            yield "not_confirmed"
        yield from self._confirmed(entry, body)

    def _changed(self, entry: dict[str, Any], body: dict[str, Any]) -> Iterator[str]:
        if entry["subject"] not in self._accounts:
            yield "unknown_account"
            return
        if not body["reason"].strip():
            yield "why_needed"
        by_owner = all(body.get(name) is None for name in ("printed_name", "roles", "qualified", "recovery"))
        is_own = by_owner and entry["actor"] == entry["subject"]
        if not is_own and not self._is_administrator(entry["actor"]):
            yield "not_administrator"
        if body.get("roles") is not None:
            yield from self._bad_roles(body["roles"])
            if "administrator" not in body["roles"] and self._is_last(entry["subject"]):
                yield "last_administrator"
        if body.get("recovery") is not None:
            if body.get("confirmed_by") != entry["actor"]:
                yield "not_confirmed"
            yield from self._confirmed(entry, body)

    def _switched(self, entry: dict[str, Any], body: dict[str, Any]) -> Iterator[str]:
        if entry["subject"] not in self._accounts and entry["subject"] not in self._elsewhere:
            yield "unknown_account"
            return
        if not body["reason"].strip():
            yield "why_needed"
        if not self._is_administrator(entry["actor"]):
            yield "not_administrator"
        if entry["kind"] == "account.disabled" and self._is_last(entry["subject"]):
            yield "last_administrator"

    def _bad_roles(self, roles: list[str]) -> Iterator[str]:
        if not roles or len(set(roles)) != len(roles) or ("administrator" in roles and len(roles) > 1):
            yield "bad_roles"

    def _bad_key(self, key: str) -> Iterator[str]:
        if key in self._keys or key in self._sheets:
            yield "key_in_use"

    def _confirmed(self, entry: dict[str, Any], body: dict[str, Any]) -> Iterator[str]:
        """A second administrator's key, or the recovery sheet's, must have signed the whole body."""
        said = body.get("confirmation")
        if said is None:
            yield "not_confirmed"
            return
        by = body.get("confirmed_by")
        if by == "recovery_sheet":
            if said["key"] != self._sheet:
                yield "sheet_wrong"
        elif not self._is_administrator(by) or self._present.get((str(by), entry["console"])) != said["key"]:
            yield "not_confirmed"
        bare = {name: value for name, value in body.items() if name != "confirmation"}
        statement = {
            "kind": entry["kind"], "subject": entry["subject"], "console": entry["console"], "body": bare
        }  # fmt: skip
        digest = hashlib.sha256(canonical(statement)).hexdigest()
        if not self._signed_by(said["key"], said["sig"], "confirmation", digest):
            yield "not_confirmed"

    def _is_administrator(self, account: Any) -> bool:
        found = self._accounts.get(account)
        return found is not None and found["enabled"] and "administrator" in found["roles"]

    def _is_last(self, account: str) -> bool:
        others = [one for one in self._accounts if one != account]
        return self._is_administrator(account) and not any(map(self._is_administrator, others))

    # Decisions and signatures

    def _human(self, id_: Any) -> Any:
        seen: set[Any] = set()
        while id_ in self._into and id_ not in seen:
            seen.add(id_)
            id_ = self._into[id_]
        return id_

    def _is_same(self, one: Any, other: Any) -> bool:
        return one is not None and other is not None and self._human(one) == self._human(other)

    def _decided(self, entry: dict[str, Any], body: dict[str, Any]) -> Iterator[str]:
        is_amended = entry["kind"] == "assessment.amended"
        if is_amended:
            yield from self._amended(entry, body)
        elif entry["subject"] in self._assessments:
            yield "already_there"
        mode = self._modes.get(self._classes.get(body["run"], ""))
        if entry["actor"] is None:
            if body.get("decider") != "unidentified" or is_amended:
                yield "unknown_signer"
            elif mode == "assess" and self._accounts:
                yield "nobody_decided"
            return
        who = self._accounts.get(entry["actor"])
        if who is None or not who["enabled"] or body.get("decider") is not None:
            yield "unknown_signer"
            return
        may = {"assessor"} if mode == "assess" or is_amended else {"assessor", "instructor"}
        if not may & set(who["roles"]):
            yield "role_not_allowed"
        if self._is_same(entry["actor"], body["person"]):
            yield "own_record"

    def _amended(self, entry: dict[str, Any], body: dict[str, Any]) -> Iterator[str]:
        old = self._by_entry.get(body["supersedes"])
        if old is None:
            yield "no_such_record"
            return
        same = (old["assessment"], old["run"], old["course"]) == (
            entry["subject"],
            body["run"],
            entry["course"]["id"],
        )
        if not same or not self._is_same(old["person"], body["person"]):
            yield "not_another_record"
        if old["voided"]:
            yield "voided"
        if not (body.get("reason") or "").strip():
            yield "why_needed"

    def _signed(self, entry: dict[str, Any], signature: dict[str, Any]) -> Iterator[str]:
        meaning, may = SIGNED_AS[entry["kind"]]
        unsigned = {name: value for name, value in signature.items() if name != "sig"}
        digest = hashlib.sha256(canonical(unsigned)).hexdigest()
        if not self._signed_by(signature["key"], signature["sig"], "signature", digest):
            yield "not_genuine"
        t = entry["t"]
        said = [signature[name] for name in ("signer", "utc", "offset_min", "clock", "console")]
        if said != [entry["actor"], t["utc"], t["offset_min"], t["clock"], entry["console"]]:
            yield "not_as_entered"
        if signature["meaning"] != meaning:
            yield "wrong_meaning"
        who = self._accounts.get(signature["signer"])
        if who is None or not who["enabled"]:
            yield "unknown_signer"
        else:
            yield from self._signer(entry, signature, who, may)
        record = self._records.get(signature["record"])
        if record is None or record["assessment"] != entry["subject"]:
            yield "no_such_record"
        else:
            yield from self._separation(signature, record, who)
            if not record.get("is_elsewhere"):
                heard = self._heard.get(signature["record"], set())
                yield from self._order(signature["meaning"], record, heard)
            elif signature["meaning"] == "assessed":
                yield "decided_elsewhere"
        if signature["meaning"] == "voided" and not str(entry["body"].get("reason", "")).strip():
            yield "why_needed"

    def _signer(
        self, entry: dict[str, Any], signature: dict[str, Any], who: dict[str, Any], may: tuple[str, ...]
    ) -> Iterator[str]:
        if self._present.get((signature["signer"], entry["console"])) != signature["key"]:
            yield "key_not_theirs"
        if signature["printed_name"] != who["printed_name"]:
            yield "name_differs"
        if signature["role"] not in who["roles"]:
            yield "role_not_held"
        if signature["role"] not in may:
            yield "role_not_allowed"
        is_next = signature["components"] == ["passphrase"]
        # Where entries were left out, the signature that it follows may be among them.
        follows = self._last_signer.get(entry["t"]["boot"]) == signature["signer"] or not self._is_all
        if signature["components"] != ["user_id", "passphrase"] and not (is_next and follows):
            yield "wrong_components"

    def _separation(
        self, signature: dict[str, Any], record: dict[str, Any], who: dict[str, Any] | None
    ) -> Iterator[str]:
        if record["actor"] is None:
            yield "unidentified"
        if self._is_same(signature["signer"], record["person"]):
            yield "own_record"
        meaning = signature["meaning"]
        if meaning == "assessed":
            if record["actor"] is not None and signature["signer"] != record["actor"]:
                yield "not_the_decider"
        elif (meaning in ("countersigned", "verified") or signature["role"] == "iqa") and self._is_same(
            signature["signer"], record["actor"]
        ):
            yield "same_assessor"
        if meaning == "countersigned" and signature["role"] == "assessor" and who and not who["qualified"]:
            yield "not_qualified"

    def _order(self, meaning: str, record: dict[str, Any], heard: set[str]) -> Iterator[str]:
        made = {entry["body"]["signature"]["meaning"] for entry in record["signatures"]}
        if record["superseded"]:
            yield "superseded"
        if record["voided"] and meaning != "verified":
            yield "voided"
        if meaning in made and meaning != "witnessed":
            yield "already_signed"
        if meaning == "assessed":
            if record["outcome"] == "competent" and not record["complete"]:
                yield "evidence_incomplete"
        elif meaning in ("countersigned", "verified") and not record["voided"]:
            if "assessed" not in made:
                yield "not_signed_yet"
            elif meaning == "verified" and record["needs"] and "countersigned" not in made | heard:
                yield "not_countersigned_yet"

    # What the entry changes

    def fold(self, entry: dict[str, Any]) -> None:
        """Take the entry in; broken ones, too, as the console itself does."""
        kind, body, subject = entry["kind"], entry["body"], entry["subject"]
        if kind == "console.created":
            self._go_on(entry["console"], body.get("continues"))
        elif kind == "class.planned":
            self._modes[subject] = body["mode"]
        elif kind == "run.started":
            self._classes[subject] = body["class"] or ""
        elif kind == "run.closed":
            self._fold_log(entry)
        elif kind == "person.merged":
            self._into[subject] = body["into"]
            self._from.setdefault(body["into"], []).append(subject)
        elif kind == "person.erased":
            for digest in body["blobs"]:
                self._personal.pop(digest, None)
            for one in self._ids_of(subject) & set(self._people):
                self._people[one] = True
        elif kind in ("person.enrolled", "person.changed"):
            if kind == "person.enrolled":
                self._people[subject] = False
            parts = [part["sha256"] for part in entry["detached"] if part.get("type") == "personal"]
            self._personal.update(dict.fromkeys(parts, subject))
        elif kind in ("assessment.decided", "assessment.amended"):
            self._fold_decision(entry, body)
        elif kind in SIGNED_AS:
            self._fold_signature(entry, body["signature"])
        elif kind in ("account.disabled", "account.enabled") and subject in self._accounts:
            self._accounts[subject]["enabled"] = kind == "account.enabled"
        elif kind.startswith("account."):
            self._fold_account(entry, body)

    def _go_on(self, console: str, former: Any) -> None:
        """A console that goes on from another keeps its accounts' keys."""
        if former is not None:
            for (account, where), key in list(self._present.items()):
                if where == former["console"]:
                    self._present[account, console] = key
                    del self._present[account, where]

    def _fold_account(self, entry: dict[str, Any], body: dict[str, Any]) -> None:
        account, kind = entry["subject"], entry["kind"]
        if kind == "account.created":
            names = ("user_id", "printed_name", "roles", "qualified")
            self._accounts[account] = {**{name: body[name] for name in names}, "enabled": True}
        elif kind == "account.key_added" and account not in self._accounts and body.get("account"):
            self._accounts[account] = {**body["account"], "enabled": True}
        elif kind == "account.changed" and account in self._accounts:
            changed = {name: body.get(name) for name in ("printed_name", "roles", "qualified")}
            self._accounts[account].update({name: one for name, one in changed.items() if one is not None})
        if kind != "account.changed":
            self._keys[body["key"]] = (account, entry["console"])
            self._present[account, entry["console"]] = body["key"]
        if body.get("confirmed_by") == "recovery_sheet":
            self._sheet = None
        if body.get("recovery") is not None:
            self._sheet = body["recovery"]
            self._sheets.add(body["recovery"])

    def _fold_decision(self, entry: dict[str, Any], body: dict[str, Any]) -> None:
        record = self._record(entry, body)
        if body.get("supersedes") in self._by_entry:
            record["before"] = before = self._by_entry[body["supersedes"]]
            before["superseded"] = entry["seq"]
        self._assessments.add(entry["subject"])
        self._records[entry["hash"]] = self._by_entry[entry["id"]] = record
        record["told"] = tuple(decision_lines(record))

    def _fold_log(self, entry: dict[str, Any]) -> None:
        rows = entry["body"]["events"]
        self._logs[entry["subject"]] = f"{rows} rows of the run's log, sealed in entry {entry['seq']}"

    def _record(self, entry: dict[str, Any], body: dict[str, Any]) -> dict[str, Any]:
        return {
            "entry": entry,
            "by": self._accounts.get(entry["actor"], {}).get("printed_name"),
            "told": (),
            "log": self._logs.get(body["run"]),
            "before": None,
            "seq": entry["seq"],
            "assessment": entry["subject"],
            "run": body["run"],
            "person": body["person"],
            "outcome": body["outcome"],
            "complete": body["evidence_complete"],
            "actor": entry["actor"],
            "course": entry["course"]["id"],
            "superseded": False,
            "voided": False,
            "needs": False,
            "signatures": [],
        }

    def _fold_signature(self, entry: dict[str, Any], signature: dict[str, Any]) -> None:
        self._last_signer[entry["t"]["boot"]] = signature["signer"]
        record = self._records.get(signature["record"])
        if record is None:
            return
        record["signatures"].append(entry)
        who = self._accounts.get(signature["signer"])
        if signature["meaning"] == "assessed":
            record["needs"] = who is None or not who["qualified"]
        elif signature["meaning"] == "voided":
            record["voided"] = True


# The command


def groups(text: str) -> str:
    """Text in groups of four, as on paper."""
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))


def head_code(digest: str) -> str:
    """The 16 letters of a head that stand on every print."""
    return base64.b32encode(bytes.fromhex(digest)).decode("ascii")[:16]


def plain(line: Any) -> str:
    """A line for a screen: nothing that somebody wrote makes two of it, or steers what shows it."""
    return "".join(one if one.isprintable() else " " for one in str(line))


def when(t: dict[str, Any]) -> str:
    """A time with its zone, and how far the clock is to be believed."""
    offset = t["offset_min"]
    zone = f"{'-' if offset < 0 else '+'}{abs(offset) // 60:02d}:{abs(offset) % 60:02d}"
    return f"{t['utc']}, local {zone}, clock {t['clock']}"


def lines(check: Check) -> Iterator[str]:
    """What the pack holds, for people."""
    for digest, record in check.records.items():
        state = "void, " if record["voided"] else "superseded, " if record["superseded"] else ""
        yield f"record {groups(digest)}"
        yield f"    {state}{record['outcome'].replace('_', ' ')}, entry {record['seq']}"
        yield from record["told"]
        if record["superseded"]:
            yield f"    entry {record['superseded']} has taken its place"
        for entry in record["signatures"]:
            signature = entry["body"]["signature"]
            how = " and ".join(one.replace("_", " ") for one in signature["components"])
            yield (
                f"    {signature['meaning']} by {signature['printed_name']} ({signature['role']}), "
                f"{when(signature)}, {how}, entry {entry['seq']}"
            )
            if entry["body"].get("reason"):
                yield f"        reason: {entry['body']['reason']}"


def decision_lines(record: dict[str, Any]) -> Iterator[str]:
    """About whom, by whom, on what, and what it was before somebody changed it."""
    entry, before = record["entry"], record["before"]
    nobody = "an account of another console" if entry["actor"] else "nobody in particular"
    yield f"    about person {record['person']}, {entry['course']['id']} {entry['course']['version']}"
    yield f"    decided by {record['by'] or nobody}, {when(entry['t'])}"
    if entry["body"].get("reason"):
        yield f"        reason: {entry['body']['reason']}"
    yield f"    evidence: {record['log'] or 'the run is not in this pack'}"
    if before is not None:
        changed = "; ".join(changes(before, record)) or "the words"
        yield f"    changes entry {before['seq']}: {changed}"


def changes(before: dict[str, Any], after: dict[str, Any]) -> Iterator[str]:
    """What an amendment changed, with what stood there."""
    was, now = (one["entry"]["body"] for one in (before, after))
    if was["outcome"] != now["outcome"]:
        yield f"{was['outcome']} -> {now['outcome']}".replace("_", " ")
    old, new = ({one["id"]: one["result"] for one in body["criteria"]} for body in (was, now))
    for id_ in sorted({*old, *new}):
        if old.get(id_) != new.get(id_):
            results = (str(one.get(id_) or "absent").replace("_", " ") for one in (old, new))
            yield f"{id_} {' -> '.join(results)}"


def check_pack(path: str, is_signed: Callable[[bytes, bytes, bytes], bool] = ed25519) -> Check:
    """Walk through the pack at `path`. ValueError or OSError when it is none."""
    try:
        pack = Pack(path)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as error:
        raise ValueError(str(error)) from error
    return Check(pack, is_signed).run()


def main(words: list[str]) -> int:
    """The command; the answer is its exit code."""
    if len(words) > 1 or words[:1] in (["-h"], ["--help"]):
        print(__doc__)
        return 2
    path = words[0] if words else os.path.dirname(os.path.abspath(__file__))
    try:
        check = check_pack(path)
    except (ValueError, OSError) as error:
        print(f"{path} is no record pack that can be read: {error}", file=sys.stderr)
        return 3
    for fault in check.faults:
        print(plain(fault))
    if check.faults or check.own is None or check.own.head is None:
        return 1
    for line in lines(check):
        print(plain(line))
    left_out = sum(chain.left_out for chain in check.chains)
    count = sum(chain.count for chain in check.chains)
    print(f"whole: {count} entries{f', {left_out} of them left out' if left_out else ''}")
    print(f"console {check.own.console}, key {groups(check.own.public_key)}")
    print(f"head: entry {check.own.count}, {groups(head_code(check.own.head))}")
    print(MEANING)
    return 0


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a name that this screen has no letters for
    sys.exit(main(sys.argv[1:]))
