"""Counts for Prometheus (text format 0.0.4), kept by one process about itself."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

BUCKETS_S: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """What happened since this process started. No label holds an id: their number has no bound."""

    def __init__(self) -> None:
        self._requests: Counter[tuple[str, int]] = Counter()
        self._lines: Counter[str] = Counter()
        self._took: dict[str, list[int]] = {}
        self._took_s: dict[str, float] = {}
        self._bytes = 0
        self.under_way = 0

    def answered(self, route: str, status: int, took_s: float, received: int) -> None:
        """A request was answered."""
        self._requests[route, status] += 1
        counts = self._took.setdefault(route, [0] * (len(BUCKETS_S) + 1))
        at = next((at for at, limit in enumerate(BUCKETS_S) if took_s <= limit), len(BUCKETS_S))
        counts[at] += 1
        self._took_s[route] = self._took_s.get(route, 0.0) + took_s
        self._bytes += received

    def took_lines(self, statuses: Iterator[str]) -> None:
        """Lines of entries came, and this became of each."""
        self._lines.update(statuses)

    def text(self) -> str:
        """All of it, one sample a line."""
        return "\n".join(self._samples()) + "\n"

    def _samples(self) -> Iterator[str]:
        yield "# HELP hub_requests_total Requests answered."
        yield "# TYPE hub_requests_total counter"
        for (route, status), count in sorted(self._requests.items()):
            yield f'hub_requests_total{{route="{route}",status="{status}"}} {count}'
        yield "# HELP hub_lines_total Lines of entries, by what became of them."
        yield "# TYPE hub_lines_total counter"
        for word, count in sorted(self._lines.items()):
            yield f'hub_lines_total{{status="{word}"}} {count}'
        yield "# HELP hub_received_bytes_total Bytes of bodies."
        yield "# TYPE hub_received_bytes_total counter"
        yield f"hub_received_bytes_total {self._bytes}"
        yield "# HELP hub_requests_under_way Requests that are being answered."
        yield "# TYPE hub_requests_under_way gauge"
        yield f"hub_requests_under_way {self.under_way}"
        yield "# HELP hub_request_seconds How long answers took."
        yield "# TYPE hub_request_seconds histogram"
        for route, counts in sorted(self._took.items()):
            below = 0
            for limit, count in zip((*BUCKETS_S, "+Inf"), counts, strict=True):
                below += count
                yield f'hub_request_seconds_bucket{{route="{route}",le="{limit}"}} {below}'
            yield f'hub_request_seconds_sum{{route="{route}"}} {self._took_s[route]:.6f}'
            yield f'hub_request_seconds_count{{route="{route}"}} {below}'
