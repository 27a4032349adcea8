"""What is said of other consoles of the site whose entries were not taken (`sentences`)."""

from collections.abc import Mapping
from typing import Final

from console.errors import PeerReason, Reason

PEER_SENTENCES: Final[Mapping[Reason, str]] = {
    PeerReason.UNKNOWN_CONSOLE: "An entry came from a console that the hub has not named. It waits until the hub names it.",
    PeerReason.OTHER_KEY: "This console came with another key than before. Nothing more is taken from it. Ask whoever looks after the hub whether somebody took its name.",
    PeerReason.WEAK_KEY: "Anybody could sign as this console, so nothing is taken from it. It has to be set up anew.",
    PeerReason.UNREADABLE: "An entry of this console is no entry. Nothing after it is taken. Verify the records of that console.",
    PeerReason.CHANGED: "An entry of this console was changed on its way. Nothing after it is taken. Ask whoever looks after the hub.",
    PeerReason.NOT_SIGNED: "An entry of this console is not signed by it. Nothing after it is taken. Ask whoever looks after the hub.",
    PeerReason.OTHER_CONSOLE: "An entry of this console names another one. Nothing after it is taken. Verify the records of that console.",
    PeerReason.NOT_FIRST: "The records of this console do not begin with its own first entry. Nothing of it is taken. Verify its records.",
    PeerReason.MISSING_BEFORE: 'Entries of this console are missing here. It goes on when the hub sends them: "Sync now" asks for them again.',
    PeerReason.BROKEN_LINK: "An entry of this console does not follow the one before it. Nothing after it is taken. Verify its records.",
    PeerReason.FORKED: "This console has written two different entries under one number: somebody may have copied its folder. What came first is kept. On one of the two, use `records restore` to go on under a new name.",
    PeerReason.ID_TAKEN: "An entry of this console has the id of another entry. Nothing after it is taken. Verify its records.",
    PeerReason.OWN_NAME: "Entries under this console's own name came back from the hub that are not in these records: a copy of this folder may be in use, or these records are older than what was delivered. Use `records restore`.",
    PeerReason.BAD_PART: "Somebody's details that came from another console can not be read, so they were not kept.",
    PeerReason.NO_ERASURE: "The hub told of an erasure that nobody has signed. Nothing was erased.",
}
