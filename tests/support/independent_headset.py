"""A whole headset in one process, written from the protocol's text; nothing of `console` is imported.

    python tests/support/independent_headset.py --label "Seat 9" --state DIR [--confirm] [--fault NAME]

Prints one JSON object a line. Reads lines: `confirm`, `refuse`, `do MISDEED`, `faults NAME...`,
`say KIND JSON`, `quit`; ends with its standard input (a pipe), so that no test leaves one behind.
"""

import argparse
import asyncio
import json
import logging
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from zeroconf.asyncio import AsyncServiceInfo, AsyncZeroconf

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.support.independent.headset import Headset
from tests.support.independent.identity import Identity, server_context
from tests.support.independent.misdeeds import MISDEEDS
from tests.support.independent.session import Session
from tests.support.independent.wire import ClosedError


def tell(event: dict[str, Any]) -> None:
    with suppress(BrokenPipeError):  # the test has gone; so will this process, with its standard input
        print(json.dumps(event), flush=True)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--label", default="Seat 9")
    parser.add_argument("--state", type=Path, required=True)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--no-advert", action="store_true")
    parser.add_argument("--confirm", action="store_true", help="the wearer confirms every pairing")
    parser.add_argument("--station", help="speak under this id: a stolen one")
    parser.add_argument("--new-certificate", action="store_true")
    parser.add_argument("--steps", default="health,personal-items,wash")
    parser.add_argument("--fault", action="append", default=[], metavar="NAME")
    return parser.parse_args()


@asynccontextmanager
async def advertised(args: argparse.Namespace, headset: Headset, port: int) -> AsyncIterator[None]:
    """The DNS-SD advert, for as long as the block lasts."""
    if args.no_advert:
        yield
        return
    station = headset.identity.station
    text = {
        "txtvers": "1",
        "id": station,
        "label": args.label,
        "model": "Independent",
        "app": "independent/1",
        "proto": "1",
        "path": "/live",
        "tls": "1",
    }
    info = AsyncServiceInfo(
        "_xrclass._tcp.local.",
        f"{args.label} {station[:8]} {port}._xrclass._tcp.local.",
        port=port,
        parsed_addresses=[args.host],
        properties=text,
        server=f"headset-{station[:8]}-{port}.local.",
    )
    zeroconf = AsyncZeroconf(interfaces=[args.host])
    try:
        await zeroconf.async_register_service(info, allow_name_change=True)
        yield
    finally:
        await zeroconf.async_unregister_all_services()
        await zeroconf.async_close()


async def listen_to_person(headset: Headset) -> None:
    """Standard input is the wearer and the test's hand; its end is the end."""
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(reader), sys.stdin
    )
    while line := (await reader.readline()).decode().strip():
        verb, _, rest = line.partition(" ")
        if verb == "quit":
            return
        if verb in ("confirm", "refuse"):
            headset.refused = verb == "refuse"
            headset.confirmed.set()
        elif verb == "faults":
            headset.faults = frozenset(rest.split())
        elif verb == "say":
            kind, _, body = rest.partition(" ")
            await headset.say(kind, json.loads(body))
        elif verb == "do" and headset.driver is not None:
            try:
                await MISDEEDS[rest](headset, headset.driver)
            except ClosedError:
                tell({"event": "cut short", "misdeed": rest})
        else:
            tell({"event": "not done", "line": line})


async def freeze(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Take the TCP connection and never answer the TLS handshake."""
    tell({"event": "frozen"})
    try:
        while await reader.read(4096):
            pass
    except ConnectionError:
        pass
    finally:
        writer.close()


async def main(args: argparse.Namespace) -> None:
    identity = Identity(args.state, station=args.station, new_certificate=args.new_certificate)
    headset = Headset(
        identity,
        label=args.label,
        tell=tell,
        confirms=args.confirm,
        faults=frozenset(args.fault),
        steps=tuple(args.steps.split(",")),
    )

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await Session(headset, reader, writer, identity.fingerprint).serve()

    if "tls-freeze" in args.fault:
        server = await asyncio.start_server(freeze, args.host, args.port)
    else:
        context = server_context(args.state)
        server = await asyncio.start_server(
            serve, args.host, args.port, ssl=context, ssl_handshake_timeout=5, limit=131_072
        )
    port = server.sockets[0].getsockname()[1]
    async with server, advertised(args, headset, port):
        tell({"event": "listening", "station": identity.station, "port": port, "boot": headset.boot})
        live = asyncio.create_task(headset.live())
        await listen_to_person(headset)
        live.cancel()
        if headset.driver is not None:
            await headset.driver.socket_close(1000, "bye")


if __name__ == "__main__":
    logging.getLogger("asyncio").setLevel(logging.CRITICAL)  # a flood into a link that was cut is no news
    asyncio.run(main(arguments()))
