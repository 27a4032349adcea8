"""Where each line of a chain belongs: what is new, known, elsewhere, forked or too early. Pure.

One broken line holds up no other: its number is kept as `refused`, and what follows it is taken although its
predecessor is missing. The hash that it must have then stands as a hole, until the right entry comes.
"""

from dataclasses import dataclass, field
from datetime import datetime

from console.hub.lines import Broken, Examined, Whole
from console.sync.wire import EntryStatus, Line, Result


@dataclass(slots=True)
class Chain:
    """What the hub holds of one chain, as far as these lines touch it."""

    console: str
    site: str
    is_askers: bool
    """False for a chain that the asking console only continues."""
    seq: int = 0
    hash: str | None = None
    """Head: everything up to it is held."""
    top_seq: int = 0
    top_hash: str | None = None
    top_utc: str | None = None
    """The last entry that is held, holes or not."""
    clock_off_s: int | None = None
    clock_off_at: datetime | None = None
    """How far its console's clock was from the hub's when it last was too far."""
    held: dict[int, str] = field(default_factory=dict)
    """Hash by number."""
    ids: dict[str, int] = field(default_factory=dict)
    refused: set[int] = field(default_factory=set)
    """Numbers after the last one that is held which came broken."""
    holes: dict[int, str | None] = field(default_factory=dict)
    """Open ones, with the hash that the next entry asks for."""
    displaced: set[str] = field(default_factory=set)
    """Hashes of a branch that another branch stands in the place of."""


@dataclass(slots=True)
class Placed:
    """What is to be written for one chain."""

    chain: Chain
    is_new: bool = False
    """The chain was not known before."""
    new: list[Whole] = field(default_factory=list)
    refused: list[tuple[Line, int | None, int | None, EntryStatus]] = field(default_factory=list)
    """Each line with its number as its core says it, and as it lies among the others."""
    displaced: list[Whole] = field(default_factory=list)
    forked: bool = False
    opened: dict[int, str | None] = field(default_factory=dict)
    filled: set[int] = field(default_factory=set)


def places(examined: list[Examined]) -> list[int | None]:
    """The number of each line by where it lies: a broken one's is told by its neighbours."""
    found: list[int | None] = [one.seq if isinstance(one, Whole) else None for one in examined]
    for at in range(1, len(found)):
        before = found[at - 1]
        if found[at] is None and before is not None:
            found[at] = before + 1
    for at in range(len(found) - 2, -1, -1):
        after = found[at + 1]
        if found[at] is None and after is not None and after > 1:
            found[at] = after - 1
    return found


def place(placed: Placed, one: Whole) -> EntryStatus:
    """Decide about a whole line, and note what is to be written."""
    status = _status(placed.chain, one)
    if status == "stored":
        _take(placed, one)
    elif status == "fork":
        placed.displaced.append(one)
        placed.chain.displaced.add(one.hash)
        if placed.chain.is_askers:
            placed.forked = True
        else:
            status = "stored"  # of the branch that the asker goes on from: kept beside the other
    elif status == "conflict":
        refuse(placed, one, one.seq, status)
    elif status == "duplicate" and one.hash in placed.chain.displaced:
        placed.displaced.append(one)  # its parts may not be asked for yet
    return status


def refuse(placed: Placed, one: Examined, lies_at: int | None, status: EntryStatus) -> None:
    """Keep a line as evidence, and its number as one that nothing waits for.

    Both the number that it names and the one at which it lies: a broken line may mislead about either. A
    line of a chain that is not the sender's own stands for no number of it.
    """
    chain, seq = placed.chain, one.seq
    if isinstance(one, Broken) and one.chain not in (None, chain.console):
        placed.refused.append((one.line, None, None, status))
        return
    if lies_at is None and seq is None:
        lies_at = chain.top_seq + 1
        while lies_at in chain.refused:
            lies_at += 1
    placed.refused.append((one.line, seq, lies_at, status))
    chain.refused.update(number for number in (lies_at, seq) if number is not None)


def result(one: Examined, status: EntryStatus) -> Result:
    """The line of the receipt; U+0000, which no canonical text holds, is left out of what was sent."""
    id_ = one.spine.id if isinstance(one, Whole) else one.id
    return Result(id_, one.line.hash.replace("\0", ""), status)


def _status(chain: Chain, one: Whole) -> EntryStatus:
    seq, prev = one.seq, one.spine.prev
    held, before = chain.held.get(seq), chain.held.get(seq - 1)
    if held == one.hash:
        return "duplicate"
    is_apart = (
        held is not None
        or prev in chain.displaced
        or (before is not None and before != prev)
        or chain.holes.get(seq) not in (None, one.hash)
    )
    if is_apart:
        return _branched(chain, one, before)
    if (seq == 1 and prev is not None) or (seq > 1 and before is None and not _is_reachable(chain, seq)):
        return "gap"
    return "conflict" if one.spine.id in chain.ids else "stored"


def _branched(chain: Chain, one: Whole, before: str | None) -> EntryStatus:
    """Another entry under a taken number, or one that follows such an entry."""
    if chain.is_askers:
        return "fork"
    if one.hash in chain.displaced:
        return "duplicate"
    follows = one.spine.prev == before or one.spine.prev in chain.displaced
    return "fork" if follows else "gap"


def _is_reachable(chain: Chain, seq: int) -> bool:
    """True when everything that is missing before this number came broken."""
    if seq <= chain.top_seq:
        return seq in chain.holes
    return all(number in chain.refused for number in range(chain.top_seq + 1, seq))


def _take(placed: Placed, one: Whole) -> None:
    chain, seq, prev = placed.chain, one.seq, one.spine.prev
    placed.new.append(one)
    chain.held[seq] = one.hash
    chain.ids[one.spine.id] = seq
    if seq in chain.holes:
        del chain.holes[seq]
        placed.filled.add(seq)
        placed.opened.pop(seq, None)
    if seq > 1 and seq - 1 not in chain.held:
        for number in range(chain.top_seq + 1, seq - 1):
            chain.holes[number] = placed.opened[number] = None
        chain.holes[seq - 1] = placed.opened[seq - 1] = prev
    if seq > chain.top_seq:
        chain.top_seq, chain.top_hash = seq, one.hash
