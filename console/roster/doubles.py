"""Who may be enrolled twice: alike in what people are told apart by. Whether they are one, a person says."""

from collections.abc import Sequence
from enum import StrEnum
from itertools import combinations
from typing import Final

import msgspec

from console.model import PersonId, PersonView
from console.roster.names import loose_name

MOST_ALIKE: Final = 8
"""Of more than so many with one name nobody can say anything by it."""


class Alike(StrEnum):
    """What two entries have in common, the surest first."""

    ULN = "uln"
    EMAIL = "email"
    NAME = "name"


class Double(msgspec.Struct, frozen=True):
    """Two entries that may be one human, and the surest reason to think so."""

    person: PersonId
    other: PersonId
    alike: Alike


def doubles(people: Sequence[PersonView]) -> list[Double]:
    """Each pair once. Two different ULNs are two people, whatever else they share."""
    found: dict[tuple[PersonId, PersonId], Double] = {}
    for alike in Alike:
        groups: dict[str, list[PersonView]] = {}
        for one in people:
            key = _key(one, alike)
            if key and one.erased_utc is None:
                groups.setdefault(key, []).append(one)
        for group in groups.values():
            for one, other in combinations(group[:MOST_ALIKE], 2):
                if not (one.uln and other.uln and one.uln != other.uln):
                    pair = (one.person, other.person)
                    found.setdefault(pair, Double(*pair, alike))
    return list(found.values())


def of_person(pairs: Sequence[Double], person: PersonId) -> dict[PersonId, Alike]:
    """With whom somebody may be one, and why."""
    return {
        one.other if one.person == person else one.person: one.alike
        for one in pairs
        if person in (one.person, one.other)
    }


def _key(one: PersonView, alike: Alike) -> str:
    if alike is Alike.ULN:
        return one.uln
    return one.email.casefold() if alike is Alike.EMAIL else loose_name(one.display)
