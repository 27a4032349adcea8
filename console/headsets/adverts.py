"""Adverts as the fleet keeps them: read strictly, merged by id, bounded. Pure; an advert proves nothing."""

import re
from collections.abc import Callable, Mapping, Sequence
from ipaddress import IPv4Interface
from typing import Final

from console.headsets.addresses import in_order, is_loopback
from console.headsets.dialling import Endpoint
from console.headsets.protocol import PATH, is_uuid
from console.model import Found, StationId

ADVERTS: Final = 256
TXT_BYTES: Final = 400
_SHOWN: Final = 64
_PATH: Final = re.compile(r"/[A-Za-z0-9._~/-]{0,63}")
"""What goes into our HTTP request must not be able to break out of its line."""


def read_advert(
    txt: Mapping[str, str],
    txt_bytes: int,
    hosts: list[str],
    port: int,
    own: Sequence[IPv4Interface] = (),
) -> Found | None:
    """The station of an advert; None when it is not one of ours, too large, or nowhere near."""
    station = txt.get("id", "")
    path = txt.get("path") or PATH
    tls = txt.get("tls") != "0"
    addresses = in_order(hosts, own)
    if not tls:
        addresses = tuple(host for host in addresses if is_loopback(host))
    if (
        txt_bytes >= TXT_BYTES
        or not is_uuid(station)
        or not addresses
        or not 0 < port < 65_536
        or not _PATH.fullmatch(path)
        or txt.get("txtvers", "1") != "1"
    ):
        return None
    label, model, app = (_shown(txt.get(key)) for key in ("label", "model", "app"))
    return Found(station, label, model, app, addresses, port, tls, path)


def endpoints_of(adverts: Sequence[Found]) -> tuple[Endpoint, ...]:
    """Where the adverts of one station say that it is; the newest advert first."""
    return tuple(
        dict.fromkeys(
            Endpoint(host, found.port, found.tls, found.path)
            for found in reversed(adverts)
            for host in found.addresses
        )
    )


class Adverts:
    """What is advertised now, by instance name (which is no identity) and by station id."""

    def __init__(self, is_paired: Callable[[StationId], bool]) -> None:
        self._is_paired = is_paired
        self._by_name: dict[str, Found] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._by_name

    @property
    def stations(self) -> int:
        """How many ids are advertised."""
        return len({found.station for found in self._by_name.values()})

    def of(self, station: StationId) -> tuple[Found, ...]:
        """The adverts that claim this id, oldest first."""
        return tuple(found for found in self._by_name.values() if found.station == station)

    def put(self, name: str, found: Found) -> tuple[StationId, ...]:
        """Take a new or changed advert; the ids whose adverts changed by it.

        At most 256 are kept. A paired station's is taken in place of one that is not; others are turned away.
        """
        before = self._by_name.get(name)
        if before == found:
            return ()
        if before is not None:
            self._by_name[name] = found
            return tuple({before.station, found.station})
        changed = [found.station]
        if len(self._by_name) >= ADVERTS:
            pushed = self._one_to_push_out() if self._is_paired(found.station) else None
            if pushed is None:
                return ()
            changed.append(self._by_name.pop(pushed).station)
        self._by_name[name] = found
        return tuple(changed)

    def remove(self, name: str) -> StationId | None:
        """Drop an advert; the id that claimed it."""
        found = self._by_name.pop(name, None)
        return None if found is None else found.station

    def clear(self) -> set[StationId]:
        """Drop all of them; the ids that were advertised."""
        stations = {found.station for found in self._by_name.values()}
        self._by_name.clear()
        return stations

    def _one_to_push_out(self) -> str | None:
        return next(
            (name for name, found in self._by_name.items() if not self._is_paired(found.station)), None
        )


def _shown(text: str | None) -> str:
    """Text of an advert as it may be shown: one line, not long, nothing that steers a terminal."""
    return "".join(char for char in (text or "") if char.isprintable())[:_SHOWN]
