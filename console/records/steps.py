"""The steps themselves, oldest first. A released one is never edited; a new file runs the same steps.

No step may import model code: it must still do tomorrow what it did on the day of its release.
"""

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sqlite_utils import Database

_M0001: Final = """
CREATE TABLE entry (
  seq INTEGER PRIMARY KEY,
  console TEXT NOT NULL,
  id TEXT NOT NULL UNIQUE,
  core TEXT NOT NULL,
  hash TEXT NOT NULL,
  sig TEXT NOT NULL,
  kind TEXT GENERATED ALWAYS AS (json_extract(core, '$.kind')) VIRTUAL,
  subject TEXT GENERATED ALWAYS AS (json_extract(core, '$.subject')) VIRTUAL,
  utc TEXT GENERATED ALWAYS AS (json_extract(core, '$.t.utc')) VIRTUAL
) STRICT;
CREATE INDEX entry_kind ON entry (kind, seq);
CREATE INDEX entry_subject ON entry (subject, seq);
CREATE TRIGGER entry_never_changes BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'entries never change'); END;
CREATE TRIGGER entry_never_goes BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'entries never go'); END;
CREATE TRIGGER entry_follows_the_last BEFORE INSERT ON entry
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM entry)
  OR EXISTS (SELECT 1 FROM entry WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'an entry follows the last one'); END;

CREATE TABLE blob (
  sha256 TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;
CREATE TRIGGER blob_never_changes BEFORE UPDATE ON blob
BEGIN SELECT RAISE(ABORT, 'blobs never change'); END;
CREATE TRIGGER blob_goes_only_when_erased BEFORE DELETE ON blob
WHEN NOT EXISTS (
  SELECT 1 FROM entry, json_each(entry.core, '$.body.blobs') AS erased
  WHERE entry.kind = 'person.erased' AND erased.value = OLD.sha256)
BEGIN SELECT RAISE(ABORT, 'a blob goes only when its person is erased'); END;
CREATE TRIGGER blob_is_written_once BEFORE INSERT ON blob
WHEN EXISTS (SELECT 1 FROM blob WHERE sha256 = NEW.sha256)
BEGIN SELECT RAISE(IGNORE); END;

CREATE TABLE run_event (
  "row" INTEGER PRIMARY KEY,
  run TEXT,
  received_utc TEXT NOT NULL,
  received_mono_ms INTEGER NOT NULL,
  station TEXT,
  boot TEXT,
  seq INTEGER,
  frame TEXT,
  actor TEXT,
  kind TEXT,
  data TEXT,
  UNIQUE (station, boot, seq),
  CHECK (
    (station IS NOT NULL AND boot IS NOT NULL AND seq IS NOT NULL AND frame IS NOT NULL
      AND actor IS NULL AND kind IS NULL AND data IS NULL)
    OR (station IS NULL AND boot IS NULL AND seq IS NULL AND frame IS NULL
      AND kind IS NOT NULL AND data IS NOT NULL))
) STRICT;
CREATE INDEX run_event_run ON run_event (run, "row");
CREATE TRIGGER run_event_never_changes BEFORE UPDATE ON run_event
BEGIN SELECT RAISE(ABORT, 'run log rows never change'); END;
CREATE TRIGGER run_event_never_goes BEFORE DELETE ON run_event
BEGIN SELECT RAISE(ABORT, 'run log rows never go'); END;
CREATE TRIGGER run_event_follows_the_last BEFORE INSERT ON run_event
WHEN NEW."row" IS NOT (SELECT coalesce(max("row"), 0) + 1 FROM run_event)
  OR EXISTS (SELECT 1 FROM run_event WHERE station = NEW.station AND boot = NEW.boot AND seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'a run log row follows the last one'); END;

CREATE TABLE identity (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  console TEXT NOT NULL,
  private_key BLOB NOT NULL
) STRICT;
CREATE TABLE pin (
  station TEXT PRIMARY KEY,
  "key" BLOB NOT NULL,
  certificate BLOB NOT NULL,
  label TEXT NOT NULL,
  model TEXT NOT NULL,
  app TEXT NOT NULL,
  address TEXT NOT NULL,
  paired_utc TEXT NOT NULL
) STRICT;
CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE class (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  mode TEXT NOT NULL,
  region TEXT,
  duration_min INTEGER NOT NULL,
  course TEXT NOT NULL,
  course_version TEXT NOT NULL,
  course_sha256 TEXT NOT NULL,
  state TEXT NOT NULL,
  planned_utc TEXT NOT NULL,
  started_utc TEXT,
  closed_utc TEXT,
  seq INTEGER NOT NULL
) STRICT;
CREATE TABLE seat (
  class TEXT NOT NULL,
  turn INTEGER NOT NULL,
  seat TEXT NOT NULL,
  station TEXT NOT NULL,
  person TEXT NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (class, turn, seat)
) STRICT;
CREATE TABLE person (
  id TEXT PRIMARY KEY,
  personal TEXT NOT NULL,
  enrolled_utc TEXT NOT NULL,
  seq INTEGER NOT NULL
) STRICT;
CREATE TABLE run (
  id TEXT PRIMARY KEY,
  class TEXT,
  person TEXT,
  station TEXT NOT NULL,
  attempt INTEGER NOT NULL,
  course TEXT NOT NULL,
  course_version TEXT NOT NULL,
  course_sha256 TEXT NOT NULL,
  started_utc TEXT NOT NULL,
  started_seq INTEGER NOT NULL,
  closed_utc TEXT,
  outcome TEXT,
  critical_errors TEXT NOT NULL,
  events INTEGER,
  reason TEXT,
  seq INTEGER NOT NULL
) STRICT;
CREATE INDEX run_class ON run (class, started_seq);
CREATE INDEX run_person ON run (person, course);
CREATE TABLE assessment (
  id TEXT PRIMARY KEY,
  run TEXT NOT NULL,
  person TEXT NOT NULL,
  outcome TEXT NOT NULL,
  proposal TEXT NOT NULL,
  critical_errors TEXT NOT NULL,
  evidence_complete INTEGER NOT NULL,
  reason TEXT,
  expires TEXT,
  decider TEXT,
  actor TEXT,
  decided_utc TEXT NOT NULL,
  record TEXT NOT NULL,
  course TEXT NOT NULL,
  course_version TEXT NOT NULL,
  course_sha256 TEXT NOT NULL,
  seq INTEGER NOT NULL
) STRICT;
CREATE INDEX assessment_run ON assessment (run);
"""


