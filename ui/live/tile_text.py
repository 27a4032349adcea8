"""What a tile says: one station's view, put into the words and marks that are painted. No painting here."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QLocale

from console.terms import Attention, LinkState, Phase, StuckReason
from ui import stations
from ui.text import NO_VALUE, age, clock_time, counted, fault_of, short_time, translate

if TYPE_CHECKING:
    from console.model import StationView, StuckView

STALE_MS = 5000.0
"""Values older than this are dimmed and stamped."""
LOW_BATTERY = 0.2


def tr(words: str) -> str:
    """Return words of Live in the window's language."""
    return QCoreApplication.translate("Live", words)


class TileContent(NamedTuple):
    """Everything that one tile shows. Two equal contents look the same."""

    seat: str
    attention: Attention
    word: str
    age: str
    second: str
    """Visited, or "on my way 0:20"."""
    answered: bool
    """True when `second` says that somebody is on the way."""
    unvisited: bool
    name: str
    step: str
    reason: bool
    """True when `step` is a reason: it is set stronger."""
    brief: str
    """What stands for `step` where it has no room; empty: as much of it as there is room for."""
    dimmed: bool
    """The values are not the present ones: muted on `sunken`."""
    stale: str
    """ "as of 10:41:58", or empty."""
    battery: str
    place: str
    pace: str
    """How it stands against what the class usually takes; empty when there is nothing to say."""
    steps: int
    current: int
    """1-based; 0: no step is current."""
    done: int
    errors: tuple[int, ...]
    pending: bool
    alternates: bool
    """STOPPED that nobody has acknowledged."""
    no_view: str
    """What stands in the place of a view that is not there."""
    second_brief: str
    """`second` where it has no room: how long ago alone."""


STATE_WORDS = {
    Attention.STOPPED: "STOPPED",
    Attention.HELP: "HELP",
    Attention.STUCK: "STUCK",
    Attention.NO_SIGNAL: "NO SIGNAL",
    Attention.NOT_DONE: "NOT DONE",
    Attention.PAUSED: "Paused",
    Attention.RESTING: "Headset off",
    Attention.READY: "Ready",
}

_STOP_CAUSES = {
    "stop.pressed": "Stop button pressed",
    "boundary.left": "Boundary left",
    "fall": "Fall detected",
}

_VERBS = {
    "assign": "Assign",
    "start": "Start",
    "pause": "Pause",
    "resume": "Resume",
    "stop": "Stop",
    "hint": "Hint",
    "message": "Message",
    "view": "View",
    "calibrate": "Baseline",
    "inject": "Event",
    "recentre": "Recentre",
}


_ANSWERS = {
    "refused": "{verb}: refused",
    "unsupported": "{verb}: its app can not do it",
}


def state_word(attention: Attention) -> str:
    """Return the word of a state; capitals only where somebody must act."""
    return tr(STATE_WORDS[attention]) if attention in STATE_WORDS else ""


def verb_word(verb: str) -> str:
    """Return a command's verb as people say it."""
    return tr(_VERBS[verb]) if verb in _VERBS else verb


def reason_words(
    attention: Attention, detail: str | None, step: int | None = None, last_frame_utc: str | None = None
) -> str:
    """Say why a station calls: "Asked at step 12", "No frame since 10:40:57"; empty when it does not."""
    if attention is Attention.STOPPED:
        return tr(_STOP_CAUSES.get(detail or "", "Stopped at the headset"))
    if attention is Attention.HELP:
        return tr("Asked at step {step}").format(step=step) if step else tr("Asks for help")
    if attention is Attention.NO_SIGNAL:
        if last_frame_utc is None:
            return fault_of(detail) if detail else tr("No frame yet")
        return tr("No frame since {time}").format(time=clock_time(last_frame_utc))
    if attention is Attention.NOT_DONE:
        verb, _, answer = (detail or "").partition(" ")
        return tr(_ANSWERS.get(answer, "{verb}: no answer")).format(verb=verb_word(verb))
    return ""


def stuck_words(stuck: "StuckView", shorts: Mapping[str, str]) -> str:
    """Say why somebody gets nowhere: "Hood: 3.4 x usual time"."""
    step = shorts.get(stuck.step or "", stuck.step) or tr("This step")
    if stuck.reason is StuckReason.ERRORS:
        errors = counted("{step}: 1 error", "{step}: %n errors", round(stuck.figure or 0))
        return errors.format(step=step)
    if stuck.reason is StuckReason.SLOW:
        return tr("{step}: {times} x usual time").format(step=step, times=_times(stuck.figure or 0.0))
    return tr("{step}: no activity").format(step=step)


