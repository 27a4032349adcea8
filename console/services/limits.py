"""The limits of the class that runs, kept beside the records so that a crash does not change them."""

from typing import Final

import msgspec

from console.errors import ConsoleError
from console.model import ClassId
from console.records import Records
from console.services.planning import thresholds_of
from console.thresholds import Thresholds

_NAME: Final = "class_limits"


class _Kept(msgspec.Struct, forbid_unknown_fields=True):
    id: ClassId
    thresholds: Thresholds | None


def keep_limits(records: Records, class_: ClassId, thresholds: Thresholds | None) -> None:
    """Keep what was set for this class; what was kept of the class before goes."""
    records.set_setting(_NAME, msgspec.to_builtins(_Kept(class_, thresholds)))


def kept_limits(records: Records, class_: ClassId) -> Thresholds | None:
    """What was set for this class while it ran, else what it was planned with; None: as its course says.

    What can not be understood any more counts as not set.
    """
    try:
        kept = msgspec.convert(records.setting(_NAME), _Kept)
    except (msgspec.ValidationError, ConsoleError):
        kept = None
    if kept is None or kept.id != class_:
        return thresholds_of(records, class_)
    return kept.thresholds
