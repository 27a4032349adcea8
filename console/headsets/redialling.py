"""When a station is dialled again (headset-apps.md section 8)."""

import random
from typing import Final

from console.errors import LinkReason
from console.headsets.limits import Close
from console.headsets.pace import Pace
from console.headsets.wire import Ending

_NEEDS_A_PERSON: Final = {LinkReason.WRONG_CERTIFICATE, LinkReason.WRONG_PROOF}
_NEEDS_A_PERSON_CODES: Final = {int(Close.WRONG_PROOF), int(Close.REFUSED), int(Close.PAUSED)}
_SLOW_CODES: Final = {
    int(Close.BROKEN),
    int(Close.BUSY),
    int(Close.WRONG_PROTOCOL),
    1002,
    1007,
    1009,
}
"""4009 and 1008, and what WebSocket libraries and other versions say in its place."""
_JITTER: Final = 0.2


def must_wait_for_a_person(ending: Ending) -> bool:
    """True after 4003, 4004, 4005 and a refused certificate: dialling again would change nothing."""
    return ending.reason in _NEEDS_A_PERSON or ending.code in _NEEDS_A_PERSON_CODES


def is_refusal(ending: Ending) -> bool:
    """True when one side turned the other away, and the network is not to blame."""
    return must_wait_for_a_person(ending) or ending.code in _SLOW_CODES


def next_delay(last_s: float, ending: Ending, live_ms: float, pace: Pace) -> float:
    """Seconds to wait before the next dialling, with jitter so that stations do not dial in step.

    `last_s` is what was waited before the link that ended now (0: nothing), `live_ms` how long it was live.
    """
    if ending.code in _SLOW_CODES:
        delay = pace.redial_last_s
    elif live_ms >= pace.settled_ms or last_s == 0.0:
        delay = pace.redial_first_s
    else:
        delay = min(last_s * 2, pace.redial_last_s)
    return delay * random.uniform(1 - _JITTER, 1.0)  # noqa: S311 - no secret