def stuck_brief(stuck: "StuckView") -> str:
    """The same without the step, for where there is no room for both: "3.4 x usual time"."""
    if stuck.reason is StuckReason.ERRORS:
        return counted("1 error", "%n errors", round(stuck.figure or 0))
    if stuck.reason is StuckReason.SLOW:
        return tr("{times} x usual time").format(times=_times(stuck.figure or 0.0))
    return tr("no activity")


def pace_words(view: "StationView") -> str:
    """Say how a station stands against what is usual: "usual pace", "1.4 x usual time"."""
    if view.phase is Phase.ENDED or view.attention is Attention.READY:
        return tr("{time} in all").format(time=age(view.elapsed_ms)) if view.elapsed_ms is not None else ""
    if view.attention is Attention.NO_SIGNAL:
        return tr("pace unknown") if view.step_index else ""
    if view.pace is None:
        return ""
    if round(view.pace, 1) == 1.0:
        return tr("usual pace")
    if view.pace < 1.0:
        return tr("faster than usual")
    return tr("{times} x usual time").format(times=_times(view.pace))


def _times(figure: float) -> str:
    return QLocale().toString(figure, "f", 1)


def visited_words(visited_ms: float | None, now_ms: float) -> str:
    """Return "not yet visited", "visited now" or "visited 9 m"."""
    if visited_ms is None:
        return tr("not yet visited")
    if now_ms - visited_ms < 60_000:
        return tr("visited now")
    return tr("visited {age}").format(age=minutes(now_ms - visited_ms))


