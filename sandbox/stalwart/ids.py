"""Ids: numbers in base 32 with Stalwart's own alphabet, so that some consist of digits only."""
import re
import time

from sandbox.common.store import Store

ALPHABET = "abcdefghijklmnopqrstuvwxyz792013"
SINGLETON = "singleton"
RECOVERY_ADMIN = "d333333"

# The first ids of each kind are then y, z, 7, 9, 2, …: a client that takes ids for numbers fails at once.
FIRST = 24
# Bits of a snowflake id below its milliseconds.
SEQUENCE_BITS = 22


def encoded(number: int) -> str:
    out = ALPHABET[number % 32]
    while number := number // 32:
        out = ALPHABET[number % 32] + out
    return out


def decoded(id: str) -> int | None:
    """None for what is no id."""
    if not re.fullmatch(f"[{ALPHABET}]{{1,13}}", id):
        return None
    number = 0
    for letter in id:
        number = number * 32 + ALPHABET.index(letter)
    return number


def order(id: str) -> int:
    """The sort key of ids; a singleton stands alone."""
    number = decoded(id)
    return -1 if number is None else number


def next_sequential(store: Store, kind: str) -> str:
    return encoded(FIRST - 1 + store.next_id(kind))


def next_snowflake(store: Store) -> str:
    """Grows with time, and never repeats even when the clock stands still."""
    sequence = store.next_id("snowflake") % (1 << SEQUENCE_BITS)
    return encoded((int(time.time() * 1000) << SEQUENCE_BITS) | sequence)
