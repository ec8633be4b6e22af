"""Selectors of new keys from the template of their domain (contract section 4)."""
import datetime
import re
import secrets

from .keys import algorithm


def selector(template: str, variant: str, now: float) -> str:
    time = datetime.datetime.fromtimestamp(now, datetime.timezone.utc)
    values = {
        "version": "2" if variant.startswith("Dkim2") else "1",
        "algorithm": algorithm(variant),
        "hash": "sha256",
        "epoch": str(int(now)),
        "random": secrets.token_hex(4),
    }

    def value(found: re.Match[str]) -> str:
        name = found[1]
        return time.strftime(name.removeprefix("date-")) if name.startswith("date-") else values.get(name, found[0])

    return re.sub(r"\{([^{}]+)\}", value, template)