def minutes(milliseconds: float) -> str:
    """Return whole minutes, then hours: visits are not told in seconds."""
    return (
        age(milliseconds)
        if milliseconds >= 600_000
        else translate("{minutes} m").format(minutes=int(milliseconds // 60_000))
    )


def seat_of(view: "StationView") -> str:
    """Return the seat as printed on the chair, or the number of the headset's label; else an en dash."""
    return stations.seat_of(view) or NO_VALUE


def place_of(view: "StationView") -> tuple[int, int, str, str]:
    """Order by seat, then by label: the wall is the map of the room."""
    seat = seat_of(view)
    number = int(seat) if seat.isdigit() else 10**6
    return 0 if view.seat else 1, number, view.label, view.station


def name_of(view: "StationView") -> str:
    """Return who is there; without a person, the headset's label or model."""
    if view.label_taken:
        return tr("Spare, {label}").format(label=view.label)
    return view.name or view.label or view.model or view.station[:8]


def content_of(
    view: "StationView", now_ms: float, shorts: Mapping[str, str], *, large: bool = False
) -> TileContent:
    """Put a view into words. `shorts`: step id -> short title of the course pack."""
    attention = view.attention
    count, current, done = _progress(view)
    step, reason = _step(view, shorts, large)
    coming = view.on_my_way_ms is not None and attention is not Attention.NORMAL
    word = tr("Ready for sign-off") if large and attention is Attention.READY else state_word(attention)
    age_words, second, second_brief, stale = _ageing(view, coming, now_ms)
    return TileContent(
        seat=seat_of(view),
        attention=attention,
        word=word,
        age=age_words,
        second=second,
        answered=coming,
        unvisited=view.visited_ms is None and not coming and _counts_visits(view),
        name=name_of(view),
        step=step,
        reason=reason,
        brief=stuck_brief(view.stuck) if view.stuck is not None else "",
        dimmed=attention in (Attention.NO_SIGNAL, Attention.RESTING),
        stale=stale,
        battery=_battery(view),
        place=tr("step {step} of {count}").format(step=current, count=count) if current else "",
        pace=pace_words(view) if count else "",
        steps=count,
        current=current,
        done=done,
        errors=view.error_steps,
        pending=view.pending is not None,
        alternates=attention is Attention.STOPPED and view.on_my_way_ms is None,
        no_view=_no_view(view),
        second_brief=second_brief,
    )


def aged(content: TileContent, view: "StationView", now_ms: float) -> TileContent:
    """Return the content of a view after nothing but time has passed: the same one where that shows not."""
    words = _ageing(view, content.answered, now_ms)
    if words == (content.age, content.second, content.second_brief, content.stale):
        return content
    age_words, second, second_brief, stale = words
    return content._replace(age=age_words, second=second, second_brief=second_brief, stale=stale)


def _ageing(view: "StationView", answered: bool, now_ms: float) -> tuple[str, str, str, str]:
    """Return age, second line with its brief form, and stamp: what changes while nobody says a word."""
    since, visited, coming = view.attention_since_ms, view.visited_ms, view.on_my_way_ms
    ages = since is not None and view.attention not in (Attention.NORMAL, Attention.READY)
    if answered and coming is not None:
        second = tr("on my way {age}").format(age=age(now_ms - coming))
    else:
        second = visited_words(visited, now_ms) if _counts_visits(view) else ""
    brief = "" if visited is None else minutes(now_ms - visited)
    return age(now_ms - since) if ages and since is not None else "", second, brief, _stale(view, now_ms)


def _counts_visits(view: "StationView") -> bool:
    """Say whether somebody is there to go to: a headset that lies on its chair waits for nobody."""
    return (
        view.person is not None or view.run is not None or view.phase not in (None, Phase.IDLE, Phase.ENDED)
    )


def _no_view(view: "StationView") -> str:
    if view.attention is Attention.NO_SIGNAL and view.last_frame_utc is not None:
        return tr("last view {time}").format(time=short_time(view.last_frame_utc))
    return tr("no view")


def _progress(view: "StationView") -> tuple[int, int, int]:
    """Return how many steps there are, which is current and how many are done."""
    count, index = view.step_count or 0, view.step_index or 0
    if view.attention is Attention.READY or view.phase is Phase.ENDED:
        return count, 0, index if index >= count else max(0, index - 1)
    return count, index, max(0, index - 1)


def is_stale(view: "StationView", now_ms: float) -> bool:
    """Say whether values are older than they look; a silent station says so by its state."""
    if view.last_frame_ms is None or now_ms - view.last_frame_ms <= STALE_MS:
        return False
    return view.attention not in (Attention.NO_SIGNAL, Attention.RESTING)


def _stale(view: "StationView", now_ms: float) -> str:
    if not is_stale(view, now_ms):
        return ""
    return tr("as of {time}").format(time=clock_time(view.last_frame_utc))


def _battery(view: "StationView") -> str:
    if view.battery is None or view.battery >= LOW_BATTERY or view.charging:
        return ""
    return f"{round(view.battery * 100)} %"


def _step(view: "StationView", shorts: Mapping[str, str], large: bool) -> tuple[str, bool]:
    if view.stuck is not None:
        return stuck_words(view.stuck, shorts), True
    words = reason_words(view.attention, view.attention_detail, view.step_index, view.last_frame_utc)
    if words:
        return words, True
    if view.attention is Attention.READY:
        return (tr("Run ended, evidence complete") if large else tr("Ready for sign-off")), True
    if view.step is not None and view.phase is not Phase.ENDED:
        return shorts.get(view.step, view.step), False
    return _phase_words(view), False


def _unheard_words(view: "StationView") -> str:
    """Say why a headset that has a seat was never heard: it is off, in a drawer, not paired."""
    if view.link is LinkState.NOT_PAIRED or not view.paired:
        return tr("Not paired yet")
    words = {
        LinkState.REFUSED: tr("Turned away"),
        LinkState.CONFLICT: tr("Two with one id"),
        LinkState.BUSY: tr("In use elsewhere"),
    }
    if view.link in words:
        return words[view.link]
    return tr("Connecting") if view.link_reason is None else tr("Not seen yet")


def way_on(view: "StationView") -> str:
    """Say what to do about a headset that was never heard; empty for every other."""
    if view.link is LinkState.LIVE or view.last_frame_ms is not None:
        return ""
    if view.link is LinkState.NOT_PAIRED or not view.paired:
        return tr("Pair it in Devices.")
    if view.link in (LinkState.FOUND, LinkState.DIALLING):
        return tr("Switch it on and open its app, or give the seat another in Classes.")
    return fault_of(view.link_reason) or tr("See it in Devices.")


def _phase_words(view: "StationView") -> str:
    if view.link is not LinkState.LIVE and view.last_frame_ms is None:
        return _unheard_words(view)
    if view.link in (LinkState.DIALLING, LinkState.FOUND):
        return tr("Connecting")
    if view.phase is None:
        return ""
    return {
        Phase.IDLE: tr("Waiting to be assigned") if view.run is None else tr("Waiting"),
        Phase.READY: tr("Ready to start"),
        Phase.CALIBRATING: tr("Calibrating"),
        Phase.RUNNING: tr("Running"),
        Phase.PAUSED: tr("Paused"),
        Phase.ENDED: tr("Run ended"),
    }[view.phase]
