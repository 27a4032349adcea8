"""A class with everything that a wall can show: stations in every state, for tests and for the gallery."""

from datetime import UTC, datetime, timedelta
from functools import cache

from msgspec.structs import replace

from console.clock import iso_utc
from console.courses.pack import Pack, load_all
from console.events import Snapshot
from console.model import (
    Attention,
    ClassState,
    ClassView,
    CourseRef,
    LinkState,
    LogLine,
    Mode,
    Phase,
    QueueItem,
    RecordsView,
    SearchView,
    SeatView,
    StationId,
    StationView,
    StuckReason,
    StuckView,
)
from tests.support.clock import ManualClock
from ui.live.pace_track import PaceTracks

NOW_MS = 10_000_000.0
_STARTED = datetime(2026, 11, 24, 10, 42, 7, tzinfo=UTC)
MINUTE_MS = 60_000.0

NAMES = (
    "Amina Yusuf",
    "Tomos Griffiths",
    "Oluwaseun Adeyemi",
    "Rhiannon Prydderch-Jones",
    "Callum Fraser",
    "Gwenllian Llewelyn",
    "Priya Raghunathan",
    "Hana Sato",
    "Jack Whitworth",
    "Angharad Llywelyn ap Rhys",
    "Megan Thomas",
    "Daniel Okafor",
    "Siobhán McAllister",
    "Myfanwy Cadwaladr-Rees",
    "Ewan MacLeod",
    "Sofia Marinescu",
    "Harry Ashworth",
    "Llŷr Gwynfor Humphreys",
    "Zainab Hussain",
    "Ben Carter",
    "Catrin Haf Morgan",
    "Niamh O’Donnell",
    "Kwame Boateng",
    "Eleri Wynne-Parry",
    "Tom Blackwood",
    "Aisha Rahman",
    "Owain Pryce",
    "Lucy Hargreaves",
    "Mateusz Nowak",
    "Ffion Mair Edwards",
)

SHORTS = {
    "health": "Declare health",
    "zip": "Hood tucked, zip closed",
    "goggles": "Goggles",
    "boots": "Overboots across bench",
    "mask": "Mask",
    "gloves": "Second gloves over cuffs",
    "coverall": "Coverall, nothing touched",
    "mirror": "Sanitise, mirror check",
}

_STEPS = (
    (11, "zip"),
    (13, "goggles"),
    (12, "boots"),
    (9, "mask"),
    (14, "gloves"),
    (6, "health"),
    (12, "boots"),
    (13, "goggles"),
)
_UNVISITED = frozenset({2, 6, 10, 13, 18, 21, 25, 28})


def clock_now() -> ManualClock:
    """Return a clock that stands at `NOW_MS`, 10:42:07 UTC."""
    clock = ManualClock()
    clock.advance((NOW_MS - clock.monotonic_ms()) / 1000)
    clock.set_wall(_STARTED)
    return clock


def station_view(number: int, **changes: object) -> StationView:
    """Return one station in an ordinary moment of a run; `number` is its seat."""
    index, step = _STEPS[(number - 1) % len(_STEPS)]
    view = StationView(
        station=f"00000000-0000-4000-8000-{number:012d}",
        label=f"VR-{100 + number:04d}",
        model="Quest 3",
        link=LinkState.LIVE,
        paired=True,
        last_frame_ms=NOW_MS - 400,
        last_frame_utc="2026-11-24T10:42:06.600Z",
        phase=Phase.RUNNING,
        battery=0.8,
        worn=True,
        seat=f"{number:02d}",
        name=NAMES[(number - 1) % len(NAMES)],
        run=f"10000000-0000-4000-8000-{number:012d}",
        step=step,
        step_index=index,
        step_count=17,
        step_since_ms=NOW_MS - 70_000,
        pace=(1.0, 0.9, 1.4, 1.2)[(number - 1) % 4],
        visited_ms=None if number in _UNVISITED else NOW_MS - ((number * 7) % 23 + 1) * MINUTE_MS,
    )
    return replace(view, **changes)


def calling(
    number: int, attention: Attention, age_s: float, detail: str | None = None, **changes: object
) -> StationView:
    """Return a station that calls, or is silent, for so many seconds."""
    return station_view(
        number,
        attention=attention,
        attention_since_ms=NOW_MS - age_s * 1000,
        attention_detail=detail,
        **changes,
    )


def stuck(
    number: int, age_s: float, reason: StuckReason, step: str, figure: float | None = None, **changes: object
) -> StationView:
    """Return a station that gets nowhere on a step."""
    why = StuckView(reason, step, figure)
    return calling(number, Attention.STUCK, age_s, reason, stuck=why, step=step, **changes)


def flooded(count: int, lost: int) -> tuple[StationView, ...]:
    """Return `count` stations of which the last `lost` have gone silent together."""
    gone = range(count - lost + 1, count + 1)
    return tuple(
        calling(
            number,
            Attention.NO_SIGNAL,
            70 + number % 3,
            "silent",
            link=LinkState.NO_SIGNAL,
            last_frame_ms=NOW_MS - 70_000 - 1000 * (number % 3),
            last_frame_utc="2026-11-24T10:40:57.000Z",
        )
        if number in gone
        else station_view(number)
        for number in range(1, count + 1)
    )


