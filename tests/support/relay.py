"""A man in the middle: takes TLS with a certificate of its own and carries every byte on to the real headset.

    python tests/support/relay.py --target HOST:PORT --state DIR [--port PORT]

Prints one JSON object a line: where it listens, and how many bytes the console has let it read.
"""

import argparse
import asyncio
import json
import ssl
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.support.independent.identity import make_certificate, server_context


async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, count: bool) -> None:
    total = 0
    try:
        while data := await reader.read(65_536):
            total += len(data)
            if count:
                print(json.dumps({"event": "read", "bytes": total}), flush=True)
            writer.write(data)
            await writer.drain()
    except (ConnectionError, ssl.SSLError):
        pass
    finally:
        writer.close()


async def main(target: str, state: Path, listen: int) -> None:
    trusting = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    host, _, port = target.rpartition(":")

    async def between(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        print(json.dumps({"event": "connected"}), flush=True)
        try:
            far_reader, far_writer = await asyncio.open_connection(host, int(port), ssl=trusting)
        except OSError:
            writer.close()
            return
        async with asyncio.TaskGroup() as group:
            group.create_task(carry(reader, far_writer, count=True))
            group.create_task(carry(far_reader, writer, count=False))
        print(json.dumps({"event": "over"}), flush=True)

    server = await asyncio.start_server(between, "127.0.0.1", listen, ssl=server_context(state))
    async with server:
        print(json.dumps({"event": "listening", "port": server.sockets[0].getsockname()[1]}), flush=True)
        end = asyncio.StreamReader()
        await asyncio.get_running_loop().connect_read_pipe(
            lambda: asyncio.StreamReaderProtocol(end), sys.stdin
        )
        await end.read()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--target", required=True)
    parser.add_argument("--state", type=Path, required=True)
    parser.add_argument("--port", type=int, default=0)
    args = parser.parse_args()
    args.state.mkdir(parents=True, exist_ok=True)
    make_certificate(args.state)
    asyncio.run(main(args.target, args.state, args.port))
