"""Why a request is not answered with what it asks for: one word of `wire.REFUSALS`."""

from typing import Final

from console.errors import ConsoleError, HubReason, SyncReason
from console.sync.wire import REFUSALS

_WORDS: Final = {
    HubReason.UNKNOWN_CONSOLE: "unknown_console",
    SyncReason.REVOKED: "revoked",
}


class Refused(Exception):  # noqa: N818 - an answer, not an error of ours
    """The request is refused."""

    def __init__(self, word: str, detail: str = "", *, retry_after_s: int | None = None) -> None:
        super().__init__(word)
        self.word = word
        self.status = REFUSALS[word]
        self.detail = detail
        self.retry_after_s = retry_after_s

    @classmethod
    def of(cls, error: ConsoleError) -> "Refused":
        """Trouble of ours as an answer."""
        word = _WORDS.get(error.reason)
        return cls("trouble", error.reason.value, retry_after_s=2) if word is None else cls(word)