def m0001_ledger(db: "Database") -> None:
    """Ledger, run log, local tables and the projections of classes, people, runs and assessments."""
    run_statements(db, _M0001)


_M0002: Final = """
CREATE TABLE signing_key (
  account TEXT PRIMARY KEY,
  "key" TEXT NOT NULL,
  sealed TEXT NOT NULL
) STRICT;
CREATE TABLE lockout (
  who TEXT PRIMARY KEY,
  failures INTEGER NOT NULL,
  mono_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE account (
  id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL,
  printed_name TEXT NOT NULL,
  roles TEXT NOT NULL,
  qualified INTEGER NOT NULL,
  enabled INTEGER NOT NULL,
  created_utc TEXT NOT NULL,
  seq INTEGER NOT NULL
) STRICT;
CREATE TABLE account_key (
  "key" TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  console TEXT NOT NULL,
  kind TEXT NOT NULL,
  made_utc TEXT NOT NULL,
  confirmed_by TEXT,
  reason TEXT,
  retired_seq INTEGER,
  seq INTEGER NOT NULL
) STRICT;
CREATE INDEX account_key_account ON account_key (account);
CREATE TABLE recovery_sheet (
  "key" TEXT PRIMARY KEY,
  current INTEGER NOT NULL,
  seq INTEGER NOT NULL
) STRICT;
CREATE TABLE merged (
  id TEXT PRIMARY KEY,
  into_id TEXT NOT NULL,
  seq INTEGER NOT NULL
) STRICT;
CREATE TABLE decision (
  record TEXT PRIMARY KEY,
  entry TEXT NOT NULL,
  assessment TEXT NOT NULL,
  run TEXT NOT NULL,
  person TEXT NOT NULL,
  outcome TEXT NOT NULL,
  proposal TEXT NOT NULL,
  critical_errors TEXT NOT NULL,
  evidence_complete INTEGER NOT NULL,
  overridden INTEGER NOT NULL,
  reason TEXT,
  feedback TEXT,
  expires TEXT,
  decider TEXT,
  actor TEXT,
  decided_utc TEXT NOT NULL,
  course TEXT NOT NULL,
  course_version TEXT NOT NULL,
  course_sha256 TEXT NOT NULL,
  supersedes TEXT,
  superseded INTEGER NOT NULL,
  voided INTEGER NOT NULL,
  needs_countersign INTEGER NOT NULL,
  sample TEXT,
  seq INTEGER NOT NULL
) STRICT;
CREATE INDEX decision_assessment ON decision (assessment, seq);
CREATE INDEX decision_entry ON decision (entry);
CREATE INDEX decision_run ON decision (run);
CREATE INDEX decision_actor ON decision (actor);
CREATE TABLE signature (
  entry TEXT PRIMARY KEY,
  assessment TEXT NOT NULL,
  record TEXT NOT NULL,
  meaning TEXT NOT NULL,
  signer TEXT NOT NULL,
  printed_name TEXT NOT NULL,
  role TEXT NOT NULL,
  utc TEXT NOT NULL,
  offset_min INTEGER NOT NULL,
  clock TEXT NOT NULL,
  components TEXT NOT NULL,
  "key" TEXT NOT NULL,
  note TEXT,
  boot TEXT NOT NULL,
  course TEXT NOT NULL,
  seq INTEGER NOT NULL
) STRICT;
CREATE INDEX signature_record ON signature (record, meaning);
CREATE INDEX signature_unit ON signature (course, meaning, seq);
CREATE INDEX signature_boot ON signature (boot, seq);
"""


