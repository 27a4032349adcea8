import json
import subprocess
import sys

from tests.support.simulated_headsets import ROOT

PROGRAM = """
import logging
from console.logs import log_to_stderr

log_to_stderr()
try:
    try:
        {}["Amina Yusuf"]
    except KeyError as error:
        raise ValueError("no seat for Amina Yusuf") from error
except ValueError:
    logging.getLogger("console").exception("a subscriber failed")
"""


def test_the_log_says_where_it_went_wrong_and_quotes_no_error() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stderr.startswith("ERROR console: a subscriber failed\nbuiltins.ValueError\n    <string>:")
    assert "caused by builtins.KeyError" in done.stderr
    assert "Amina" not in done.stderr


def test_the_hub_says_the_same_in_a_line_of_json() -> None:
    program = PROGRAM.replace("console.logs import log_to_stderr", "console.hub.logs import log_as_json")
    program = program.replace("log_to_stderr()", "log_as_json()").replace('"console"', '"console.hub"')
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    said = json.loads(done.stderr)
    assert (said["level"], said["event"], said["error"]) == ("error", "a subscriber failed", "ValueError")
    assert "caused by builtins.KeyError" in said["at"]
    assert "Amina" not in done.stderr
