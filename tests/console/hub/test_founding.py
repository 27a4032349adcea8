"""`hub init`: tables and keys are made once, by however many at once, and never over newer ones."""

import threading

import psycopg
import pytest

from console.clock import SystemClock
from console.errors import ConsoleError, HubReason
from console.hub import founding, schema
from console.hub.database import conninfo
from tests.support.hub import transact

NOW = SystemClock().utc()


def found(url: str) -> founding.Keys:
    from console.hub.database import reachable
    from tests.support.hub import on_a_loop

    async def inside() -> founding.Keys:
        async with reachable(url) as database:
            return await database.transact(lambda connection: founding.found(connection, NOW))

    return on_a_loop(inside())


def test_many_that_found_at_once_found_one_hub(postgres_server):
    url, keys = postgres_server.database(), []
    threads = [threading.Thread(target=lambda: keys.append(found(url))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(keys) == 4
    assert len({(one.public, one.sealing_public, one.certificate_sha256) for one in keys}) == 1
    assert found(url).public == keys[0].public
    with psycopg.connect(url) as connection:
        steps = connection.execute("SELECT number FROM schema_step ORDER BY number").fetchall()
    assert steps == [(number + 1,) for number in range(len(schema.STEPS))]


def test_newer_tables_are_left_alone_and_missing_ones_said(postgres_server):
    url = postgres_server.database()
    with pytest.raises(ConsoleError) as caught:
        transact(url, founding.keys)
    assert caught.value.reason is HubReason.NOT_SET_UP
    found(url)
    with psycopg.connect(url) as connection:
        connection.execute("INSERT INTO schema_step VALUES (99, now())")
    for work in (founding.keys, lambda connection: founding.found(connection, NOW)):
        with pytest.raises(ConsoleError) as caught:
            transact(url, work)
        assert caught.value.reason is HubReason.NEWER_SCHEMA


def test_address_of_the_database_comes_from_the_command_the_environment_or_libpq(monkeypatch):
    for name in ("PGHOST", "PGSERVICE", "PGDATABASE", "RESILIENCE_HUB_DATABASE"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(ConsoleError) as caught:
        conninfo(None)
    assert caught.value.reason is HubReason.NO_DATABASE_URL
    monkeypatch.setenv("RESILIENCE_HUB_DATABASE", "postgresql://hub@db/one")
    assert "dbname=one" in conninfo(None)
    assert "dbname=two" in conninfo("postgresql://hub@db/two?connect_timeout=9")
    assert "connect_timeout=9" in conninfo("postgresql://hub@db/two?connect_timeout=9")
    monkeypatch.delenv("RESILIENCE_HUB_DATABASE")
    monkeypatch.setenv("PGHOST", "db")
    assert "host" not in conninfo(None)


def test_address_that_can_not_be_read_is_not_repeated():
    with pytest.raises(ConsoleError) as caught:
        conninfo("postgresql://hub:secret word@db:port/x")
    assert caught.value.reason is HubReason.BAD_DATABASE_URL
    assert caught.value.__cause__ is None
    assert "secret" not in str(caught.value)
