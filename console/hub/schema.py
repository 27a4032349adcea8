"""The hub's tables, step by step. A step that was released is never edited.

Portable on purpose (resources/docs/hub.md): plain tables, no foreign keys, triggers or sequences, so that a
distributed PostgreSQL can spread them. Whatever belongs to a chain has `console` in its key, whatever a whole
site shares has `site`.
"""

from typing import Final

from console.errors import ConsoleError, HubReason
from console.hub.database import Connection

STEPS: Final[tuple[tuple[str, ...], ...]] = (
    (
        """
        CREATE TABLE hub (
          one INTEGER PRIMARY KEY CHECK (one = 1),
          epoch TEXT NOT NULL,
          signing_key BYTEA NOT NULL,
          sealing_key BYTEA NOT NULL,
          certificate TEXT NOT NULL,
          certificate_key TEXT NOT NULL,
          made_at TIMESTAMPTZ NOT NULL
        )
        """,
        """
        CREATE TABLE site (
          id TEXT PRIMARY KEY,
          name TEXT NOT NULL,
          last_item BIGINT NOT NULL DEFAULT 0,
          made_at TIMESTAMPTZ NOT NULL
        )
        """,
        """
        CREATE TABLE enrolment (
          secret_sha256 TEXT PRIMARY KEY,
          site TEXT NOT NULL,
          made_at TIMESTAMPTZ NOT NULL,
          expires_at TIMESTAMPTZ NOT NULL,
          console TEXT,
          used_at TIMESTAMPTZ
        )
        """,
        """
        CREATE TABLE console (
          id TEXT PRIMARY KEY,
          site TEXT NOT NULL,
          public_key TEXT NOT NULL,
          name TEXT NOT NULL DEFAULT '',
          joined_at TIMESTAMPTZ,
          revoked_at TIMESTAMPTZ,
          heard_at TIMESTAMPTZ,
          forked_at TIMESTAMPTZ,
          clock_off_s BIGINT,
          clock_off_at TIMESTAMPTZ,
          seq BIGINT NOT NULL DEFAULT 0,
          hash TEXT,
          top_seq BIGINT NOT NULL DEFAULT 0,
          top_hash TEXT,
          top_utc TEXT,
          former TEXT,
          former_seq BIGINT,
          former_hash TEXT
        )
        """,
        """
        CREATE TABLE entry (
          console TEXT NOT NULL,
          seq BIGINT NOT NULL,
          id TEXT NOT NULL,
          kind TEXT NOT NULL,
          hash TEXT NOT NULL,
          sig TEXT NOT NULL,
          core TEXT NOT NULL,
          received_at TIMESTAMPTZ NOT NULL,
          PRIMARY KEY (console, seq),
          UNIQUE (console, id)
        )
        """,
        """
        CREATE TABLE mark (
          console TEXT NOT NULL,
          seq BIGINT NOT NULL,
          word TEXT NOT NULL,
          detail TEXT NOT NULL,
          PRIMARY KEY (console, seq, word)
        )
        """,
        """
        CREATE TABLE refused (
          console TEXT NOT NULL,
          sha256 TEXT NOT NULL,
          seq BIGINT,
          lies_at BIGINT,
          status TEXT NOT NULL,
          line BYTEA NOT NULL,
          brought_by TEXT NOT NULL,
          received_at TIMESTAMPTZ NOT NULL,
          PRIMARY KEY (console, sha256)
        )
        """,
        """
        CREATE TABLE hole (
          console TEXT NOT NULL,
          seq BIGINT NOT NULL,
          hash TEXT,
          found_at TIMESTAMPTZ NOT NULL,
          filled_at TIMESTAMPTZ,
          PRIMARY KEY (console, seq)
        )
        """,
        """
        CREATE TABLE displaced (
          console TEXT NOT NULL,
          hash TEXT NOT NULL,
          seq BIGINT NOT NULL,
          id TEXT NOT NULL,
          kind TEXT NOT NULL,
          sig TEXT NOT NULL,
          core TEXT NOT NULL,
          brought_by TEXT NOT NULL,
          received_at TIMESTAMPTZ NOT NULL,
          PRIMARY KEY (console, hash)
        )
        """,
        """
        CREATE TABLE part (
          site TEXT NOT NULL,
          console TEXT NOT NULL,
          sha256 TEXT NOT NULL,
          seq BIGINT NOT NULL,
          type TEXT NOT NULL,
          bytes BIGINT NOT NULL,
          state TEXT NOT NULL,
          PRIMARY KEY (site, sha256, console)
        )
        """,
        "CREATE INDEX part_missing ON part (site, console, seq) WHERE state = 'missing'",
        """
        CREATE TABLE blob (
          site TEXT NOT NULL,
          sha256 TEXT NOT NULL,
          bytes BYTEA NOT NULL,
          brought_by TEXT NOT NULL,
          received_at TIMESTAMPTZ NOT NULL,
          PRIMARY KEY (site, sha256)
        )
        """,
        """
        CREATE TABLE erased (
          site TEXT NOT NULL,
          sha256 TEXT NOT NULL,
          console TEXT NOT NULL,
          seq BIGINT NOT NULL,
          PRIMARY KEY (site, sha256)
        )
        """,
        """
        CREATE TABLE item (
          site TEXT NOT NULL,
          number BIGINT NOT NULL,
          tag TEXT NOT NULL,
          form TEXT NOT NULL,
          source TEXT NOT NULL,
          console TEXT NOT NULL,
          first_seq BIGINT NOT NULL DEFAULT 0,
          last_seq BIGINT NOT NULL DEFAULT 0,
          content TEXT NOT NULL DEFAULT '',
          made_at TIMESTAMPTZ NOT NULL,
          PRIMARY KEY (site, number)
        )
        """,
        """
        CREATE TABLE course (
          id TEXT NOT NULL,
          version TEXT NOT NULL,
          site TEXT NOT NULL,
          sha256 TEXT NOT NULL,
          toml TEXT NOT NULL,
          made_at TIMESTAMPTZ NOT NULL,
          PRIMARY KEY (id, version, site)
        )
        """,
        """
        CREATE TABLE nonce (
          console TEXT NOT NULL,
          nonce TEXT NOT NULL,
          claim TEXT NOT NULL,
          used_at TIMESTAMPTZ NOT NULL,
          PRIMARY KEY (console, nonce)
        )
        """,
        "CREATE INDEX nonce_by_age ON nonce (used_at)",
    ),
)
"""What each step does, in order."""


