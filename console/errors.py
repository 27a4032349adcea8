"""Expected trouble, by cause: an exception carries a Reason and values, never a sentence for people.

`sentences.py` holds the words. A bug is not a ConsoleError: it reaches the excepthook.
A reason's value is unique over all these enums, because events and JSON carry the bare value.
"""

from enum import StrEnum


class LinkReason(StrEnum):
    """Why a station is not live, or why its link ended."""

    UNREACHABLE = "unreachable"
    NOT_PRIVATE_ADDRESS = "not_private_address"
    TLS_FAILED = "tls_failed"
    WRONG_CERTIFICATE = "wrong_certificate"
    WRONG_PROOF = "wrong_proof"
    WRONG_STATION = "wrong_station"
    WRONG_PROTOCOL = "wrong_protocol"
    BUSY = "busy"
    NOT_PAIRED = "not_paired"
    CONFLICT = "conflict"
    TIMED_OUT = "timed_out"
    LIMIT_BROKEN = "limit_broken"
    BROKEN_MESSAGE = "broken_message"
    FLOOD = "flood"
    SILENT = "silent"
    CLOSED = "closed"
    SAID_BYE = "said_bye"
    FORGOTTEN = "forgotten"


class PairingReason(StrEnum):
    """Why a pairing did not come about."""

    UNKNOWN_STATION = "unknown_station"
    REFUSED_AT_HEADSET = "refused_at_headset"
    REFUSED_HERE = "refused_here"
    PAUSED = "paused"
    TIMED_OUT = "pairing_timed_out"
    LINK_ENDED = "link_ended"


class CommandReason(StrEnum):
    """Why a command was not done."""

    NOT_LIVE = "not_live"
    NO_ANSWER = "no_answer"
    LINK_LOST = "link_lost"
    REFUSED = "refused"
    UNSUPPORTED = "unsupported"


class RecordsReason(StrEnum):
    """Why the records could not be opened, written or read."""

    HELD_BY_ANOTHER = "held_by_another"
    READ_ONLY = "read_only"
    DISK_FULL = "disk_full"
    NEWER_SCHEMA = "newer_schema"
    FOREIGN_FILE = "foreign_file"
    NOT_A_DATABASE = "not_a_database"
    MISSING = "missing"
    DAMAGED = "damaged"
    IO = "io"
    BAD_ENTRY = "bad_entry"
    KEY_NEEDED = "key_needed"
    WRONG_KEY = "wrong_key"
    KEYS_DAMAGED = "keys_damaged"
    KEY_FILE_UNREADABLE = "key_file_unreadable"
    NETWORK_PLACE = "network_place"
    SYNCED_PLACE = "synced_place"
    BACKUP_FAULTY = "backup_faulty"
    SAME_FILE = "same_file"
    NOT_ENCRYPTED = "not_encrypted"
    NOT_WRITTEN = "not_written"
    OWN_FILE = "own_file"
    TOO_MUCH_WAITS = "too_much_waits"


class AccountReason(StrEnum):
    """Why somebody may not come in, or why an account can not be made or changed."""

    ALREADY_SET_UP = "already_set_up"
    WRONG_SECRET = "wrong_secret"  # noqa: S105 - a reason, not a secret
    ACCOUNT_WAITS = "account_waits"
    ACCOUNT_LOCKED = "account_locked"
    ACCOUNT_DISABLED = "account_disabled"
    UNKNOWN_ACCOUNT = "unknown_account"
    ELSEWHERE = "account_elsewhere"
    NO_KEY_HERE = "no_key_here"
    NOT_SIGNED_IN = "not_signed_in"
    SCREEN_LOCKED = "screen_locked"
    ROLE_NEEDED = "role_needed"
    USER_ID_NEEDED = "user_id_needed"
    ASSESSED_RUN_LIVE = "assessed_run_live"
    BAD_USER_ID = "bad_user_id"
    USER_ID_TAKEN = "user_id_taken"
    BAD_NAME = "bad_name"
    BAD_ROLES = "bad_roles"
    PASSPHRASE_SHORT = "passphrase_short"  # noqa: S105
    PASSPHRASE_LONG = "passphrase_long"  # noqa: S105
    PASSPHRASE_KNOWN = "passphrase_known"  # noqa: S105
    NOT_ADMINISTRATOR = "not_administrator"
    LAST_ADMINISTRATOR = "last_administrator"
    ACCOUNT_EXISTS = "account_exists"
    KEY_IN_USE = "key_in_use"
    KEY_WEAK = "key_weak"
    NOT_CONFIRMED = "not_confirmed"
    SHEET_MISTYPED = "sheet_mistyped"
    SHEET_WRONG = "sheet_wrong"


