"""The step that lets entries of other consoles count, under the same rules as `steps`."""

from typing import TYPE_CHECKING, Final

from console.records.steps import run_statements

if TYPE_CHECKING:
    from sqlite_utils import Database

_M0007: Final = """
CREATE INDEX peer_entry_taken ON peer_entry (taken);
CREATE TABLE peer_console (
  console TEXT PRIMARY KEY,
  "key" TEXT NOT NULL,
  name TEXT NOT NULL,
  revoked_utc TEXT
) STRICT;
CREATE TABLE peer_trouble (
  console TEXT NOT NULL,
  seq INTEGER NOT NULL,
  reason TEXT NOT NULL,
  utc TEXT NOT NULL,
  stops INTEGER NOT NULL,
  PRIMARY KEY (console, seq, reason)
) STRICT;
CREATE TABLE wanted_part (
  sha256 TEXT PRIMARY KEY,
  reason TEXT
) STRICT;

CREATE TABLE personal_part (
  sha256 TEXT NOT NULL,
  person TEXT NOT NULL,
  peer TEXT NOT NULL,
  utc TEXT NOT NULL,
  identity_by TEXT,
  identity_document TEXT,
  erased INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (sha256, person)
) STRICT;
CREATE INDEX personal_part_person ON personal_part (person);
CREATE INDEX personal_part_erased ON personal_part (erased) WHERE erased;
CREATE TABLE erasure (
  person TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  peer TEXT NOT NULL,
  utc TEXT NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (person, sha256, peer)
) STRICT;
CREATE TABLE consent (
  person TEXT NOT NULL,
  scope TEXT NOT NULL,
  class TEXT NOT NULL,
  peer TEXT NOT NULL,
  given_utc TEXT,
  withdrawn_utc TEXT,
  seq INTEGER NOT NULL,
  PRIMARY KEY (person, scope, class, peer)
) STRICT;
CREATE TABLE account (
  id TEXT NOT NULL,
  peer TEXT NOT NULL,
  user_id TEXT NOT NULL,
  printed_name TEXT NOT NULL,
  roles TEXT NOT NULL,
  roles_ever TEXT NOT NULL,
  qualified INTEGER NOT NULL,
  enabled INTEGER NOT NULL,
  home INTEGER NOT NULL,
  created_utc TEXT NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (id, peer)
) STRICT;
CREATE TABLE account_switch (
  account TEXT NOT NULL,
  peer TEXT NOT NULL,
  enabled INTEGER NOT NULL,
  place INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (account, peer)
) STRICT;
CREATE TABLE account_key (
  "key" TEXT NOT NULL,
  console TEXT NOT NULL,
  account TEXT NOT NULL,
  kind TEXT NOT NULL,
  made_utc TEXT NOT NULL,
  confirmed_by TEXT,
  reason TEXT,
  retired_seq INTEGER,
  peer TEXT NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY ("key", console)
) STRICT;
CREATE INDEX account_key_account ON account_key (account);
CREATE TABLE recovery_sheet (
  "key" TEXT NOT NULL,
  peer TEXT NOT NULL,
  current INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY ("key", peer)
) STRICT;
CREATE TABLE merged (
  id TEXT NOT NULL,
  into_id TEXT NOT NULL,
  peer TEXT NOT NULL,
  counts INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (id, into_id, peer)
) STRICT;
CREATE INDEX merged_into ON merged (into_id);
CREATE TABLE lineage (
  console TEXT PRIMARY KEY,
  peer TEXT NOT NULL,
  seq INTEGER NOT NULL
) STRICT;
CREATE INDEX decision_person ON decision (person);
CREATE INDEX decision_supersedes ON decision (supersedes);
CREATE INDEX signature_signer ON signature (signer);
"""

_MADE_ANEW: Final = ("personal_part", "consent", "account", "account_key", "recovery_sheet", "merged")
_OF_SOMEBODY: Final = ("class", "seat", "run", "person", "assessment", "decision", "signature")


def m0007_peers(db: "Database") -> None:
    """Other consoles of the site, when their entries came, and whose each line of a list is.

    Lists are made anew from the entries after every step, so those that change are simply put anew.
    """
    for table in _MADE_ANEW:
        db.execute(f"DROP TABLE {table}")
    for table in _OF_SOMEBODY:
        db.execute(f"ALTER TABLE {table} ADD COLUMN peer TEXT NOT NULL DEFAULT ''")
    db.execute("ALTER TABLE signature ADD COLUMN counts INTEGER NOT NULL DEFAULT 1")
    db.execute("ALTER TABLE decision ADD COLUMN counts INTEGER NOT NULL DEFAULT 1")
    for column in ("arrived", "taken"):
        db.execute(f"ALTER TABLE peer_entry ADD COLUMN {column} INTEGER NOT NULL DEFAULT 0")
    run_statements(db, _M0007)
