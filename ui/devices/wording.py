"""A headset's state in a few words, with its mark: what the table, the panel and the counts all say."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from console.errors import LinkReason
from console.model import Attention, LinkState, PairingState, Phase, StationView
from ui import text

LOW_BATTERY: Final = 0.2
LOW_STORAGE_MB: Final = 1000
WEAK_DBM: Final = -75
SILENT_LINKS: Final = frozenset({LinkState.NO_SIGNAL, LinkState.LOST})

_PAIRING: Final = frozenset({PairingState.ASKING, PairingState.COMPARE, PairingState.WAITING_FOR_WEARER})


@dataclass(frozen=True)
class StateWords:
    """One row's state: an icon or a plate; only rows that need someone carry a plate."""

    words: str
    icon: str | None = None
    plate: Attention | None = None
    dimmed: bool = False

    @property
    def needs_someone(self) -> bool:
        """True when a person has to do something about this headset."""
        return self.plate is not None


def tr(source: str) -> str:
    """Translate in the context of this table."""
    return QCoreApplication.translate("devices", source)


def state_words(view: StationView, pairing: PairingState | None = None) -> StateWords:
    """Say how a headset stands; a pairing that goes on stands above everything."""
    if pairing in _PAIRING:
        return StateWords(_pairing_words(pairing), icon="link")
    if view.link is LinkState.LIVE:
        return _live(view)
    if view.link in SILENT_LINKS:
        return _silent(view)
    if view.link is LinkState.REFUSED:
        return _refused(view)
    if view.link is LinkState.CONFLICT:
        return StateWords(tr("Two with one id"), plate=Attention.STUCK)
    if view.link is LinkState.BUSY:
        return StateWords(tr("In use elsewhere"), plate=Attention.STUCK)
    if not view.paired:
        return StateWords(tr("Not paired"), icon="link-plus")
    if view.link is LinkState.DIALLING:
        return StateWords(tr("Connecting"), icon="link")
    return StateWords(tr("Found, connecting"), icon="link")


def why(view: StationView) -> str:
    """The whole sentence behind a state that is not live: what is wrong and what to do."""
    if view.link is LinkState.LIVE:
        return ""
    if view.link is LinkState.CONFLICT:
        return text.fault_of(view.link_reason or LinkReason.CONFLICT)
    if view.link is LinkState.BUSY:
        return text.fault_of(view.link_reason or LinkReason.BUSY)
    if not view.paired:
        return tr("Pair it once: compare six digits here and in the headset.")
    return text.fault_of(view.link_reason)


def _live(view: StationView) -> StateWords:
    if view.battery is not None and view.battery < LOW_BATTERY and not view.charging:
        return StateWords(tr("Battery low"), plate=Attention.STUCK)
    if view.wifi_dbm is not None and view.wifi_dbm <= WEAK_DBM:
        return StateWords(tr("Weak link"), plate=Attention.STUCK)
    if view.storage_free_mb is not None and view.storage_free_mb < LOW_STORAGE_MB:
        return StateWords(tr("Storage nearly full"), plate=Attention.STUCK)
    words = {
        Phase.RUNNING: tr("In a run"),
        Phase.PAUSED: tr("Paused"),
        Phase.CALIBRATING: tr("Calibrating"),
        Phase.ENDED: tr("Run ended"),
    }.get(view.phase or Phase.READY, tr("Ready"))
    if view.charging:
        words += tr(", on charge")
    elif view.worn and view.phase in (Phase.IDLE, Phase.READY):
        words += tr(", worn")
    return StateWords(words, icon="check")


def _silent(view: StationView) -> StateWords:
    if view.attention is Attention.RESTING:
        return StateWords(tr("Headset off"), icon="device-vision-pro", dimmed=True)
    if view.last_frame_utc is not None:
        words = tr("Silent since {time}").format(time=text.short_time(view.last_frame_utc))
    else:
        words = tr("Not heard yet")
    return StateWords(words, icon="square-x", dimmed=True)


def _refused(view: StationView) -> StateWords:
    words = {
        LinkReason.WRONG_CERTIFICATE: tr("Not the one you paired"),
        LinkReason.WRONG_PROOF: tr("Has to be paired again"),
        LinkReason.WRONG_STATION: tr("Another one answers"),
        LinkReason.WRONG_PROTOCOL: tr("App needs an update"),
        LinkReason.TLS_FAILED: tr("App needs an update"),
        LinkReason.NOT_PAIRED: tr("Not paired"),
    }
    short = next((said for reason, said in words.items() if reason == view.link_reason), tr("Refused"))
    return StateWords(short, plate=Attention.STUCK)


def _pairing_words(pairing: PairingState | None) -> str:
    if pairing is PairingState.COMPARE:
        return tr("Comparing code")
    if pairing is PairingState.WAITING_FOR_WEARER:
        return tr("Waiting for wearer")
    return tr("Asking to pair")
