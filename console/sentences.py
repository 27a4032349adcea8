"""What each Reason means, in one English sentence and the next step.

The command line prints these; `ui/text.py` translates them. Nothing else in the program words trouble.

Values in braces come from `ConsoleError.detail`; one that is missing is left out politely.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from console.errors import (
    ClassReason,
    CommandReason,
    LinkReason,
    NetworkReason,
    PackReason,
    PairingReason,
    Reason,
    RecordsReason,
)

SENTENCES: Final[Mapping[Reason, str]] = {
    LinkReason.UNREACHABLE: "The headset does not answer at its address. Is it on, awake and on this network?",
    LinkReason.NOT_PRIVATE_ADDRESS: "The address is not on a local network, so the console does not dial it.",
    LinkReason.TLS_FAILED: "The headset does not speak the secure protocol. Update its training app.",
    LinkReason.WRONG_CERTIFICATE: (
        "This is not the headset you paired: its certificate is another one. If the headset was reset, "
        "forget it here and pair it again; otherwise keep it off this network."
    ),
    LinkReason.WRONG_PROOF: (
        "The headset could not prove that it was paired with this console. Forget it here and pair it again."
    ),
    LinkReason.WRONG_STATION: "Another headset answers at this address. Search again, or check the address.",
    LinkReason.WRONG_PROTOCOL: "The headset's app speaks another version of the protocol. Update the app.",
    LinkReason.BUSY: "Another console drives this headset. End the class there first.",
    LinkReason.NOT_PAIRED: "The headset is not paired with this console. Pair it in Devices.",
    LinkReason.CONFLICT: (
        "Two headsets say that they are this one. Only the one that was paired is used; turn the other off."
    ),
    LinkReason.TIMED_OUT: "The headset took too long to answer. It is tried again by itself.",
    LinkReason.LIMIT_BROKEN: "The headset sent more than the protocol allows, so its link was closed.",
    LinkReason.BROKEN_MESSAGE: "The headset sent a message that can not be read, so its link was closed.",
    LinkReason.FLOOD: "The headset sent too many messages, so its link was closed.",
    LinkReason.SILENT: "Nothing has come from the headset for a while. Is it awake and within reach?",
    LinkReason.CLOSED: "The headset closed the link. It is dialled again by itself.",
    LinkReason.SAID_BYE: "The headset said goodbye. It is dialled again when it comes back.",
    LinkReason.FORGOTTEN: "The pairing was forgotten here.",
    LinkReason.TOO_MANY: "More headsets advertise than the console can list. Pair the ones you need.",
    PairingReason.UNKNOWN_STATION: "No headset with this id was found. Is it on and on this network?",
    PairingReason.REFUSED_AT_HEADSET: "The wearer said that the codes differ, so nothing was paired.",
    PairingReason.REFUSED_HERE: "The codes were said to differ, so nothing was paired.",
    PairingReason.PAUSED: "The headset takes no pairing right now. Wait five minutes and try again.",
    PairingReason.TIMED_OUT: "The pairing was not confirmed on both sides in time. Start it again.",
    PairingReason.LINK_ENDED: "The link ended before the pairing was done. Start it again.",
    CommandReason.NOT_LIVE: "The headset is not connected, so the command was not sent.",
    CommandReason.NO_ANSWER: "The headset did not answer in time. It may or may not have done it: look, then retry.",
    CommandReason.LINK_LOST: "The link was lost before the headset answered. Look, then retry.",
    CommandReason.REFUSED: "The headset refused the command.",
    CommandReason.UNSUPPORTED: "The headset's app does not know this command.",
    RecordsReason.HELD_BY_ANOTHER: (
        "The records in {folder} are open in another console ({holder}). Close that one, or use another folder "
        "with --data."
    ),
    RecordsReason.READ_ONLY: (
        "The records in {folder} can not be written: the folder or disk is read-only. Live monitoring works, "
        "nothing is recorded. Choose a writable folder with --data."
    ),
    RecordsReason.DISK_FULL: (
        "The disk is full, so nothing can be recorded. Free some space: what the headsets have sent is kept and "
        "written as soon as there is room."
    ),
    RecordsReason.NEWER_SCHEMA: (
        "The records in {folder} were written by a newer version of this program. They are open for reading only. "
        "Update the program to record."
    ),
    RecordsReason.FOREIGN_FILE: (
        "The file in {folder} belongs to another program. It is left untouched. Choose another folder with --data."
    ),
    RecordsReason.NOT_A_DATABASE: (
        "The file in {folder} is not a records file, or it is damaged. It is left untouched. Restore a backup, or "
        "choose another folder with --data."
    ),
    RecordsReason.MISSING: "There are no records in {folder}, or they could not be opened.",
    RecordsReason.DAMAGED: "The records in {folder} are damaged. Nothing is written to them. Restore a backup.",
    RecordsReason.IO: "The disk did not do what it should while writing the records. Check the disk, then try again.",
    RecordsReason.BAD_ENTRY: "The entry does not follow the rules of the records, so it was not written.",
    PackReason.UNREADABLE: "The course pack can not be read.",
    PackReason.BAD_TOML: "The course pack is not valid TOML.",
    PackReason.BAD_FIELD: "The course pack has a field that is missing or wrong.",
    PackReason.UNKNOWN_COURSE: "There is no such course pack. `courses list` shows those that there are.",
    ClassReason.NO_CLASS: "There is no class right now. Start one from Classes.",
    ClassReason.ALREADY_RUNNING: "A class is running. End it before you start another.",
    ClassReason.EMPTY_ROSTER: "Nobody has a seat yet. Put at least one person on a headset.",
    ClassReason.UNKNOWN_SEAT: "There is no such seat in this class.",
    ClassReason.UNKNOWN_RUN: "There is no such run in the records.",
    ClassReason.RUN_OPEN: "The run is still going on. Decide when it has ended.",
    ClassReason.REASON_NEEDED: "This decision needs a reason. Write one sentence that the trainee may read.",
    ClassReason.NOT_DECIDED: "Somebody has to judge every criterion that only a person can see.",
    ClassReason.ALREADY_DECIDED: "This run has been decided already.",
    NetworkReason.NO_NETWORK: "This computer is on no network. Typed and saved addresses on it can still be tried.",
    NetworkReason.MULTICAST_DENIED: (
        "This computer does not let the console search the network. Enter a headset's address instead, or allow "
        "multicast DNS (UDP 5353) for this program."
    ),
    NetworkReason.PORT_IN_USE: "The port is in use by another program. Choose another one.",
    NetworkReason.BAD_ADDRESS: "This is not an address of a headset. Write it as 192.168.1.23:8443.",
}

BY_VALUE: Final[Mapping[str, Reason]] = {str(reason): reason for reason in SENTENCES}
"""From the bare value that events and JSON carry back to the Reason."""


def sentence(reason: Reason, detail: Mapping[str, object] | None = None) -> str:
    """Say what a reason means and what to do, with the values of `detail` filled in."""
    values = defaultdict(lambda: "…", {key: str(value) for key, value in (detail or {}).items()})
    return SENTENCES[reason].format_map(values)
