"""The steps that follow those of `steps`, under the same rules."""

from typing import TYPE_CHECKING, Final

from console.records import steps
from console.records.peer_steps import m0007_peers
from console.records.steps import run_statements

if TYPE_CHECKING:
    from sqlite_utils import Database

_M0005: Final = """
CREATE TABLE hub (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  url TEXT NOT NULL,
  hub_key TEXT NOT NULL,
  sealing_key TEXT NOT NULL,
  certificate BLOB,
  console TEXT NOT NULL,
  site TEXT NOT NULL,
  site_name TEXT NOT NULL,
  joined_utc TEXT NOT NULL,
  epoch TEXT NOT NULL,
  "cursor" TEXT,
  contact_utc TEXT,
  clock_off_s INTEGER,
  reason TEXT,
  detail TEXT NOT NULL
) STRICT;
CREATE TABLE delivered (
  console TEXT NOT NULL,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL CHECK (last >= first),
  utc TEXT NOT NULL,
  PRIMARY KEY (console, first)
) STRICT;
CREATE TABLE refused (
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  console TEXT,
  seq INTEGER,
  reason TEXT NOT NULL,
  utc TEXT NOT NULL,
  PRIMARY KEY (id, kind)
) STRICT;
CREATE INDEX refused_seq ON refused (console, seq);
"""


def m0005_hub(db: "Database") -> None:
    """The hub that was joined, which entries it has signed for, and what it or another did not take."""
    run_statements(db, _M0005)


_M0006: Final = """
CREATE TABLE lrs (
  id TEXT PRIMARY KEY,
  url TEXT NOT NULL UNIQUE,
  home_page TEXT NOT NULL,
  credentials_file TEXT,
  added_utc TEXT NOT NULL,
  through INTEGER NOT NULL,
  delivered INTEGER NOT NULL,
  withheld INTEGER NOT NULL,
  contact_utc TEXT,
  reason TEXT
) STRICT;
CREATE TABLE lrs_refused (
  lrs TEXT NOT NULL,
  id TEXT NOT NULL,
  place INTEGER NOT NULL,
  reason TEXT NOT NULL,
  utc TEXT NOT NULL,
  PRIMARY KEY (lrs, id)
) STRICT;
"""


def m0006_lrs(db: "Database") -> None:
    """The learning record stores that were added, how far each has got, and what it did not take."""
    run_statements(db, _M0006)


STEPS: Final = (*steps.STEPS, m0005_hub, m0006_lrs, m0007_peers)
"""Every step of this version, oldest first."""
