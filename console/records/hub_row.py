"""The hub that these records are delivered to, as it was joined; local, never synced."""

import msgspec

from console.model import ConsoleId
from console.records.store import Store


class Hub(msgspec.Struct, frozen=True):
    """Whom to speak to, how to know them, and what they last said."""

    url: str
    hub_key: str
    """Public key, base64url: signs receipts and answers."""
    sealing_key: str
    """X25519, base64url: bundles are sealed to it."""
    certificate: bytes | None
    """SHA-256 of the certificate that it must show; None: a public authority vouches for it."""
    console: ConsoleId
    """Who joined: another one after a restore under a new identity, which has to join by itself."""
    site: str
    site_name: str
    joined_utc: str
    epoch: str
    cursor: str | None = None
    """Where the next page of the feed begins; None: at the beginning."""
    contact_utc: str | None = None
    clock_off_s: int | None = None
    """How far this clock was ahead of the hub's then."""
    reason: str | None = None
    """SyncReason of the last failure; None after a success."""
    detail: str = "{}"
    """Values for its sentence, JSON."""


_COLUMNS = (
    'url, hub_key, sealing_key, certificate, console, site, site_name, joined_utc, epoch, "cursor",'
    " contact_utc, clock_off_s, reason, detail"
)


def get(store: Store) -> Hub | None:
    """The hub; None when none was joined, or in a file of an older schema."""
    if not store.rows("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'hub'"):
        return None
    rows = store.rows(f"SELECT {_COLUMNS} FROM hub")  # noqa: S608
    return Hub(*rows[0]) if rows else None


def put(store: Store, hub: Hub) -> None:
    """Keep it in the place of the one before."""
    values = [getattr(hub, name) for name in hub.__struct_fields__]
    marks = ", ".join("?" * len(values))
    store.rows(f"INSERT OR REPLACE INTO hub (only, {_COLUMNS}) VALUES (1, {marks})", *values)  # noqa: S608
