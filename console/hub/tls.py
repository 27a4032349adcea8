"""What the hub shows as its certificate: its own from the database, or one from files."""

import hashlib
import ssl
import tempfile
from pathlib import Path

from console.errors import ConsoleError, HubReason
from console.headsets.certificate import Identity


def context_of(given: tuple[Path, Path] | None, own: Identity) -> tuple[ssl.SSLContext, str]:
    """A server's context, and the SHA-256 of the certificate that it shows.

    ConsoleError: CERTIFICATE_UNREADABLE, for files of a certificate and its key that do not go together.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if given is None:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "server.pem"  # ssl reads certificates from files only
            file.touch(mode=0o600)
            file.write_bytes(own.certificate_pem + own.key_pem)
            context.load_cert_chain(file)
        return context, hashlib.sha256(own.der).hexdigest()
    certificate, key = given
    shown = certificate_of(certificate).hex()
    try:
        context.load_cert_chain(certificate, key, password="")
    except OSError as error:  # ssl.SSLError is one
        raise ConsoleError(HubReason.CERTIFICATE_UNREADABLE, file=str(key)) from error
    return context, shown


def certificate_of(file: Path) -> bytes:
    """SHA-256 of the first certificate in a PEM file. ConsoleError: CERTIFICATE_UNREADABLE."""
    begin, end = "-----BEGIN CERTIFICATE-----", "-----END CERTIFICATE-----"
    try:
        text = file.read_text("ascii")
        der = ssl.PEM_cert_to_DER_cert(text[text.index(begin) : text.index(end) + len(end)])
    except (OSError, ValueError) as error:
        raise ConsoleError(HubReason.CERTIFICATE_UNREADABLE, file=str(file)) from error
    return hashlib.sha256(der).digest()
