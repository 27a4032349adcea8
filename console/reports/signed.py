"""Signatures as reports name them."""

from collections.abc import Iterable, Mapping

import msgspec

from console.model import Meaning, Role
from console.records import Records
from console.records.attempts import Attempt
from console.records.signoff import SignatureRow


class Signed(msgspec.Struct, frozen=True):
    """One signature: what it means, who gave it, when and in which zone."""

    meaning: Meaning
    printed_name: str
    role: Role
    utc: str
    offset_min: int
    note: str | None = None
    """The trainee's comment, or why the record was voided."""

    @classmethod
    def of(cls, row: SignatureRow) -> "Signed":
        """The same without its key."""
        return cls(row.meaning, row.printed_name, row.role, row.utc, row.offset_min, row.note)


def signed_rows(records: Records, attempts: Iterable[Attempt]) -> Mapping[str, tuple[SignatureRow, ...]]:
    """The signatures on these attempts, by record."""
    found: dict[str, list[SignatureRow]] = {}
    for one in attempts:
        if one.assessment is not None and any(row.signed for row in one.versions):
            for row in records.signoff.signatures(one.assessment):
                found.setdefault(row.record, []).append(row)
    return {record: tuple(rows) for record, rows in found.items()}


def words(signatures: Iterable[Signed]) -> str:
    """All of them in one cell of a table."""
    return "; ".join(
        f"{one.meaning} by {one.printed_name} ({one.role}) {one.utc} offset {one.offset_min} min"
        for one in signatures
    )


def void_words(signatures: Iterable[Signed]) -> str:
    """Who signed that it does not count, and why; empty where nobody did."""
    void = next((one for one in signatures if one.meaning is Meaning.VOIDED), None)
    return f"void, by {void.printed_name}: {void.note or ''}".rstrip(": ") if void is not None else ""
