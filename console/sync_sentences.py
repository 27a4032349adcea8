"""What trouble on the way to a hub, at a hub and with other consoles means: a part of `sentences`."""

from collections.abc import Mapping
from typing import Final

from console.errors import HubReason, PeerReason, Reason, SyncReason

SENTENCES: Final[Mapping[Reason, str]] = {
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
    PeerReason.BAD_PART: "Somebody's details that came from another console can not be read, so they were not kept. Enter them again on that console: they come with its next sync.",
    PeerReason.NO_ERASURE: "The hub told of an erasure that nobody has signed. Nothing was erased: tell the hub's owner.",
    PeerReason.BAD_ENTRY: "This entry of another console is not as it must be. It is kept and counts for nothing: update the program there, and enter it there again.",
    PeerReason.BAD_SIGNATURE: "This signature of another console does not fit what it signs. It is kept and counts for nothing: have it signed there again, and verify the records of that console.",
    PeerReason.BAD_ACCOUNT: "Another console wrote this about an account against the rules for accounts. It is kept and counts for nothing: ask an administrator of that console what happened.",
    PeerReason.SIGNER_UNKNOWN: "The key of this signature is not known here as the signer's. It is kept and does not count yet: it will by itself when their account has come. Sync that console, too.",
    PeerReason.SIGNER_NOT_ALLOWED: "Whoever signed this on another console may not, by what is known here. It is kept and counts for nothing: somebody with the role has to sign.",
    PeerReason.SAME_PERSON: "This was signed on another console by the trainee or by the assessor of the record. It is kept and counts for nothing: somebody else has to sign.",
    PeerReason.AMENDMENT_NOT_ALLOWED: "Whoever amended this on another console may not, or it is another record that was amended. It is kept and counts for nothing: an assessor has to amend it.",
    PeerReason.MERGE_NOT_OURS: "Another console says that two people who were enrolled here are one. It counts for nothing here: if they are, merge them in People.",
    SyncReason.NO_HUB: "This console has not joined a hub. Ask the hub's owner for a one-time code, and join in Settings, Sync.",
    SyncReason.JOINED_ALREADY: "This console belongs to the hub {target} already. Its records go there.",
    SyncReason.BAD_CODE: "This is not a whole one-time code of a hub. Copy all of it, or take the file itself.",
    SyncReason.CODE_REFUSED: "The hub does not know this one-time code. Ask its owner for a new one.",
    SyncReason.CODE_USED: "Another console has used this one-time code. Ask the hub's owner for a new one.",
    SyncReason.NOT_SECURE: "The address does not begin with https://, so nothing was sent. Records travel encrypted only.",
    SyncReason.BAD_ADDRESS: "This is not the address of a hub. Write it as https://hub.example.org, with its port where it has one of its own.",
    SyncReason.HUB_UNREACHABLE: "The hub does not answer ({problem}). Nothing is lost: it is tried again by itself.",
    SyncReason.HUB_NAME_UNKNOWN: (
        "The hub's name was not found: this network leads nowhere just now, or the address is mistyped. "
        "Nothing is lost: it is tried again by itself."
    ),
    SyncReason.HUB_CUT_OFF: "The connection to the hub broke off. Nothing is lost: it is tried again by itself.",
    SyncReason.HUB_TIMED_OUT: "The hub took too long to answer. Nothing is lost: it is tried again by itself.",
    SyncReason.OTHER_CERTIFICATE: (
        "Somebody else answers in the hub's place: the certificate is another one, so nothing was sent. A network with a "
        "sign-in page does this; sign in with a browser. If it goes on elsewhere too, tell the hub's owner."
    ),
    SyncReason.CERTIFICATE_DATES: (
        "The hub's certificate is not valid on this computer's date, {today}. If the date is wrong, set the clock; "
        "if it is right, tell the hub's owner."
    ),
    SyncReason.NOT_THE_HUB: (
        "What answered is not the hub: a network's sign-in page or a proxy does this. Nothing counts as delivered. "
        "Sign in to the network with a browser, or use another network."
    ),
    SyncReason.PROXY_REFUSED: "The network's proxy did not let the console through ({problem}). Ask whoever looks after the network.",
    SyncReason.CLOCK_REFUSED: "The hub did not accept this computer's time, even after it was corrected. Set the clock, then sync again.",
    SyncReason.NOT_ADMITTED: "The hub does not know this console any more. Nothing is lost: ask its owner for a new one-time code, and join again.",
    SyncReason.REVOKED: "The hub's owner has revoked this console, so nothing is sent. Records stay here: talk to the owner before anything else.",
    SyncReason.OLD_CONSOLE: "The hub no longer speaks this version of the console. Update the console; its records wait here until then.",
    SyncReason.OLD_HUB: "The hub is older than this console and does not know what was asked. Tell its owner; records wait here until then.",
    SyncReason.HUB_TROUBLE: "The hub has trouble of its own. Nothing is lost: it is tried again by itself.",
    SyncReason.HUB_BUSY: "The hub has much to do and asked to wait. It is tried again by itself.",
    SyncReason.FORK: (
        "The hub holds another entry under this number: these records were copied, and two consoles wrote on under one name. "
        "Sending has stopped. On the copy, restore its latest backup: it then goes on as a console of its own."
    ),
    SyncReason.GAP: "What comes before this record has not reached the hub. It is sent again by itself.",
    SyncReason.CONFLICT: "The hub holds another record under the same id. Nothing was overwritten: verify the records, and tell the hub's owner.",
    SyncReason.BAD_SIGNATURE: "The hub found this record's seal broken. It stays here and holds up nothing: verify the records, and restore a backup if they are damaged.",
    SyncReason.BLOB_TOO_LARGE: "The hub takes parts of 8 MB at most, and this one is larger. It stays here and goes out with a record pack.",
    SyncReason.BLOB_MISSING: "The hub asks for a part that is no longer here. Verify the records; a backup may still hold it.",
    SyncReason.FEED_BROKEN: "What the hub sent does not hold together, so none of it was taken. It is asked again by itself; tell the hub's owner if this stays.",
    SyncReason.CANCELLED: "This was cancelled. Nothing was left behind, and nothing counts as delivered.",
    SyncReason.FILE_UNREADABLE: "{file} can not be read ({problem}). Is the stick in, and the name right?",
    SyncReason.NOTHING_WAITS: "Nothing waits for the hub, so no bundle was made.",
    SyncReason.NOT_READ_BACK: (
        "What {file} gives back is not what was written to it ({problem}), so it was removed. Use another stick."
    ),
    SyncReason.BUNDLE_UNREADABLE: (
        "This is not a whole bundle ({problem}), so nothing of it was taken. Export it again, to another stick if need be."
    ),
    SyncReason.BUNDLE_OF_ANOTHER: "This bundle is sealed to another hub, and only that one can read it. Take it there.",
    SyncReason.RECEIPT_UNREADABLE: "This is not a whole receipt of a hub ({problem}), so nothing changed. Fetch it from the hub again.",
    SyncReason.RECEIPT_OF_ANOTHER: (
        "This receipt is not for these records: it is of another hub or for another console, so nothing changed. Choose the one that came back for this console."
    ),
    SyncReason.RECEIPT_OLD: "The hub has been set back since it wrote this receipt, so nothing changed. Export a new bundle for it.",
    SyncReason.LRS_ADDRESS: "This is not the address of a learning record store. Write that of its xAPI endpoint, as https://lrs.example.org/xapi/.",
    SyncReason.LRS_HOME_PAGE: "This is not the address of a home page. Write it as https://college.example.org/.",
    SyncReason.LRS_UNKNOWN: "No learning record store of this id or address was added here. `sync lrs list` shows them.",
    SyncReason.LRS_NO_CREDENTIALS: (
        "There is no key and secret for {url}: the computer's keyring does not give them ({problem}). Unlock the keyring, "
        "or add the store again (a command line can give --credentials-file with key:secret in it)."
    ),
    SyncReason.LRS_BAD_CREDENTIALS: "These are no key and secret: both are needed, and a key has no colon. In a file they stand as key:secret, or on a line each.",
    SyncReason.LRS_REFUSED: "The learning record store did not accept the key and secret. Add it again with those that its owner gives you.",
    SyncReason.LRS_UNREACHABLE: "The learning record store does not answer ({problem}). Nothing is lost: it is tried again by itself.",
    SyncReason.LRS_NOT_ONE: (
        "What answers at this address is not a learning record store, so nothing counts as delivered. Check the address; "
        "on a network with a sign-in page, sign in with a browser."
    ),
    SyncReason.LRS_BUSY: "The learning record store has much to do and asked to wait. It is tried again by itself.",
    SyncReason.LRS_TROUBLE: "The learning record store has trouble of its own ({problem}). Nothing is lost: it is tried again by itself.",
    SyncReason.STATEMENT_REFUSED: "The learning record store does not take this statement. The record itself is safe: tell the store's owner.",
    SyncReason.STATEMENT_DIFFERS: (
        "The learning record store holds another statement under this id. Nothing was overwritten: tell the store's owner."
    ),
    SyncReason.STATEMENT_NOT_COMPARED: (
        "The learning record store holds a statement under this id and does not let the console read it. "
        "Ask its owner for a key that may read statements."
    ),
    SyncReason.VOIDING_REFUSED: (
        "The learning record store does not let this key void a statement, so it still counts there. "
        "Ask its owner for a key that may void."
    ),
    HubReason.NO_DATABASE_URL: "No database was named. Give --database postgresql://..., or set RESILIENCE_HUB_DATABASE.",
    HubReason.BAD_DATABASE_URL: "The database's address can not be read. Write it as postgresql://user@host/name.",
    HubReason.DATABASE_UNREACHABLE: "The hub's database does not answer. Check that it runs, its address, and the password in PGPASSFILE.",
    HubReason.DATABASE_REFUSED: "The hub's database refused ({problem}). Check the rights of its user; nothing was changed.",
    HubReason.NOT_SET_UP: "There are no tables of a hub in this database, or only older ones. Run `hub init` first.",
    HubReason.NEWER_SCHEMA: "The database belongs to a newer version of the hub, so nothing was touched. Update this program.",
    HubReason.UNKNOWN_CONSOLE: "The hub knows no console with this id. `hub sites` lists them.",
    HubReason.CONSOLE_REVOKED: "This console was revoked, so nothing of its bundle was taken.",
    HubReason.RECEIPT_OVER_BUNDLE: "The receipt would take the place of the bundle. Give it another name.",
    HubReason.UNKNOWN_SITE: "The hub knows no site called {site}. `hub sites` lists them.",
    HubReason.COURSE_DIFFERS: "Other content was sent out as {course} {version} already. Give this one a new version.",
    HubReason.CERTIFICATE_UNREADABLE: "{file} can not be read as a certificate or its key. Give PEM files that belong together, the key without a passphrase.",
}