class SigningReason(StrEnum):
    """Which rule of who may decide and sign an act would break, or an entry breaks."""

    NOT_GENUINE = "not_genuine"
    NOT_AS_ENTERED = "not_as_entered"
    NAME_DIFFERS = "name_differs"
    WRONG_MEANING = "wrong_meaning"
    WRONG_COMPONENTS = "wrong_components"
    UNKNOWN_SIGNER = "unknown_signer"
    KEY_NOT_THEIRS = "key_not_theirs"
    ROLE_NOT_HELD = "role_not_held"
    ROLE_NOT_ALLOWED = "role_not_allowed"
    NO_SUCH_RECORD = "no_such_record"
    NOBODY_DECIDED = "nobody_decided"
    ALREADY_THERE = "already_there"
    UNIDENTIFIED = "unidentified"
    DECIDED_ELSEWHERE = "decided_elsewhere"
    NOT_THE_DECIDER = "not_the_decider"
    OWN_RECORD = "own_record"
    SAME_ASSESSOR = "same_assessor"
    NOT_QUALIFIED = "not_qualified"
    NOT_SIGNED_YET = "not_signed_yet"
    NOT_COUNTERSIGNED_YET = "not_countersigned_yet"
    ALREADY_SIGNED = "already_signed"
    SUPERSEDED = "superseded"
    VOIDED = "voided"
    NOT_ANOTHER_RECORD = "not_another_record"
    EVIDENCE_INCOMPLETE = "evidence_incomplete"
    WHY_NEEDED = "why_needed"
    PASSPHRASE_WRITTEN = "passphrase_written"  # noqa: S105


class PackReason(StrEnum):
    """What is wrong with a course pack."""

    UNREADABLE = "unreadable"
    BAD_TOML = "bad_toml"
    BAD_FIELD = "bad_field"
    UNKNOWN_COURSE = "unknown_course"


class ClassReason(StrEnum):
    """Why a class can not do what was asked."""

    NO_CLASS = "no_class"
    ALREADY_RUNNING = "already_running"
    ENDS_FIRST = "ends_first"
    EMPTY_ROSTER = "empty_roster"
    UNKNOWN_SEAT = "unknown_seat"
    UNKNOWN_CLASS = "unknown_class"
    UNKNOWN_RUN = "unknown_run"
    RUN_OPEN = "run_open"
    RUN_CLOSED = "run_closed"
    RUN_NOT_BEGUN = "run_not_begun"
    REASON_NEEDED = "reason_needed"
    STOP_NEEDS_REASON = "stop_needs_reason"
    NOT_DECIDED = "not_decided"
    UNKNOWN_CRITERION = "unknown_criterion"
    ALREADY_DECIDED = "already_decided"
    SEATS_NOT_SETTLED = "seats_not_settled"
    HEADCOUNT_NEEDED = "headcount_needed"
    NO_MORE_TURNS = "no_more_turns"
    SEAT_TAKEN = "seat_taken"
    LOCKED_IN_ASSESSMENT = "locked_in_assessment"
    NOTHING_TO_ADOPT = "nothing_to_adopt"
    OTHER_COURSE = "other_course"
    STILL_INTERRUPTED = "still_interrupted"


