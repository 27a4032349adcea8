"""What trainees and instructors are told of physiological load before anybody agrees to it."""

from console.errors import LoadReason
from ui.text import fault_of, translate


def load_switch_words() -> str:
    """The switch of a class."""
    return translate("Show physiological load in this class")


def asked_later_words() -> str:
    """Where trainees are asked."""
    return translate("Each trainee is asked in step 3. Nothing is kept of those who say no.")


def in_assessment_words() -> str:
    """Why an assessed class has no switch."""
    return fault_of(LoadReason.NOT_IN_ASSESSMENT)


def consent_words() -> str:
    """What somebody agrees to, to be said or shown to them."""
    return translate(
        "Ask each trainee, and tick who says yes. Shown to the instructor: how far heart and skin signals "
        "are from that trainee's own seated baseline. Kept: who agreed, and when. Not kept: any of those "
        "signals; they are in memory for ten minutes at most, and gone at once when somebody says no. It is "
        "never part of an assessment. Saying no looks the same as having no sensor."
    )


def badge_words() -> str:
    """The switch of the quiet badge."""
    return translate("Quiet note when somebody stays well above their own baseline")


def badge_caution() -> str:
    """What the quiet badge is not."""
    return translate("No sound. It misses most hard moments and also comes from movement, heat or talking.")
