"""Headsets that were named without a word of where they are, and whose turn it is to be asked. Pure."""

from typing import Final

NAMES: Final = 512
_LAST_S: Final = 60.0
_DOUBLINGS: Final = 10


class Unheard:
    """Names that wait for an answer. Each is asked again and again, with growing patience, until it goes.

    Whoever was asked least comes first: names that nobody answers for never keep a new one waiting.
    """

    def __init__(self, first_s: float) -> None:
        self._first_s = first_s
        """How long after the first question the second may follow."""
        self._turns: dict[str, tuple[int, float]] = {}
        """How often each was asked, and when it is to be asked next."""

    def __contains__(self, name: str) -> bool:
        return name in self._turns

    def __len__(self) -> int:
        return len(self._turns)

    def add(self, name: str, now_s: float) -> bool:
        """Let a name wait for its turn; False: 512 wait already and none of them was asked yet."""
        if name in self._turns:
            return True
        if len(self._turns) >= NAMES:
            asked, _, most_asked = max((*turn, other) for other, turn in self._turns.items())
            if not asked:
                return False
            del self._turns[most_asked]
        self._turns[name] = 0, now_s
        return True

    def remove(self, name: str) -> None:
        """It has answered, or said goodbye."""
        self._turns.pop(name, None)

    def next(self, now_s: float) -> str | None:
        """Return whom to ask now, and count it as asked; None: nobody's turn has come."""
        due = [(*turn, name) for name, turn in self._turns.items() if turn[1] <= now_s]
        if not due:
            return None
        asked, _, name = min(due)
        self._turns[name] = asked + 1, now_s + min(_LAST_S, self._first_s * 2.0 ** min(asked, _DOUBLINGS))
        return name