class PeopleReason(StrEnum):
    """Why a list of people can not be taken in, or somebody can not be changed."""

    FILE_TOO_LARGE = "file_too_large"
    WORKBOOK = "workbook"
    NOT_TEXT = "not_text"
    TOO_MANY_LINES = "too_many_lines"
    NOBODY_IN_IT = "nobody_in_it"
    NO_FILE = "no_file"
    DOUBLES = "doubles"
    NOT_A_NAME = "not_a_name"
    NOT_AN_EMAIL = "not_an_email"
    NOT_A_ULN = "not_a_uln"
    UNKNOWN_PERSON = "unknown_person"
    ERASED = "erased"
    NAMES_THEM = "names_them"
    SAME_HUMAN = "same_human"
    ENROLLED_ALREADY = "enrolled_already"
    NOT_THEIR_PARTS = "not_their_parts"
    NO_CHANGE = "no_change"
    NO_CONSENT = "no_consent"


class LoadReason(StrEnum):
    """Why physiological load can not be switched on, shown or calibrated."""

    POLICY_OFF = "policy_off"
    POLICY_UNREADABLE = "policy_unreadable"
    NOT_IN_ASSESSMENT = "not_in_assessment"
    LOAD_OFF = "load_off"
    NO_SENSOR = "no_sensor"
    NOTHING_OFFERED = "nothing_offered"
    NOT_SEATED = "not_seated"


class ReportReason(StrEnum):
    """Why a pack or a print could not be made or read."""

    NOT_A_PACK = "not_a_pack"
    NOTHING_TO_PRINT = "nothing_to_print"
    PRINT_FAILED = "print_failed"
    NOTHING_SIGNED = "nothing_signed"
    UNKNOWN_FORMAT = "unknown_format"
    FOLDER_IN_WORK = "folder_in_work"


class SyncReason(StrEnum):
    """Why nothing could be delivered, or why one record was not taken."""

    NO_HUB = "no_hub"
    JOINED_ALREADY = "joined_already"
    BAD_CODE = "bad_code"
    CODE_REFUSED = "code_refused"
    CODE_USED = "code_used"
    NOT_SECURE = "not_secure"
    BAD_ADDRESS = "bad_hub_address"
    HUB_UNREACHABLE = "hub_unreachable"
    HUB_NAME_UNKNOWN = "hub_name_unknown"
    HUB_CUT_OFF = "hub_cut_off"
    HUB_TIMED_OUT = "hub_timed_out"
    OTHER_CERTIFICATE = "other_certificate"
    CERTIFICATE_DATES = "certificate_dates"
    NOT_THE_HUB = "not_the_hub"
    PROXY_REFUSED = "proxy_refused"
    CLOCK_REFUSED = "clock_refused"
    NOT_ADMITTED = "not_admitted"
    REVOKED = "revoked"
    OLD_CONSOLE = "old_console"
    OLD_HUB = "old_hub"
    HUB_TROUBLE = "hub_trouble"
    HUB_BUSY = "hub_busy"
    FORK = "fork"
    GAP = "gap"
    CONFLICT = "id_conflict"
    BAD_SIGNATURE = "bad_signature"
    BLOB_TOO_LARGE = "blob_too_large"
    BLOB_MISSING = "blob_missing"
    FEED_BROKEN = "feed_broken"
    CANCELLED = "cancelled"
    FILE_UNREADABLE = "file_unreadable"
    NOTHING_WAITS = "nothing_waits"
    NOT_READ_BACK = "not_read_back"
    BUNDLE_UNREADABLE = "bundle_unreadable"
    BUNDLE_OF_ANOTHER = "bundle_of_another"
    RECEIPT_UNREADABLE = "receipt_unreadable"
    RECEIPT_OF_ANOTHER = "receipt_of_another"
    RECEIPT_OLD = "receipt_old"
    LRS_ADDRESS = "lrs_address"
    LRS_HOME_PAGE = "lrs_home_page"
    LRS_UNKNOWN = "lrs_unknown"
    LRS_NO_CREDENTIALS = "lrs_no_credentials"
    LRS_BAD_CREDENTIALS = "lrs_bad_credentials"
    LRS_REFUSED = "lrs_refused"
    LRS_UNREACHABLE = "lrs_unreachable"
    LRS_NOT_ONE = "lrs_not_one"
    LRS_BUSY = "lrs_busy"
    LRS_TROUBLE = "lrs_trouble"
    STATEMENT_REFUSED = "statement_refused"
    STATEMENT_DIFFERS = "statement_differs"
    STATEMENT_NOT_COMPARED = "statement_not_compared"
    VOIDING_REFUSED = "voiding_refused"


