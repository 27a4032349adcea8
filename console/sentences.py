"""What each Reason means, in one English sentence and the next step.

The command line prints these; `ui/text.py` translates them. Nothing else in the program words trouble.

Values in braces come from `ConsoleError.detail`; one that is missing is left out politely.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from console import sync_sentences
from console.errors import (
    AccountReason,
    ClassReason,
    CommandReason,
    LinkReason,
    LoadReason,
    NetworkReason,
    PackReason,
    PairingReason,
    PeopleReason,
    Reason,
    RecordsReason,
    ReportReason,
    SigningReason,
)

SENTENCES: Final[Mapping[Reason, str]] = {
    **sync_sentences.SENTENCES,
    LinkReason.UNREACHABLE: "The headset does not answer at its address. Is it on, awake and on this network?",
    LinkReason.NOT_PRIVATE_ADDRESS: "The address is not on a local network, so the console does not dial it. Use the headset's address on this network.",
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
    LinkReason.LIMIT_BROKEN: "The headset's app sent more than the protocol allows, so its link was closed. If it happens again, update the app.",
    LinkReason.BROKEN_MESSAGE: "The headset's app sent a message that can not be read, so its link was closed. If it happens again, update the app.",
    LinkReason.FLOOD: "The headset's app sent too many messages, so its link was closed. If it happens again, restart the app.",
    LinkReason.SILENT: "Nothing has come from the headset for a while. Is it awake and within reach?",
    LinkReason.CLOSED: "The headset closed the link. It is dialled again by itself.",
    LinkReason.SAID_BYE: "The headset said goodbye. It is dialled again when it comes back.",
    LinkReason.FORGOTTEN: "The pairing was forgotten here. Pair the headset again to use it.",
    PairingReason.UNKNOWN_STATION: "No headset with this id was found. Is it on and on this network?",
    PairingReason.REFUSED_AT_HEADSET: "The wearer said that the codes differ, so nothing was paired. Start again, and compare all six digits.",
    PairingReason.REFUSED_HERE: "The codes were said to differ here, so nothing was paired. Start again; if they differ again, keep that headset off this network.",
    PairingReason.PAUSED: "The headset takes no pairing right now. Wait five minutes and try again.",
    PairingReason.TIMED_OUT: "The pairing was not confirmed on both sides in time. Start it again.",
    PairingReason.LINK_ENDED: "The link ended before the pairing was done. Start it again.",
    CommandReason.NOT_LIVE: "The headset is not connected, so the command was not sent. Look at its link in Devices, then retry.",
    CommandReason.NO_ANSWER: "The headset did not answer in time. It may or may not have done it: look, then retry.",
    CommandReason.LINK_LOST: "The link was lost before the headset answered. Look, then retry.",
    CommandReason.REFUSED: "The headset's app refused the command: it does not fit what the app is doing just now. Look, then retry.",
    CommandReason.UNSUPPORTED: "The headset's app does not know this command. Update the app, or do it in the headset.",
    RecordsReason.HELD_BY_ANOTHER: (
        "The records in {folder} are already open: {holder}. Close that one, or use another folder with --data."
    ),
    RecordsReason.READ_ONLY: (
        "The records in {folder} can not be written: the folder or disk is read-only. Live monitoring works, "
        "nothing is recorded. Choose a writable folder with --data."
    ),
    RecordsReason.DISK_FULL: (
        "The disk is full, so nothing can be recorded. Free some space: what the headsets have sent is kept and "
        "written as soon as there is room."
    ),
    RecordsReason.TOO_MUCH_WAITS: (
        "More waits to be saved than there is room for, so from now on the headsets keep what they "
        "record. Make room on the disk, then restart this program: they send it again."
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
    RecordsReason.MISSING: "There are no records in {folder}, or they could not be opened. Check the folder, or name another one with --data.",
    RecordsReason.DAMAGED: "The records in {folder} are damaged. Nothing is written to them. Restore a backup.",
    RecordsReason.IO: "The disk did not do what it should while writing the records. Check the disk, then try again.",
    RecordsReason.BAD_ENTRY: "This program made an entry that breaks the rules of the records, so it was not written. What is there is safe: try again, and report it if it happens again.",
    RecordsReason.KEY_NEEDED: (
        "The records in {folder} are encrypted, and this computer's keyring does not hold their key ({keyring}). "
        "Enter the passphrase of an account or the code of the recovery sheet, or name a file with it with --key-file."
    ),
    RecordsReason.WRONG_KEY: (
        "This does not open the records in {folder}: it is neither a passphrase of their accounts, nor the code of "
        "their recovery sheet, nor their key. Nothing was changed. Try again."
    ),
    RecordsReason.KEYS_DAMAGED: (
        "The file records.keys in {folder} is damaged, so no passphrase opens the records with it. Put back the copy "
        "that lies beside a backup."
    ),
    RecordsReason.KEY_FILE_UNREADABLE: (
        "The file {file}, which should hold a passphrase or a key, is not there or can not be read. Check its path, "
        "and who may read it."
    ),
    RecordsReason.NETWORK_PLACE: (
        "{folder} is on a network share ({kind}). Records and backups there can be torn or lost: choose a folder on "
        "a disk of this computer or on a stick."
    ),
    RecordsReason.SYNCED_PLACE: (
        "{folder} is synchronised by {kind}. Such programs copy half-written files and put back old ones: choose a "
        "folder that is not synchronised."
    ),
    RecordsReason.BACKUP_FAULTY: (
        "The backup {file} is not whole (faults: {faults}; `records verify` names them), so it is not restored. "
        "Choose another backup."
    ),
    RecordsReason.NOT_ENCRYPTED: (
        "The records in {folder} are not encrypted: they become so with the first account. Make one."
    ),
    RecordsReason.NOT_WRITTEN: "{file} could not be written ({problem}). The records themselves are safe: choose another place for it.",
    RecordsReason.OWN_FILE: "{file} is a name for the records themselves and their backups, so nothing was written there. Choose another one.",
    RecordsReason.SAME_FILE: "{file} is the records file itself, not a backup of it. Choose a backup.",
    AccountReason.ALREADY_SET_UP: "This console has accounts already. An administrator adds more.",
    AccountReason.WRONG_SECRET: (
        "The user id or the passphrase is wrong. Wrong so far: {failures}; after 5 the account waits 15 minutes."
    ),
    AccountReason.ACCOUNT_WAITS: (
        "Wrong so far: {failures}, so the account waits. Try again in {minutes} min; after 10 wrong ones only an administrator can open it."
    ),
    AccountReason.ACCOUNT_LOCKED: (
        "Wrong so far: {failures}, so the account is locked. An administrator can enable it, or give it a new passphrase."
    ),
    AccountReason.ACCOUNT_DISABLED: "This account is disabled. An administrator can enable it.",
    AccountReason.ELSEWHERE: "This account is looked after on another console. Change it there; or give it a key on this console first, and then say here what it may do here.",
    SigningReason.DECIDED_ELSEWHERE: "This decision was made on another console. Its assessor signs it there, where the evidence is.",
    AccountReason.UNKNOWN_ACCOUNT: "There is no account with this user id. Check how it is written: Settings, or `accounts list`, shows all of them.",
    AccountReason.NO_KEY_HERE: (
        "This account has no key on this console. An administrator or the recovery sheet can give it one."
    ),
    AccountReason.NOT_SIGNED_IN: "Nobody is signed in. Sign in with user id and passphrase first.",
    AccountReason.SCREEN_LOCKED: "The screen is locked. Unlock it with the passphrase.",
    AccountReason.ROLE_NEEDED: "This account may not do that. It needs the role {role}: hand over to somebody who has it.",
    AccountReason.USER_ID_NEEDED: "The first signature after signing in needs both: enter the user id and the passphrase.",
    AccountReason.ASSESSED_RUN_LIVE: "Log out waits: an assessed run is live. Lock the screen instead.",
    AccountReason.BAD_USER_ID: (
        "A user id is 2 to 32 letters, digits, dots, hyphens or underscores, and begins with a letter or digit."
    ),
    AccountReason.USER_ID_TAKEN: "Another account has this user id. Choose another one.",
    AccountReason.BAD_NAME: "The printed name stands on every record: write it in full, with 80 characters at most.",
    AccountReason.BAD_ROLES: "An account has one role or more, and an administrator has no other role. Choose again.",
    AccountReason.PASSPHRASE_SHORT: "The passphrase is too short. Use 15 characters or more; four or five words do well.",
    AccountReason.PASSPHRASE_LONG: "The passphrase is too long. Use 1,000 characters at most.",
    AccountReason.PASSPHRASE_KNOWN: (
        "This passphrase is easy to guess: it is a well-known one, a pattern, or made of names that others know. "
        "Choose words that only you would put together."
    ),
    AccountReason.NOT_ADMINISTRATOR: "Only an administrator can do that. Hand over to one.",
    AccountReason.LAST_ADMINISTRATOR: "This is the only administrator left. Make another one first.",
    AccountReason.ACCOUNT_EXISTS: "This person has an account already. An administrator can change it.",
    AccountReason.KEY_IN_USE: "This signing key belongs to an account already. Make a new one.",
    AccountReason.KEY_WEAK: "Anybody could sign under this key, so no account may have it. Make a new one.",
    AccountReason.NOT_CONFIRMED: (
        "A new key needs a second person: another administrator's passphrase, or the printed recovery sheet."
    ),
    AccountReason.SHEET_MISTYPED: "The recovery codes do not agree with their check. Look at each group again.",
    AccountReason.SHEET_WRONG: "These are not the codes of the present recovery sheet. Each sheet works once: use the newest one.",
    SigningReason.NOT_GENUINE: "The signature does not fit what it signs, so it was not kept. Sign again; if it happens again, verify the records.",
    SigningReason.NOT_AS_ENTERED: "The signature's signer, time or console differs from its entry, so it was not kept. Sign again; if it happens again, verify the records.",
    SigningReason.NAME_DIFFERS: "The printed name is not the account's. Sign in again, then sign.",
    SigningReason.WRONG_MEANING: "The signature's meaning does not fit what is done, so it was not "
    "kept. Open the record again, then sign.",
    SigningReason.WRONG_COMPONENTS: "The first signature after signing in needs both: enter the user id and the passphrase.",
    SigningReason.UNKNOWN_SIGNER: "Only an account that is enabled here can sign. An administrator can enable it.",
    SigningReason.KEY_NOT_THEIRS: "The signing key is not this account's key on this console. An administrator can give the account a new one.",
    SigningReason.ROLE_NOT_HELD: "This account does not have the role that it would sign in. Hand over to somebody who has it.",
    SigningReason.ROLE_NOT_ALLOWED: "This role may not do that: assessors assess, assessors and IQA countersign and void, IQA verifies.",
    SigningReason.NO_SUCH_RECORD: "There is no such record to sign. It may have been replaced: open "
    "the list again.",
    SigningReason.NOBODY_DECIDED: "An assessed run is decided by somebody who has signed in. Sign in first.",
    SigningReason.ALREADY_THERE: "There is an assessment with this id already, so this one was not kept. Open the one that is there.",
    SigningReason.UNIDENTIFIED: "Nobody in particular decided this, so it can not be signed. Decide again, signed in.",
    SigningReason.NOT_THE_DECIDER: "Only the one who decided can sign as the assessor. Hand over to them.",
    SigningReason.OWN_RECORD: "Nobody judges or signs their own training record. Hand over to another assessor.",
    SigningReason.SAME_ASSESSOR: "The one who assessed can not countersign or verify it. Hand over to somebody else.",
    SigningReason.NOT_QUALIFIED: "An assessor who is not qualified yet can not countersign. Hand over to one who is.",
    SigningReason.NOT_SIGNED_YET: "The assessor has not signed this record yet. Their signature comes first.",
    SigningReason.NOT_COUNTERSIGNED_YET: "This record needs a countersignature first: its assessor is not qualified yet.",
    SigningReason.ALREADY_SIGNED: "This record has that signature already. Nothing more is needed.",
    SigningReason.SUPERSEDED: "An amendment has taken the place of this record. Open the newest one.",
    SigningReason.VOIDED: "This record is void. It is kept, and nothing more can be decided on it.",
    SigningReason.NOT_ANOTHER_RECORD: "An amendment keeps the person, run and course pack of the record that it amends. Open that record, and amend it there.",
    SigningReason.EVIDENCE_INCOMPLETE: "The evidence is not complete, so the run can not be signed as competent. Decide not yet competent, or void, with the reason.",
    SigningReason.WHY_NEEDED: "Write one sentence that says why. It is kept in the record.",
    SigningReason.PASSPHRASE_WRITTEN: "Your passphrase stands in what you wrote, and the record is kept. Nothing was signed: take it out, then sign.",
    PackReason.UNREADABLE: "The course pack can not be read. Check the file, and who may read it.",
    PackReason.BAD_TOML: "The course pack is not valid TOML. `courses check` names the line.",
    PackReason.BAD_FIELD: "The course pack has a field that is missing or wrong. `courses check` names each.",
    PackReason.UNKNOWN_COURSE: "There is no such course pack. `courses list` shows all that there are.",
    ClassReason.NO_CLASS: "There is no class right now. Start one from Classes.",
    ClassReason.ALREADY_RUNNING: "A class is running. End it before you start another.",
    ClassReason.ENDS_FIRST: "A class is running. End it first.",
    ClassReason.EMPTY_ROSTER: "Nobody has a seat yet. Put at least one person on a headset.",
    ClassReason.UNKNOWN_CLASS: "No class has this id in these records. Choose one in Classes.",
    ClassReason.UNKNOWN_SEAT: "There is no such seat in this class. Look at its seats in Classes.",
    ClassReason.UNKNOWN_RUN: "There is no such run in the records. Choose one in Sign-off.",
    ClassReason.RUN_OPEN: "The run is still going on. Decide when it has ended.",
    ClassReason.REASON_NEEDED: "This decision needs a reason. Write one sentence that the trainee may read.",
    ClassReason.STOP_NEEDS_REASON: "Somebody is stopped there. Go there, then say in a few words what happened.",
    ClassReason.RUN_CLOSED: "The run has ended. Judge it on its sheet in Sign-off.",
    ClassReason.RUN_NOT_BEGUN: "The headset has not begun this run. Judge it once the run goes on.",
    ClassReason.UNKNOWN_CRITERION: "This course has no such criterion for a person to judge. Open the run's sheet again.",
    ClassReason.SEATS_NOT_SETTLED: (
        "Seat {seats}: an assessed class goes on with a saved run and a decision for each, or a reason why not."
    ),
    ClassReason.HEADCOUNT_NEEDED: "Count who came: an outreach class ends with a headcount.",
    ClassReason.NO_MORE_TURNS: "This was the last turn. Add somebody to a further one, or end the class.",
    ClassReason.SEAT_TAKEN: "Somebody sits on seat {seat} in turn {turn} already. Choose a free one.",
    ClassReason.LOCKED_IN_ASSESSMENT: "Locked: an assessed run is done without help. Pause, stop and message work.",
    ClassReason.NOTHING_TO_ADOPT: "Nothing plays on that headset by itself any more, or nobody was named for it. Look at its tile, then try again.",
    ClassReason.OTHER_COURSE: "The headset plays another course or version than this class. End that on the headset, then start it with the class.",
    ClassReason.STILL_INTERRUPTED: "This class was interrupted. Resume it first, or end it.",
    ClassReason.NOT_DECIDED: "Some criteria are not judged yet. Judge each that only a person can see, then decide.",
    ClassReason.ALREADY_DECIDED: "This run has been decided already. An amendment can change the decision.",
    PeopleReason.FILE_TOO_LARGE: "The file is larger than {most_mb} MB, so it is no list of people. Nothing was read: choose the list itself, saved as CSV.",
    PeopleReason.WORKBOOK: (
        "This is a workbook, not a list as text. In the spreadsheet choose Save as, then CSV UTF-8, and give that file."
    ),
    PeopleReason.NOT_TEXT: "The file is not text that can be read. Save it again as CSV UTF-8.",
    PeopleReason.TOO_MANY_LINES: (
        "The list has {lines} lines; {most} are the most that are taken at once. Split it. Nothing was written."
    ),
    PeopleReason.NOBODY_IN_IT: "There is nobody in this list. Write one person a line, the name first.",
    PeopleReason.NO_FILE: "The file {file} can not be read ({problem}). Check its path, or choose another.",
    PeopleReason.DOUBLES: (
        "Lines that may be people who are there already: {doubles}. Nothing was written. Look at them, then say whether to "
        "leave them out (--doubles skip) or to enrol them as other people (--doubles enrol)."
    ),
    PeopleReason.NOT_A_NAME: "This is not a name: it needs a letter and may have at most 80 characters.",
    PeopleReason.NOT_AN_EMAIL: "This is not an email address. Write it as name@example.org, or leave it out.",
    PeopleReason.NOT_A_ULN: "This is not a ULN: it has ten digits, and the first is not 0. Check it, or leave it out.",
    PeopleReason.UNKNOWN_PERSON: "Nobody with this id is in these records. Choose somebody from People.",
    PeopleReason.ERASED: "This person was erased. What was signed about them stays, under their pseudonym.",
    PeopleReason.NAMES_THEM: "The reason names the person, and a reason stays in the records. Say why without their name, address or number.",
    PeopleReason.SAME_HUMAN: "These two are one person already. Nothing is left to merge.",
    PeopleReason.ENROLLED_ALREADY: "Somebody is enrolled under this id already. Look for them in People.",
    PeopleReason.NOT_THEIR_PARTS: "Only the personal parts of this very person can be erased. Choose the person whose parts they are.",
    PeopleReason.NO_CHANGE: "Nothing would change: this is what the records say already.",
    PeopleReason.NO_CONSENT: "There is no such consent to withdraw: it was never given, or has been withdrawn already.",
    LoadReason.POLICY_OFF: "This computer's policy switches physiological load off, in every class. Whoever looks after the computer can change it.",
    LoadReason.POLICY_UNREADABLE: (
        "The policy file {file} can not be understood ({problem}), so physiological load stays off. "
        "Whoever looks after this computer has to put it right."
    ),
    LoadReason.NOT_IN_ASSESSMENT: "In an assessed class physiological load is always off: nobody can switch it on.",
    LoadReason.LOAD_OFF: "Physiological load is off in this class. Classes has its switch.",
    LoadReason.NO_SENSOR: "No sensor signal comes from this seat. Check that one is worn and connected.",
    LoadReason.NOTHING_OFFERED: "There is no new baseline to go on with. Set one first.",
    LoadReason.NOT_SEATED: "Nobody with this id has a seat in this class. Give them one first.",
    ReportReason.NOT_A_PACK: "This is not a record pack, or it is cut off ({problem}). Export it again.",
    ReportReason.NOTHING_TO_PRINT: "There is no decision with this id in these records. Choose one from People.",
    ReportReason.PRINT_FAILED: "The page could not be made ({problem}). The record itself is safe: try again, or another place.",
    ReportReason.NOTHING_SIGNED: "No record of this class is signed yet, so there is nothing to put into a folder. Sign them in Sign-off.",
    ReportReason.UNKNOWN_FORMAT: "{file} has to end in .pdf, .csv or .json. Choose one of these.",
    ReportReason.FOLDER_IN_WORK: "The records of this class are being written already. Wait until that is done, or stop it.",
    NetworkReason.NO_NETWORK: (
        "This computer is on no network, so only headsets simulated on it can be found. Connect it to the network "
        "that the headsets are on."
    ),
    NetworkReason.MULTICAST_DENIED: (
        "This computer does not let the console search the network. Enter a headset's address instead, or allow "
        "multicast DNS (UDP 5353) for this program."
    ),
    NetworkReason.PORT_IN_USE: "The port is in use by another program. Choose another one.",
    NetworkReason.SEARCH_PORT_TAKEN: (
        "Another program keeps the port of the network search (UDP 5353) to itself, so no headset is found. Close "
        "that program, or enter a headset's address."
    ),
    NetworkReason.BAD_ADDRESS: "This is not an address of a headset. Write it as 192.168.1.23:8443.",
    NetworkReason.NOT_OWN_ADDRESS: (
        "This computer does not have the network address that was asked for. Start this with one of its own "
        "addresses instead."
    ),
}

BY_VALUE: Final[Mapping[str, Reason]] = {str(reason): reason for reason in SENTENCES}
"""From the bare value that events and JSON carry back to the Reason."""


def sentence(reason: Reason, detail: Mapping[str, object] | None = None) -> str:
    """Say what a reason means and what to do, with the values of `detail` filled in."""
    values = defaultdict(lambda: "…", {key: str(value) for key, value in (detail or {}).items()})
    return SENTENCES[reason].format_map(values)
