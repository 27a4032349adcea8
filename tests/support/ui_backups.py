"""What a backup holds, as the window shows it before it is restored."""

from console.records.restore import Summary

BACKUP = Summary(
    "records-12345678.sqlite",
    "12345678-0000-4000-8000-000000000000",
    1204,
    "a1" * 32,
    True,
    "2026-09-03T09:00:00.000Z",
    "2026-11-20T16:10:00.000Z",
    12,
    40,
    88,
    1,
    3,
)