def m0002_accounts(db: "Database") -> None:
    """Wrapped signing keys and lock-out counts; projections of accounts, decisions and signatures."""
    run_statements(db, _M0002)
    # Decisions of older files: nobody had an account, so each stands alone and can not be signed.
    db.execute(
        """
        INSERT INTO decision SELECT record, entry.id, assessment.id, run, person, outcome, proposal,
          critical_errors, evidence_complete,
          outcome <> proposal OR EXISTS (SELECT 1 FROM json_each(entry.core, '$.body.criteria') AS one
            WHERE json_type(one.value, '$.machine') IS NOT NULL),
          reason, json_extract(entry.core, '$.body.feedback'), expires, decider, actor, decided_utc,
          course, course_version, course_sha256, NULL, 0, 0, 0, NULL, assessment.seq
        FROM assessment JOIN entry ON entry.hash = record
        """
    )


_M0003: Final = """
CREATE TABLE peer_entry (
  console TEXT NOT NULL,
  seq INTEGER NOT NULL,
  id TEXT NOT NULL UNIQUE,
  core TEXT NOT NULL,
  hash TEXT NOT NULL,
  sig TEXT NOT NULL,
  kind TEXT GENERATED ALWAYS AS (json_extract(core, '$.kind')) VIRTUAL,
  PRIMARY KEY (console, seq)
) STRICT;
CREATE INDEX peer_entry_kind ON peer_entry (kind);
CREATE TRIGGER peer_entry_never_changes BEFORE UPDATE ON peer_entry
BEGIN SELECT RAISE(ABORT, 'entries never change'); END;
CREATE TRIGGER peer_entry_never_goes BEFORE DELETE ON peer_entry
BEGIN SELECT RAISE(ABORT, 'entries never go'); END;
CREATE TRIGGER peer_entry_follows_the_last BEFORE INSERT ON peer_entry
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM peer_entry WHERE console = NEW.console)
  OR EXISTS (SELECT 1 FROM peer_entry WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'an entry follows the last one'); END;
CREATE TRIGGER blob_goes_only_when_erased BEFORE DELETE ON blob
WHEN NOT EXISTS (
  SELECT 1 FROM entry, json_each(entry.core, '$.body.blobs') AS erased
  WHERE entry.kind = 'person.erased' AND erased.value = OLD.sha256)
AND NOT EXISTS (
  SELECT 1 FROM peer_entry, json_each(peer_entry.core, '$.body.blobs') AS erased
  WHERE peer_entry.kind = 'person.erased' AND erased.value = OLD.sha256)
BEGIN SELECT RAISE(ABORT, 'a blob goes only when its person is erased'); END;
"""


def m0003_peers(db: "Database") -> None:
    """Entries of other consoles, under the same guards; their erasures count as ours."""
    db.execute("DROP TRIGGER blob_goes_only_when_erased")
    run_statements(db, _M0003)


_M0004: Final = """
CREATE TABLE personal_part (
  sha256 TEXT PRIMARY KEY,
  person TEXT NOT NULL,
  erased INTEGER NOT NULL,
  seq INTEGER NOT NULL
) STRICT;
CREATE INDEX personal_part_person ON personal_part (person);
CREATE TABLE consent (
  person TEXT NOT NULL,
  scope TEXT NOT NULL,
  class TEXT NOT NULL,
  given_utc TEXT NOT NULL,
  withdrawn_utc TEXT,
  seq INTEGER NOT NULL,
  PRIMARY KEY (person, scope, class)
) STRICT;
CREATE INDEX merged_into ON merged (into_id);
CREATE TABLE erasure_notice (
  id TEXT PRIMARY KEY,
  core TEXT NOT NULL,
  hash TEXT NOT NULL,
  sig TEXT NOT NULL
) STRICT;
CREATE TRIGGER blob_goes_only_when_erased BEFORE DELETE ON blob
WHEN NOT EXISTS (
  SELECT 1 FROM (
    SELECT core, kind FROM entry WHERE kind = 'person.erased'
    UNION ALL SELECT core, kind FROM peer_entry WHERE kind = 'person.erased'
    UNION ALL SELECT core, 'person.erased' FROM erasure_notice) AS said,
  json_each(said.core, '$.body.blobs') AS erased
  WHERE erased.value = OLD.sha256)
BEGIN SELECT RAISE(ABORT, 'a blob goes only when its person is erased'); END;
"""


def m0004_people(db: "Database") -> None:
    """Consent, every personal part and whether it was erased, and erasures later than a copy."""
    db.execute("DROP TRIGGER blob_goes_only_when_erased")
    for column in ("identity_by", "identity_document", "erased_utc"):
        db.execute(f"ALTER TABLE person ADD COLUMN {column} TEXT")
    run_statements(db, _M0004)
    db.execute("INSERT INTO personal_part SELECT personal, id, 0, seq FROM person WHERE personal != ''")


def run_statements(db: "Database", script: str) -> None:
    """Run a step's script, inside its transaction."""
    # Statement by statement: executescript would COMMIT before the step is recorded as taken.
    for statement in re.split(r";\n+(?=CREATE )", script.strip()):
        db.execute(statement)


STEPS: Final = (m0001_ledger, m0002_accounts, m0003_peers, m0004_people)
"""The first steps, oldest first; `later_steps` has those that follow."""
