"""One line for each step, with the time that it took."""

import time
from collections.abc import Iterator
from contextlib import contextmanager


def say(text: str) -> None:
    print(text, flush=True)


@contextmanager
def step(text: str) -> Iterator[None]:
    start = time.monotonic()
    print(f"  {text} ...", end="", flush=True)
    try:
        yield
    except BaseException:
        say(" failed")
        raise
    say(f" {time.monotonic() - start:.1f} s")
