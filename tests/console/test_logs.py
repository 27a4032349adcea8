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
