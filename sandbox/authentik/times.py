"""Times and durations as Authentik writes them."""

import datetime
import re

UNITS = {
    "microseconds": 1e-6,
    "milliseconds": 1e-3,
    "seconds": 1,
    "minutes": 60,
    "hours": 3600,
    "days": 86400,
    "weeks": 604800,
}
PART = re.compile(r"(\w+)=(\d+(?:\.\d+)?)")


def iso(seconds: float | None) -> str | None:
    """RFC 3339 in UTC with microseconds, as orjson prints a date-time; none are printed when they are 0."""
    if seconds is None:
        return None
    moment = datetime.datetime.fromtimestamp(seconds, datetime.UTC)
    return moment.isoformat().replace("+00:00", "Z")


def parsed(text: str) -> float:
    """Seconds since 1970 of an RFC 3339 time; a ValueError when it is none."""
    moment = datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=datetime.UTC)
    return moment.timestamp()


def duration(text: str) -> float:
    """Seconds of `hours=3;minutes=1`; a ValueError when it is none."""
    total = 0.0
    for part in text.split(";"):
        match = PART.fullmatch(part.strip())
        if not match or match[1] not in UNITS:
            raise ValueError(f"{text} is not in the correct format of 'hours=3;minutes=1'.")
        total += float(match[2]) * UNITS[match[1]]
    return total
