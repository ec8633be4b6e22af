"""The time of a stand-in: the machine's, moved by an offset that the control address sets."""
import time

from .store import Store


class Clock:
    """The offset is a document of the store, so it is kept over restarts."""

    def __init__(self, store: Store) -> None:
        self.store = store

    @property
    def offset(self) -> float:
        """Seconds ahead of the machine's time."""
        return (self.store.get("sandbox", "clock") or {"offset": 0})["offset"]

    @offset.setter
    def offset(self, seconds: float) -> None:
        self.store.put("sandbox", "clock", {"offset": seconds})

    def now(self) -> float:
        """Unix time in seconds."""
        return time.time() + self.offset
