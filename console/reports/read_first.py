"""What a record pack says of itself to whoever opens it and knows nothing of us."""

from typing import Final

TEXT: Final = """\
Record pack of Resilience Console

prints/            each record as a page: who decided, when, on what evidence, who signed. Read these first.
assessments.csv    the same records as a table
entries.jsonl      everything that was written down, in order, each line signed by the console
blobs/             what the entries stand on: the logs of runs, people's names; named by their SHA-256
erasures.jsonl     erasures that came later than these entries, where there are any
manifest.json      the SHA-256 of every file, signed by the console
verify.py          checks all of it; plain Python that anyone can read

To check it you need Python 3.8 or newer from python.org and nothing of ours. Unpack, and in that folder:

    python3 -I verify.py        (on Windows: py -I verify.py)

"whole" at the end means that nothing was changed. It also lists every decision: by whom, when, on what
evidence, and what stood there before somebody changed it. Otherwise each line names one thing that is wrong.

Is it the true pack, or one that somebody made up? Compare the hash of a record, or the key, with a page that
was printed at the time or with another copy.

An entry number is the place in the order of writing. Times are UTC, with the local zone beside them. Where a
name is missing, it was erased; the number that stands for the person stays.
"""
