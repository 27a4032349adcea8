"""Joining a hub with its one-time code: whom it names is shown first, and must be who answers."""

import hashlib
from typing import Final

from console.clock import Clock, iso_utc
from console.delivery import HubLook
from console.errors import ConsoleError, SyncReason
from console.records.canonical import from_base64url, to_base64url
from console.records.entry import Entry
from console.records.hub_row import Hub
from console.records.local import Identity
from console.sync import answering, join_code, wire
from console.sync.addresses import read_url
from console.sync.hub_client import Answer, HubClient, Whom
from console.sync.join_code import JoinCode
from console.sync.pace import Pace
from console.sync.wire import Join, Joined, Line

LONGEST_NAME: Final = 80


def look(url: str, code: str) -> HubLook:
    """Whom address and code name. Nothing is sent. ConsoleError: BAD_ADDRESS, NOT_SECURE, BAD_CODE."""
    used = read_url(url)
    named = _read(code)
    return HubLook(
        address=used,
        certificate_sha256=None if named.certificate is None else named.certificate.hex(),
        hub_key_sha256=named.hub.hex(),
    )


async def join(
    url: str, code: str, identity: Identity, first: Entry, clock: Clock, pace: Pace, name: str = ""
) -> Hub:
    """Bind the console to the code's site. `first`: its `console.created`.

    The same code and key give the same answer again. ConsoleError(SyncReason).
    """
    used, named = read_url(url), _read(code)
    whom = Whom(used, named.hub.hex(), named.certificate)
    asked = Join(
        secret=to_base64url(named.secret),
        console=identity.console,
        public_key=identity.public_key,
        first=Line(first.core, first.hash, first.sig),
        name=name.strip()[:LONGEST_NAME],
    )
    client = HubClient(whom, identity, clock, pace, is_genuine=lambda answer: _is_of(named, answer))
    async with client:
        joined: Joined = wire.decode(await client.ask("POST", wire.JOIN, wire.encode(asked)), Joined)
        client.learn_time(joined.hub_time)
    return Hub(
        url=used,
        hub_key=joined.hub,
        sealing_key=joined.sealing_key,
        certificate=named.certificate,
        console=identity.console,
        site=joined.site,
        site_name=joined.site_name,
        joined_utc=iso_utc(clock.utc()),
        epoch=joined.epoch,
        contact_utc=iso_utc(clock.utc()),
        clock_off_s=round(client.ahead_s),
    )


def leads_to(code: str, hub: Hub) -> bool:
    """Whether a code is of the hub that was joined: then joining again changes its address at most."""
    return _read(code).hub == hashlib.sha256(from_base64url(hub.hub_key)).digest()


def _is_of(named: JoinCode, answer: Answer) -> bool:
    """Whether the hub that the code names said yes, or somebody said no.

    A no can not be judged: it does not tell the key, of which the code holds a hash. It changes nothing.
    """
    if not 200 <= answer.status < 300:
        try:
            wire.decode(answer.body, wire.Refusal)
        except ValueError:
            return False
        return True
    try:
        joined: Joined = wire.decode(answer.body, Joined)
        is_named = hashlib.sha256(from_base64url(joined.hub)).digest() == named.hub
    except ValueError:
        return False
    return is_named and answering.is_genuine(
        answer.signature, joined.hub, nonce=answer.nonce, status=answer.status, body=answer.body
    )


def client_of(hub: Hub, identity: Identity, clock: Clock, pace: Pace) -> HubClient:
    """A conversation with the hub that was joined."""
    key_hash = hashlib.sha256(from_base64url(hub.hub_key)).hexdigest()
    return HubClient(
        Whom(hub.url, key_hash, hub.certificate),
        identity,
        clock,
        pace,
        is_genuine=lambda answer: answering.is_genuine(
            answer.signature, hub.hub_key, nonce=answer.nonce, status=answer.status, body=answer.body
        ),
        ahead_s=float(hub.clock_off_s or 0),
    )


def _read(code: str) -> JoinCode:
    try:
        return join_code.read(code)
    except ValueError as error:
        raise ConsoleError(SyncReason.BAD_CODE) from error
