"""Stations that were lost together: many at once are one trouble, the network's, not many people's."""

from collections.abc import Iterable

from console.classroom.station import Station
from console.model import StationId
from console.thresholds import Thresholds


def lost_together(stations: Iterable[Station], limits: Thresholds) -> frozenset[StationId]:
    """All stations that belong to a group of `flood_stations` whose last frames lie within `flood_s`.

    One more lost station never takes another out of its group, and one that is lost anew long after the
    others joins none: so nothing flaps. Those that are left stand alone again when too few are.
    """
    lost = sorted(
        (station.silent_ms, station.view.station)
        for station in stations
        if station.is_lost and not station.rests and station.silent_ms is not None
    )
    together: set[StationId] = set()
    first = 0
    for last, (since_ms, _) in enumerate(lost):
        while since_ms - lost[first][0] > 1000 * limits.flood_s:
            first += 1
        if last - first + 1 >= limits.flood_stations:
            together.update(station for _, station in lost[first : last + 1])
    return frozenset(together)
