"""What a headset keeps: its id, its certificate with its key, and one pairing key per console.

With a folder all of it survives a restart, as it does in a headset; without one it is made anew each time.
"""

import json
import os
import ssl
import tempfile
import uuid
from pathlib import Path

from console.headsets.certificate import Identity, make_identity
from console.headsets.limits import ProtocolError
from console.headsets.pairing import KEY_BYTES, from_text, to_text
from console.headsets.protocol import is_uuid
from console.model import ConsoleId, StationId


class StateDamaged(Exception):  # noqa: N818 - the file is, the program is not
    """A kept file can not be understood; the text says which."""


class Keepsakes:
    """The headset's identity and its pairing keys. Raises OSError when the folder can not be used."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        if folder is not None:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.station: StationId = self._load_station()
        self.certificate: Identity = self._load_certificate()
        self._keys: dict[ConsoleId, bytes] = self._load_keys()
        self.tls = self._tls()
        """TLS as this headset offers it."""

    def key_of(self, console: ConsoleId) -> bytes | None:
        """K of the pairing with this console, or None."""
        return self._keys.get(console)

    def keep_key(self, console: ConsoleId, key: bytes) -> None:
        """Store K; an older one of the same console is replaced."""
        keys = {**self._keys, console: key}
        self._save("keys.json", json.dumps({console: to_text(key) for console, key in keys.items()}))
        self._keys = keys

    def _tls(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        # A ticket per handshake is of no use to a console that dials once and stays.
        context.num_tickets = 0
        with tempfile.TemporaryDirectory() as folder:
            # ssl reads certificates from files only.
            file = Path(folder) / "server.pem"
            file.touch(mode=0o600)
            file.write_bytes(self.certificate.certificate_pem + self.certificate.key_pem)
            try:
                context.load_cert_chain(file)
            except ssl.SSLError:
                raise StateDamaged("server.pem") from None
        return context

    def _load_station(self) -> StationId:
        kept = self._read("station")
        if kept is None:
            return self._save("station", str(uuid.uuid4()))
        station = kept.strip()
        if not is_uuid(station):
            raise StateDamaged("station")
        return station

    def _load_certificate(self) -> Identity:
        kept = self._read("server.pem")
        if kept is None:
            made = make_identity()
            self._save("server.pem", (made.certificate_pem + made.key_pem).decode())
            return made
        begin = kept.find("-----BEGIN PRIVATE KEY-----")
        if begin < 0 or "-----BEGIN CERTIFICATE-----" not in kept[:begin]:
            raise StateDamaged("server.pem")
        return Identity(kept[:begin].encode(), kept[begin:].encode())

    def _load_keys(self) -> dict[ConsoleId, bytes]:
        kept = self._read("keys.json")
        if kept is None:
            return {}
        try:
            return {console: from_text(key, KEY_BYTES) for console, key in json.loads(kept).items()}
        except (ValueError, AttributeError, TypeError, ProtocolError):
            raise StateDamaged("keys.json") from None

    def _read(self, name: str) -> str | None:
        if self._folder is None:
            return None
        try:
            return (self._folder / name).read_text(encoding="utf-8")
        except FileNotFoundError:
            return None
        except UnicodeDecodeError:
            raise StateDamaged(name) from None

    def _save(self, name: str, text: str) -> str:
        """Write whole or not at all: a headset may lose power at any moment."""
        if self._folder is not None:
            handle, path = tempfile.mkstemp(dir=self._folder, prefix=f".{name}-")
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            Path(path).replace(self._folder / name)
        return text
