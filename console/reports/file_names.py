"""Names of files that every system takes. No name of a person is ever in one."""

import re
import unicodedata
from typing import Final

_RESERVED: Final = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{device}{digit}" for device in ("com", "lpt") for digit in "0123456789¹²³"}
)
"""What Windows takes for a device, whatever ending follows."""
LONGEST: Final = 80


def safe(words: str, otherwise: str) -> str:
    """Letters, digits, `-` and `_` of some words; `otherwise` where nothing is left of them."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    name = re.sub(r"[^A-Za-z0-9_]+", "-", plain).strip("-")[:LONGEST].strip("-") or otherwise
    return f"{name}_" if name.casefold() in _RESERVED else name
