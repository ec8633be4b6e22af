"""What kinds of object ask of the making of keys: the worker in `dkim` does it."""
from typing import Protocol


class Signing(Protocol):
    def begin(self, domain: str) -> None:
        """Notes a task that makes the missing keys of a domain."""

    def wake(self, task: str) -> None:
        """Works on a task that was noted."""

    def cancel(self, domain: str) -> None:
        """Drops the tasks of a domain that is gone."""
