"""A console that only writes, as a process: what it prints was on disk before it was printed.

Lines: `open HOW SEQ`, `entry SEQ HASH`, `row ROW`. Ends at --count, or by trouble:
`trouble REASON`.
"""

import argparse
import os
import resource
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from console.clock import SystemClock
from console.errors import ConsoleError
from console.records import Records
from tests.support.ledgers import enrolled, headset_row, new_id

STATION, BOOT, RUN = (f"00000000-0000-4000-8000-00000000000{n}" for n in (1, 2, 3))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--largest-file", type=int)
    parser.add_argument("--user", type=int)
    arguments = parser.parse_args()
    if arguments.largest_file:
        resource.setrlimit(resource.RLIMIT_FSIZE, (arguments.largest_file, arguments.largest_file))
    if arguments.user:
        os.setuid(arguments.user)
    try:
        records = Records.open(arguments.folder, SystemClock(), app="1.0.0")
        say("open", records.trouble or "writable", records.head()[0])
        write(records, arguments.count)
        records.close()
    except ConsoleError as error:
        say("trouble", error.reason)


def write(records: Records, count: int) -> None:
    seq = records.held().get((STATION, BOOT), 0)
    for number in range(count):
        if number % 3 == 0:
            (entry,) = records.append_all([enrolled(new_id())])
            say("entry", entry.seq, entry.hash)
        else:
            seq += 1
            say("row", records.log([headset_row(seq, RUN, STATION, BOOT)]))


def say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


main()
