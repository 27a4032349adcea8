"""The hub's log: one JSON object a line on stderr, with ids and never a name or a secret."""

import json
import logging
import sys
from datetime import UTC, datetime
from typing import Final

from console.clock import iso_utc
from console.logs import describe

_USUAL: Final = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


class JsonLines(logging.Formatter):
    """A record as one JSON object: what was given as `extra` beside time, level and event."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        said = {
            "t": iso_utc(datetime.fromtimestamp(record.created, UTC)),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
            **{name: value for name, value in vars(record).items() if name not in _USUAL},
        }
        if record.exc_info and record.exc_info[1] is not None:
            error = record.exc_info[1]
            said["error"] = type(error).__name__
            said["at"] = describe(error, error.__traceback__)
        return json.dumps(said, separators=(",", ":"), default=str)


def log_as_json() -> None:
    """From now on every log line of this process is JSON on stderr."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("console.hub").setLevel(logging.INFO)
    # What is no HTTP at all would fill the log at anybody's will; requests are told of by the server.
    logging.getLogger("console.hub.http").setLevel(logging.CRITICAL)