async def bring_up_to_date(connection: Connection) -> int:
    """Run the steps that are missing, inside the caller's transaction; returns how many ran.

    ConsoleError: NEWER_SCHEMA. Several at once wait for each other at the one row of `schema_lock`.
    """
    await connection.execute("CREATE TABLE IF NOT EXISTS schema_lock (one INTEGER PRIMARY KEY)")
    await connection.execute("INSERT INTO schema_lock (one) VALUES (1) ON CONFLICT DO NOTHING")
    await connection.execute("SELECT one FROM schema_lock WHERE one = 1 FOR UPDATE")
    await connection.execute(
        "CREATE TABLE IF NOT EXISTS schema_step (number INTEGER PRIMARY KEY, ran_at TIMESTAMPTZ NOT NULL)"
    )
    done = await _last_step(connection)
    for number in range(done + 1, len(STEPS) + 1):
        for statement in STEPS[number - 1]:
            await connection.execute(statement)
        await connection.execute("INSERT INTO schema_step (number, ran_at) VALUES (%s, now())", (number,))
    return len(STEPS) - done


async def check(connection: Connection) -> None:
    """Nothing, when the tables are this version's. ConsoleError: NOT_SET_UP, NEWER_SCHEMA."""
    found = await connection.execute("SELECT to_regclass('schema_step') IS NOT NULL")
    row = await found.fetchone()
    if row is None or not row[0] or await _last_step(connection) < len(STEPS):
        raise ConsoleError(HubReason.NOT_SET_UP)


async def _last_step(connection: Connection) -> int:
    found = await connection.execute("SELECT coalesce(max(number), 0) FROM schema_step")
    (number,) = await found.fetchone() or (0,)
    if number > len(STEPS):
        raise ConsoleError(HubReason.NEWER_SCHEMA, found=number, known=len(STEPS))
    return int(number)
