"""What Check and start says of a station: its state in two or three words, and what would help."""

from datetime import datetime, timedelta

from console.classroom.readiness import Check, Need
from ui import text


def start_words(check: Check, now: datetime) -> str:
    """The last column: "Ready", or what keeps it."""
    if check.began:
        return text.translate("Has begun")
    if Need.SILENT in check.needs:
        return text.translate("Silent")
    if Need.REFUSED in check.needs:
        return text.translate("Refused the run")
    if Need.UNANSWERED in check.needs:
        return text.translate("Did not answer")
    if Need.APP in check.needs:
        return text.translate("Needs app {version}").format(version=check.app_wanted)
    if Need.BATTERY in check.needs:
        return text.translate("Battery ends {time}").format(time=_ends(check, now))
    if Need.RESTS in check.needs:
        return text.translate("Rests {age}").format(age=text.age(60_000 * (check.rests_min or 0.0)))
    if Need.ASKED in check.needs:
        return text.NO_VALUE if check.is_new else text.translate("Asked")
    if check.is_low_on_storage:
        return text.translate("Ready, storage low")
    return text.translate("Ready")


def why_words(check: Check, left_min: float) -> str:
    """The second line of a problem."""
    if Need.SILENT in check.needs:
        return text.translate("The headset is not connected. It begins when it comes.")
    if Need.REFUSED in check.needs:
        if check.refusal:
            return text.translate("The headset says: {words}").format(words=check.refusal)
        return text.translate("The headset gave no reason.")
    if Need.UNANSWERED in check.needs:
        return text.translate("It is connected, but has not said that it has its run.")
    if Need.APP in check.needs:
        return text.translate("It has {version}, others a newer one.").format(
            version=check.app or text.NO_VALUE
        )
    if Need.BATTERY in check.needs and check.lasts_min is not None:
        early = max(1, round(left_min - check.lasts_min))
        return text.translate("{n} min before the rota does").format(n=early)
    if Need.RESTS in check.needs:
        return text.translate("At most 30 min of wear, then 15 min break.")
    return text.translate("The headset takes up the run.")


def needed_words(ends: datetime, versions: tuple[str, ...], course: str, free: str) -> str:
    """The line under the table."""
    words = text.translate(
        "Needed: battery to {end}, app {app}, {course}, {free} free. "
        "“In hand” may start: the run begins when it is worn."
    )
    app = text.joined(list(versions)) or text.NO_VALUE
    return words.format(end=ends.strftime("%H:%M"), app=app, course=course, free=free)


def worn_words(worn: bool | None) -> str:
    """Whether somebody wears it."""
    if worn is None:
        return text.NO_VALUE
    return text.translate("on head") if worn else text.translate("in hand")


def link_words(check: Check) -> tuple[str, str]:
    """Icon and word of the link."""
    if Need.SILENT in check.needs:
        return "", text.NO_VALUE
    if check.is_weak:
        return "antenna-bars-2", text.translate("weak")
    return "antenna-bars-5", text.translate("good")


def _ends(check: Check, now: datetime) -> str:
    return (now.astimezone() + timedelta(minutes=check.lasts_min or 0.0)).strftime("%H:%M")
