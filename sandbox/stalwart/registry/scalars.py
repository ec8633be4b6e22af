"""Single values: strings, numbers, booleans, times. ValueError carries the words of the refusal."""
import datetime
import ipaddress
from typing import Any

from .normalise import RULES, email
from .notation import Scalar

UNSIGNED = ("unsignedInteger", "size", "duration")


def time_read(value: Any) -> str:
    if not isinstance(value, str) or not value.endswith("Z"):
        raise ValueError("Invalid date")
    try:
        time = datetime.datetime.fromisoformat(value)
    except ValueError as error:
        raise ValueError("Invalid date") from error
    return time.strftime("%Y-%m-%dT%H:%M:%SZ")


def number_read(value: Any, format: str) -> Any:
    whole = isinstance(value, int) and not isinstance(value, bool)
    if not whole or (format in UNSIGNED and value < 0):
        raise ValueError("Invalid number")
    return value


def network_read(value: str) -> str:
    try:
        ipaddress.ip_network(value, strict=False)
    except ValueError as error:
        raise ValueError("Invalid IP address or network") from error
    return value


def string_read(value: Any, format: str, normalise: str | None) -> str:
    if not isinstance(value, str):
        raise ValueError("Expected a string")
    if not value:
        raise ValueError("Value cannot be empty")
    if normalise:
        value = RULES[normalise](value)
        if not value:
            raise ValueError("Value cannot be empty")
    elif format == "emailAddress":
        value = email(value)
    return network_read(value) if format == "ipNetwork" else value


def scalar_read(type: Scalar, value: Any, normalise: str | None) -> Any:
    if type.kind == "string":
        return string_read(value, type.format, normalise)
    if type.kind == "number":
        return number_read(value, type.format)
    if type.kind == "utcDateTime":
        return time_read(value)
    if not isinstance(value, bool):
        raise ValueError("Expected true or false")
    return value
