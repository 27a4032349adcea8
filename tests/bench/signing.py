"""From Enter at a signature to "saved": passphrase proved, signed, COMMIT returned, through the service.

The other figure is argon2id alone (64 MiB, t=3, p=4), which whoever checks a passphrase must wait for.
The two take turns in one process, so that both share any noise.
"""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from tests.bench.figures import Figure, run_child

SIGNINGS: Final = 200


def measure() -> Iterator[Figure]:
    """Signing in an encrypted file, with accounts made as a site makes them."""
    found = run_child("tests.bench.signing:sign")
    what = "passphrase proved, signed, on disk; the other: argon2id alone"
    yield Figure("signing p50", found["signing"][0], found["alone"][0], "ms", 1.25, what)
    yield Figure("signing p99", found["signing"][1], found["alone"][1], "ms", 1.5, what)


def sign() -> dict[str, Any]:
    """Sign decisions one after the other, as "Sign and next" does."""
    from console.records.sealing import COST, seal
    from tests.support.attended import WAIT_S, attended
    from tests.support.staff import passphrase

    signing, alone = [], []
    with tempfile.TemporaryDirectory() as folder, attended(Path(folder)) as desk:
        desk.engine.accounts.cost = type(desk.engine.accounts).cost
        desk.set_up("jprice", encrypt=True)
        session = desk.come_in("jprice")
        user_id: str | None = "jprice"
        for record in [desk.decide(session) for _ in range(SIGNINGS)]:
            call = desk.engine.assessments.sign
            signing.append(
                _time(lambda: call(session, record, passphrase("jprice"), user_id=user_id).result(WAIT_S))  # noqa: B023
            )
            alone.append(_time(lambda: seal(b"0" * 32, passphrase("jprice"), b"", COST)))
            user_id = None
        assert desk.engine.verify().result(WAIT_S) == []
    return {"signing": _percentiles(signing), "alone": _percentiles(alone)}


def _time(work: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def _percentiles(times: list[float]) -> tuple[float, float]:
    cuts = statistics.quantiles(times, n=100)
    return cuts[49], cuts[98]
