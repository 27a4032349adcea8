"""`records export --pack` and `records verify FILE --pack`: what an auditor takes along, and its check."""

import argparse
import functools
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from console.cli import ANSWER_IS_NO, counted_entries
from console.cli.acting import WAIT_S, signed_in
from console.cli.session import engine, out, say
from console.errors import ConsoleError, ReportReason
from console.records.canonical import printed_head
from console.records.os_errors import from_os
from console.sentences import sentence

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


def export_pack(args: argparse.Namespace) -> int:
    """Write the pack, and let the ledger say so."""
    from console.reports.pack import Scope

    with engine(args, quietly=True) as console:
        if console.trouble is not None and not console.has_records:
            raise console.trouble
        session = signed_in(console, args) if args.user else None
        scope = Scope(person=args.person, class_=args.class_)
        written = console.reports.pack(args.pack, scope, session=session).result(WAIT_S)
    out(
        {
            "entries": written.entries,
            "left_out": written.left_out,
            "prints": written.prints,
            "head": {"seq": written.head_seq, "hash": written.head_hash},
            "file": str(args.pack),
        }
    )
    say(f"Check it anywhere: python3 -I verify.py {args.pack.name}, with the verify.py that is in it.")
    return 0


def looks_like_a_pack(path: Path) -> bool:
    """True for a zip, which no records file is."""
    try:
        with path.open("rb") as file:
            return file.read(4) == b"PK\x03\x04"
    except OSError:
        return False


def verify_pack(path: Path) -> int:
    """Walk through a pack with the check that goes out in it, but with the library's Ed25519."""
    from console.reports.verify import check_pack

    try:
        check = check_pack(str(path), _is_signature)
    except FileNotFoundError as error:
        raise from_os(error, path.absolute().parent) from error
    except (ValueError, OSError) as error:
        tell_unreadable(ConsoleError(ReportReason.NOT_A_PACK, problem=str(error)))
        return ANSWER_IS_NO
    for fault in check.faults:
        print(fault, file=sys.stderr)
    own = check.own
    whole = not check.faults and own is not None and own.head is not None
    entries = sum(chain.count for chain in check.chains)
    head = own.head if own is not None else None
    if whole and head is not None:
        say(f"whole: {counted_entries(entries)}, head {printed_head(head)}")
    print(json.dumps({"entries": entries, "faults": len(check.faults), "head": head}))
    return 0 if whole else ANSWER_IS_NO


def tell_unreadable(error: ConsoleError) -> None:
    """The last line of a check that found nothing to walk through: one fault, and no entry."""
    say(f"file: {sentence(error.reason, error.detail)}")
    print(json.dumps({"entries": 0, "faults": 1, "head": None}))


@functools.lru_cache(maxsize=64)
def _usable(public: bytes) -> "Ed25519PublicKey | None":
    """The library's key; it takes weak ones, too, which the pack's own check refuses."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    from console.reports.verify import is_weak

    return None if is_weak(public) else Ed25519PublicKey.from_public_bytes(public)


def _is_signature(public: bytes, message: bytes, signature: bytes) -> bool:
    from cryptography.exceptions import InvalidSignature

    key = _usable(public)
    if key is None:
        return False
    try:
        key.verify(signature, message)
    except InvalidSignature:
        return False
    return True
