"""A hub's owner, who takes sticks over the counter: keys and tables in a real PostgreSQL, no server."""

import asyncio
from datetime import UTC, datetime

import psycopg

from console.errors import ConsoleError
from console.hub import enrolment, founding
from console.hub.database import Database
from console.hub.receive import receive
from console.records.canonical import to_base64url
from console.records.hub_row import Hub
from console.sync import join_code, wire
from console.sync.wire import Line
from tests.support.clock import ManualClock
from tests.support.ledgers import UTC as NOW

TABLES = ("entry", "blob", "part", "refused", "displaced", "hole", "mark", "item", "console")


def run(work):
    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
        return runner.run(work)


class Office:
    """A hub's database, and its owner who takes sticks."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.clock = ManualClock(datetime(2026, 12, 1, 9, 0, tzinfo=UTC))
        self.keys = self.ask(lambda connection: founding.found(connection, self.clock.utc()))

    def ask(self, work):
        async def inside():
            async with Database(self.url, size=1) as database:
                return await database.transact(work)

        return run(inside())

    def admit(self, records) -> None:
        """As joining over a network leaves both."""
        now, us = self.clock.utc(), records.delivery.identity
        first = records.delivery.first_entry()

        async def join(connection):
            code = await enrolment.enrol(connection, self.keys, "Bangor", None, now)
            secret = to_base64url(join_code.read(code).secret)
            line = Line(first.core, first.hash, first.sig)
            wanted = wire.Join(secret, us.console, us.public_key, line)
            return await enrolment.join(connection, self.keys, wanted, now)

        joined = self.ask(join)
        where = ("https://hub.example.org", joined.hub, joined.sealing_key, None, records.console)
        records.delivery.join(Hub(*where, joined.site, joined.site_name, NOW, joined.epoch))

    def take(self, bundle, receipt):
        async def inside():
            async with Database(self.url, size=1) as database:
                return await receive(database, self.keys, bundle, receipt, self.clock)

        self.clock.advance(60)
        return run(inside())

    def take_many(self, bundles, path, receipt):
        """The reason for which each was not taken; None for one that was."""

        async def inside():
            found = []
            async with Database(self.url, size=1) as database:
                for data in bundles:
                    path.write_bytes(data)
                    try:
                        await receive(database, self.keys, path, receipt, self.clock)
                        found.append(None)
                    except ConsoleError as error:
                        found.append(error.reason)
            return found

        return run(inside())

    def rows(self, query):
        with psycopg.connect(self.url) as connection:
            return connection.execute(query).fetchall()

    def everything(self):
        return {table: sorted(map(repr, self.rows(f"SELECT * FROM {table}"))) for table in TABLES}
