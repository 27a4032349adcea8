"""What `records verify` can find wrong, and the words for it."""

from enum import StrEnum
from typing import Final

import msgspec


class FaultCode(StrEnum):
    """What is wrong."""

    DAMAGED = "damaged"
    SCHEMA_CHANGED = "schema_changed"
    EMPTY = "empty"
    ENTRY_MISSING = "entry_missing"
    CORE_BROKEN = "core_broken"
    CORE_TOO_LONG = "core_too_long"
    SEQ_DIFFERS = "seq_differs"
    ID_DIFFERS = "id_differs"
    ID_TWICE = "id_twice"
    CONSOLE_DIFFERS = "console_differs"
    FIRST_ENTRY = "first_entry"
    KEY_DIFFERS = "key_differs"
    CHAIN_BROKEN = "chain_broken"
    TIME_BACKWARDS = "time_backwards"
    FORMER_DIFFERS = "former_differs"
    PEER_UNKNOWN = "peer_unknown"
    HASH_DIFFERS = "hash_differs"
    SIGNATURE_WRONG = "signature_wrong"
    BODY_WRONG = "body_wrong"
    RULE_BROKEN = "rule_broken"
    STANDS_ON_OTHERS = "stands_on_others"
    PART_MISSING = "part_missing"
    PART_CHANGED = "part_changed"
    PART_UNKNOWN = "part_unknown"
    NOTICE_FORGED = "notice_forged"
    RUN_LOG_CHANGED = "run_log_changed"
    RUN_LOG_MISSING = "run_log_missing"
    RUN_LOG_BROKEN = "run_log_broken"
    PROJECTION_DIFFERS = "projection_differs"
    SIGNING_KEY_DIFFERS = "signing_key_differs"
    AGREEMENT_DIFFERS = "agreement_differs"
    ANCHOR_AHEAD = "anchor_ahead"
    ANCHOR_DIFFERS = "anchor_differs"
    ANCHOR_FOREIGN = "anchor_foreign"
    ANCHOR_BROKEN = "anchor_broken"


class Fault(msgspec.Struct, frozen=True):
    """One thing that is wrong; `seq` is the entry that shows it, None when no single entry does."""

    code: FaultCode
    seq: int | None = None
    detail: dict[str, str | int] = {}
    console: str | None = None
    """Whose chain `seq` counts in, when it is not the file's own console."""

    def __str__(self) -> str:
        place = "file" if self.seq is None else f"seq {self.seq}"
        if self.console is not None:
            place += f" of console {self.console}"
        return f"{place}: {_WORDS[self.code].format(**self.detail)}"


_WORDS: Final = {
    FaultCode.DAMAGED: "the file is damaged or was changed from outside: {problem}",
    FaultCode.SCHEMA_CHANGED: "the database's own rules were changed: {name} is not as this program made it",
    FaultCode.EMPTY: "there is no entry in this file",
    FaultCode.ENTRY_MISSING: "the entry is missing; it was removed",
    FaultCode.CORE_BROKEN: "the entry's text was changed: it is not in the one form that entries have",
    FaultCode.CORE_TOO_LONG: "the entry is longer than an entry can be",
    FaultCode.SEQ_DIFFERS: "the entry was moved here: by its own text its number is {inside}",
    FaultCode.ID_DIFFERS: "the entry's id beside it was changed",
    FaultCode.ID_TWICE: "the entry has the id of another entry",
    FaultCode.CONSOLE_DIFFERS: "the entry names another console than the one that began these records",
    FaultCode.FIRST_ENTRY: "the records do not begin with the console's own first entry",
    FaultCode.KEY_DIFFERS: "the records were begun with another key than this console's: they were rewritten",
    FaultCode.CHAIN_BROKEN: "it does not follow the entry before it: one was changed, put in or taken out",
    FaultCode.TIME_BACKWARDS: "it is earlier than the entry before it, and no jump of the clock is noted",
    FaultCode.FORMER_DIFFERS: (
        "the entries of the former console {former} are not all here, or not as they were when it was left"
    ),
    FaultCode.PEER_UNKNOWN: "these entries are of a console that nobody has named, or under another key",
    FaultCode.HASH_DIFFERS: "the entry or its hash was changed after it was written",
    FaultCode.SIGNATURE_WRONG: "the entry's signature is not this console's: one of them was changed",
    FaultCode.BODY_WRONG: "the entry does not hold what an entry of its kind ({kind}) must hold",
    FaultCode.RULE_BROKEN: "it breaks a rule of who may do what ({kind}): {rule}",
    FaultCode.STANDS_ON_OTHERS: (
        "it stands on an entry of another console that is not here ({kind}): {rule}; the next sync brings it"
    ),
    FaultCode.PART_MISSING: "a part of the entry ({type}) is missing; it was removed",
    FaultCode.PART_CHANGED: "a part of the entry ({type}) was changed after it was written",
    FaultCode.PART_UNKNOWN: "a stored part belongs to no entry: {sha256}",
    FaultCode.NOTICE_FORGED: "the note {id} of an erasure is signed by nobody known here; it was put in",
    FaultCode.RUN_LOG_CHANGED: "the run's log was changed after it was sealed, at row {row}",
    FaultCode.RUN_LOG_MISSING: "row {row} of the run log is missing; it was removed",
    FaultCode.RUN_LOG_BROKEN: "row {row} of the run log was changed: it differs from its own message",
    FaultCode.PROJECTION_DIFFERS: (
        "the list of {table} shows something else than the entries say; `records rebuild` makes it anew"
    ),
    FaultCode.SIGNING_KEY_DIFFERS: (
        "the locked signing key beside the account is not the one that this entry names: it was exchanged"
    ),
    FaultCode.AGREEMENT_DIFFERS: (
        "the clock is said to have agreed with the hub's after this entry, which is not there"
    ),
    FaultCode.ANCHOR_AHEAD: (
        "the records once reached this entry; the end of them was cut off, or this is an older copy"
    ),
    FaultCode.ANCHOR_DIFFERS: "the records once had another entry here; they were rewritten",
    FaultCode.ANCHOR_FOREIGN: "these anchors are of another console's records; the records were exchanged",
    FaultCode.ANCHOR_BROKEN: "line {line} of anchors.jsonl can not be read; it was changed",
}
