"""Certificates of TLS servers: made once and kept, trusted by pin, their dates without meaning.

Self-signed P-256, valid from 1970 to 2049, no names and no authorities that matter (headset-apps.md
section 3).
"""

import ssl
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

_NO_CHECK_TIME: Final = 0x200000
"""OpenSSL's X509_V_FLAG_NO_CHECK_TIME: a laptop or headset with a dead clock must still connect."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What a server keeps from its first start on, as PEM."""

    certificate_pem: bytes
    key_pem: bytes

    @property
    def der(self) -> bytes:
        """The certificate as the other side pins it."""
        return ssl.PEM_cert_to_DER_cert(self.certificate_pem.decode("ascii"))


def make_identity() -> Identity:
    """A new self-signed P-256 certificate with its key, valid 1970-01-01 to 2049-12-31."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "xrclass")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(datetime(1970, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2049, 12, 31, 23, 59, 59, tzinfo=UTC))
        .sign(key, hashes.SHA256())
    )
    return Identity(
        certificate.public_bytes(Encoding.PEM),
        key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
    )


def client_context(pin: bytes | None) -> ssl.SSLContext:
    """How the console does TLS: with a pin (DER) exactly that certificate is trusted, without one any is.

    The pin is checked inside the handshake, so nothing of ours is sent to anybody else:
    ssl.SSLCertVerificationError is raised there.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.check_hostname = False
    if pin is None:
        context.verify_mode = ssl.CERT_NONE
    else:
        context.load_verify_locations(cadata=pin)
        context.verify_flags |= _NO_CHECK_TIME
    return context