def stations(count: int) -> tuple[StationView, ...]:
    """Return `count` stations, among them one in every state where there are enough."""
    special = {
        3: calling(3, Attention.STOPPED, 42, "boundary.left"),
        5: calling(5, Attention.PAUSED, 132, phase=Phase.PAUSED),
        6: stuck(6, 200, StuckReason.ERRORS, "health", 3, error_steps=(5, 6), pace=2.8),
        9: calling(
            9,
            Attention.NO_SIGNAL,
            70,
            "silent",
            link=LinkState.NO_SIGNAL,
            last_frame_utc="2026-11-24T10:40:57.000Z",
        ),
        10: calling(10, Attention.HELP, 65, "help.requested", error_steps=(11,)),
        12: station_view(12, last_frame_ms=NOW_MS - 9000, last_frame_utc="2026-11-24T10:41:58.000Z"),
        13: stuck(13, 48, StuckReason.SLOW, "gloves", 3.4, error_steps=(4,), pace=3.4),
        14: calling(14, Attention.NOT_DONE, 9, "pause"),
        15: calling(15, Attention.READY, 0, phase=Phase.ENDED, step_index=17, elapsed_ms=1_120_000.0),
        17: station_view(17, error_steps=(8, 10)),
        19: calling(19, Attention.RESTING, 480, worn=False, link=LinkState.NO_SIGNAL),
        22: station_view(22, battery=0.16),
        23: station_view(23, pending="pause"),
    }
    return tuple(special.get(number) or station_view(number) for number in range(1, count + 1))


def class_view(count: int) -> ClassView:
    """Return a running class of `count` seats."""
    return ClassView(
        id="20000000-0000-4000-8000-000000000001",
        title="Gowning Grade B",
        mode=Mode.PRACTICE,
        course=CourseRef("GMP-GWN-B", "1.2", "0" * 64),
        state=ClassState.RUNNING,
        duration_min=50,
        seats=tuple(
            SeatView(seat=f"{number:02d}", station=station_view(number).station, person=None, name=None)
            for number in range(1, count + 1)
        ),
        started_ms=NOW_MS - 1_421_000,
        started_utc="2026-11-24T10:18:26.000Z",
    )


def queue_of(
    views: tuple[StationView, ...], flooded: frozenset[StationId] = frozenset()
) -> tuple[QueueItem, ...]:
    """Return the queue of these stations, as the classroom makes it."""
    from console.classroom.attention import queue

    return queue(views, flooded)


@cache
def pack(course: str) -> Pack:
    """Return a course pack of the program."""
    return next(one for one in load_all()[0] if one.id == course)


def in_course(view: StationView) -> StationView:
    """Return the view with the step id that the Grade B pack has at its index."""
    steps = pack("GMP-GWN-B").steps
    if view.step_index is None:
        return view
    step = steps[min(view.step_index, len(steps)) - 1].id
    return replace(view, step=step, stuck=view.stuck and replace(view.stuck, step=step))


def log_of(view: StationView) -> tuple[LogLine, ...]:
    """Return a log that leads to where the station is."""
    steps = pack("GMP-GWN-B").steps
    lines = []
    start = datetime(2026, 11, 24, 10, 20, tzinfo=UTC)
    for number in range(view.step_index or 0):
        at = start + timedelta(seconds=100 * number)
        lines.append(
            LogLine(view.station, view.run, iso_utc(at), "step.started", steps[number].id, None, None)
        )
        if number + 1 < (view.step_index or 0):
            done = at + timedelta(seconds=60 + 7 * number)
            lines.append(
                LogLine(view.station, view.run, iso_utc(done), "step.completed", steps[number].id, None, None)
            )
    lines.append(LogLine(view.station, view.run, iso_utc(at), "boundary.left", None, None, None))
    for seconds, kind, text in (
        (-90, "hint.shown", None),
        (-40, "error", None),
        (20, "bookmark", None),
        (24, "note", "Hood reopened twice, asked to slow down"),
        (150, "help.requested", None),
    ):
        step = steps[(view.step_index or 1) - 1].id
        utc = iso_utc(at + timedelta(seconds=seconds))
        lines.append(LogLine(view.station, view.run, utc, kind, step, None, text))
    return tuple(sorted(lines, key=lambda line: line.utc))


def pace_of(paces: PaceTracks, view: StationView) -> None:
    """Let a station's pace have a past of ten minutes."""
    paces.take((), NOW_MS)
    for minutes, pace in (
        (10, None),
        (9, 0.8),
        (7.5, 1.0),
        (6, 1.2),
        (5.5, 0.9),
        (3, 1.0),
        (2.2, 1.6),
        (1, 2.4),
    ):
        paces.take([replace(view, pace=pace, phase=Phase.RUNNING)], NOW_MS - minutes * MINUTE_MS)


def _picture() -> bytes:
    """Return a small JPEG, as a headset would send one."""
    from io import BytesIO

    from PIL import Image, ImageDraw

    image = Image.new("RGB", (320, 200), "#dfe5e8")
    draw = ImageDraw.Draw(image)
    draw.polygon([(0, 0), (80, 40), (240, 40), (320, 0)], fill="#c4ced4")
    draw.rectangle((130, 70, 190, 130), fill="#aebac2")
    draw.polygon([(0, 200), (40, 130), (280, 130), (320, 200)], fill="#9aa8b0")
    buffer = BytesIO()
    image.save(buffer, "JPEG")
    return buffer.getvalue()


PICTURE = _picture()


def fill(screen, frames, views, class_=None, saved: int = 0) -> None:
    views = tuple(views)
    search = SearchView(since_ms=NOW_MS - 12_000, found=0, saved=saved)
    records = RecordsView(path="", writable=True)
    screen.set_snapshot(Snapshot(views, class_, queue_of(views), search, records))
    frames.flush()
