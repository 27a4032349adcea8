"""What a certificate says on a computer whose date is wrong, or when it has run out, is said in words."""

import asyncio
import ssl
from datetime import UTC, datetime, timedelta

import aiohttp
import pytest
from aiohttp import web
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from console.errors import SyncReason
from console.sync import trouble
from tests.support.clock import ManualClock

NOW = datetime.now(UTC)


def certificate(folder, start: datetime, end: datetime):
    """Of an authority that the client trusts, as a public one's is."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(start)
        .not_valid_after(end)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = folder / "both.pem"
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.write_bytes(secret + made.public_bytes(Encoding.PEM))
    return file


def met(file, url_host: str = "localhost") -> Exception:
    """What the library raises for a server that shows this certificate."""

    async def main() -> Exception:
        server_side = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        server_side.load_cert_chain(file)
        runner = web.AppRunner(web.Application())
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0, ssl_context=server_side)
        await site.start()
        port = runner.addresses[0][1]
        trusting = ssl.create_default_context(cafile=str(file))
        try:
            async with aiohttp.ClientSession() as session:
                with pytest.raises(aiohttp.ClientError) as raised:
                    await session.get(f"https://127.0.0.1:{port}", ssl=trusting, server_hostname=url_host)
                return raised.value
        finally:
            await runner.cleanup()

    return asyncio.run(main())


@pytest.mark.parametrize("days", [(-20, -10), (10, 20)], ids=["run out", "not yet valid"])
def test_dates_that_do_not_fit_are_told_with_todays(tmp_path, days):
    first, last = (NOW + timedelta(days=one) for one in days)
    error = trouble.of_connection(met(certificate(tmp_path, first, last)), ManualClock())
    assert error.reason is SyncReason.CERTIFICATE_DATES
    assert error.detail["today"] == "2026-11-24"


def test_certificate_of_another_name_is_another_one(tmp_path):
    file = certificate(tmp_path, NOW - timedelta(days=1), NOW + timedelta(days=1))
    error = trouble.of_connection(met(file, "hub.example"), ManualClock())
    assert error.reason is SyncReason.OTHER_CERTIFICATE
