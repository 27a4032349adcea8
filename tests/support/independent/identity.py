"""What a headset app keeps across starts: its id, its certificate, a key for each paired console."""

import hashlib
import json
import ssl
import uuid
from datetime import UTC, datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from tests.support.independent.proofs import b64, unb64


def make_certificate(folder: Path) -> None:
    """Write a self-signed P-256 certificate whose dates say nothing (headset-apps.md section 3)."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "headset")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(datetime(1970, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2049, 12, 31, tzinfo=UTC))
        .sign(key, hashes.SHA256())
    )
    (folder / "key.pem").write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    (folder / "certificate.pem").write_bytes(certificate.public_bytes(Encoding.PEM))


def server_context(folder: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_cert_chain(folder / "certificate.pem", folder / "key.pem")
    return context


def fingerprint_of(folder: Path) -> bytes:
    return hashlib.sha256(ssl.PEM_cert_to_DER_cert((folder / "certificate.pem").read_text())).digest()


class Identity:
    """One install of the app, in `folder`. `station` takes the id of another one, as a thief would."""

    def __init__(self, folder: Path, *, station: str | None = None, new_certificate: bool = False) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self._file = folder / "identity.json"
        kept = json.loads(self._file.read_text()) if self._file.exists() else {}
        self.station: str = station or kept.get("station") or str(uuid.uuid4())
        self._keys: dict[str, str] = kept.get("keys", {})
        if new_certificate or not (folder / "certificate.pem").exists():
            make_certificate(folder)
        self.fingerprint = fingerprint_of(folder)
        self._keep()

    def key_for(self, console: str) -> bytes | None:
        text = self._keys.get(console)
        return None if text is None else unb64(text, 32)

    def keep_key(self, console: str, key: bytes) -> None:
        self._keys[console] = b64(key)
        self._keep()

    def _keep(self) -> None:
        self._file.write_text(json.dumps({"station": self.station, "keys": self._keys}))
