"""A stretch of whole days, UTC, as reports are asked for."""

from datetime import date

import msgspec

from console.reports import wording


class Period(msgspec.Struct, frozen=True):
    """From the first day to the last, both counted; None: without an end on that side."""

    first: date | None = None
    last: date | None = None

    def holds(self, utc: str | None) -> bool:
        """True when a moment, or a day, lies in it. What has no time lies only in a period without ends."""
        if utc is None:
            return self.first is None and self.last is None
        day = date.fromisoformat(utc[:10])
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    @property
    def words(self) -> str:
        """As it stands on paper."""
        first = wording.day(self.first.isoformat()) if self.first else ""
        last = wording.day(self.last.isoformat()) if self.last else ""
        if first and last:
            return f"{first} to {last}"
        return f"from {first}" if first else f"to {last}" if last else "all that is recorded"
