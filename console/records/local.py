"""What stays on this machine, never synced: the console's identity, its headsets' pins, its settings."""

import json
import uuid
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from console.errors import ConsoleError, RecordsReason
from console.model import ConsoleId, Pin, StationId
from console.records.canonical import to_base64url
from console.records.store import Store


class Identity:
    """Who this console is: an id, and the key that signs its entries."""

    def __init__(self, console: ConsoleId, key: Ed25519PrivateKey) -> None:
        self.console = console
        self.key = key

    @classmethod
    def new(cls) -> "Identity":
        """A console that nobody has seen before."""
        return cls(str(uuid.uuid4()), Ed25519PrivateKey.generate())

    @property
    def public_key(self) -> str:
        """32 bytes, base64url."""
        return to_base64url(self.key.public_key().public_bytes_raw())


class Local:
    """The local tables of an open file."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def identity(self) -> Identity | None:
        """The console's identity; None in a file that has none yet. ConsoleError(DAMAGED) for a bad key."""
        rows = self._store.rows("SELECT console, private_key FROM identity")
        if not rows:
            return None
        console, private_key = rows[0]
        try:
            return Identity(console, Ed25519PrivateKey.from_private_bytes(private_key))
        except (ValueError, TypeError) as error:
            raise ConsoleError(RecordsReason.DAMAGED, problem="console key") from error

    def store_identity(self, identity: Identity) -> None:
        """Keep the identity; there is only ever one."""
        self._store.rows(
            "INSERT INTO identity (only, console, private_key) VALUES (1, ?, ?)",
            identity.console,
            identity.key.private_bytes_raw(),
        )

    def replace_identity(self, identity: Identity) -> None:
        """Go on as another console: after a restore, so that two never write under one name."""
        self._store.rows("DELETE FROM identity")
        self.store_identity(identity)

    def pins(self) -> list[Pin]:
        """Every paired station, by station id."""
        rows = self._store.rows(
            'SELECT station, "key", certificate, label, model, app, address, paired_utc FROM pin'
            " ORDER BY station"
        )
        return [Pin(*row) for row in rows]

    def store_pin(self, pin: Pin) -> None:
        """Keep a pin, in the place of an older one of the same station."""
        self._store.rows(
            "INSERT OR REPLACE INTO pin VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            pin.station,
            pin.key,
            pin.certificate,
            pin.label,
            pin.model,
            pin.app,
            pin.address,
            pin.paired_utc,
        )

    def forget_pin(self, station: StationId) -> None:
        """Forget a station's key and certificate; `secure_delete` overwrites them in the file."""
        self._store.rows("DELETE FROM pin WHERE station = ?", station)

    def setting(self, name: str) -> Any | None:
        """A setting's value, None when it was never set. ConsoleError(DAMAGED) when it is no JSON."""
        rows = self._store.rows("SELECT value FROM setting WHERE name = ?", name)
        try:
            return json.loads(rows[0][0]) if rows else None
        except ValueError as error:
            raise ConsoleError(RecordsReason.DAMAGED, problem=f"setting {name}") from error

    def forget_setting(self, name: str) -> None:
        """As if it had never been set."""
        self._store.rows("DELETE FROM setting WHERE name = ?", name)

    def set_setting(self, name: str, value: Any) -> None:
        """Keep a JSON value under `name`."""
        self._store.rows("INSERT OR REPLACE INTO setting VALUES (?, ?)", name, json.dumps(value))