class HubReason(StrEnum):
    """Why a hub can not do what its owner asks."""

    NO_DATABASE_URL = "no_database_url"
    BAD_DATABASE_URL = "bad_database_url"
    DATABASE_UNREACHABLE = "database_unreachable"
    DATABASE_REFUSED = "database_refused"
    NOT_SET_UP = "hub_not_set_up"
    NEWER_SCHEMA = "newer_hub_schema"
    UNKNOWN_CONSOLE = "unknown_console"
    CONSOLE_REVOKED = "console_revoked"
    RECEIPT_OVER_BUNDLE = "receipt_over_bundle"
    UNKNOWN_SITE = "unknown_site"
    COURSE_DIFFERS = "course_differs"
    CERTIFICATE_UNREADABLE = "certificate_unreadable"


class PeerReason(StrEnum):
    """Why something of another console was not taken, and its chain stops there, or counts for nothing."""

    UNKNOWN_CONSOLE = "peer_unnamed_console"
    OTHER_KEY = "peer_other_key"
    WEAK_KEY = "peer_weak_key"
    UNREADABLE = "peer_unreadable"
    CHANGED = "peer_changed"
    NOT_SIGNED = "peer_not_signed"
    OTHER_CONSOLE = "peer_other_console"
    NOT_FIRST = "peer_not_first"
    MISSING_BEFORE = "peer_missing_before"
    BROKEN_LINK = "peer_broken_link"
    FORKED = "peer_forked"
    ID_TAKEN = "peer_id_taken"
    OWN_NAME = "peer_own_name"
    BAD_PART = "peer_bad_part"
    NO_ERASURE = "peer_no_erasure"
    BAD_ENTRY = "peer_bad_entry"
    BAD_SIGNATURE = "peer_bad_signature"
    BAD_ACCOUNT = "peer_bad_account"
    SIGNER_UNKNOWN = "peer_signer_unknown"
    SIGNER_NOT_ALLOWED = "peer_signer_not_allowed"
    SAME_PERSON = "peer_same_person"
    AMENDMENT_NOT_ALLOWED = "peer_amendment_not_allowed"
    MERGE_NOT_OURS = "peer_merge_not_ours"


class NetworkReason(StrEnum):
    """What keeps the console from searching the network."""

    NO_NETWORK = "no_network"
    MULTICAST_DENIED = "multicast_denied"
    PORT_IN_USE = "port_in_use"
    SEARCH_PORT_TAKEN = "search_port_taken"
    BAD_ADDRESS = "bad_address"
    NOT_OWN_ADDRESS = "not_own_address"


Reason = (
    LinkReason
    | PairingReason
    | CommandReason
    | RecordsReason
    | AccountReason
    | SigningReason
    | PackReason
    | ClassReason
    | PeopleReason
    | LoadReason
    | ReportReason
    | NetworkReason
    | SyncReason
    | HubReason
    | PeerReason
)


class ConsoleError(Exception):
    """Trouble that a person can be told about calmly.

    `reason` names the cause, `detail` the values that its sentence needs (never a secret, never a name).
    """

    def __init__(self, reason: Reason, **detail: str | int | float) -> None:
        super().__init__(f"{type(reason).__name__}.{reason.name} {detail}" if detail else f"{reason!r}")
        self.reason = reason
        self.detail = detail
