"""The formats of the OpenAPI document, as strict as Django's fields."""

import re
import uuid

from jsonschema import FormatChecker

from ..times import parsed

MAIL = re.compile(r"[^\s@\"(),:;<>\[\]\\]+@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]+")
URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^\s/?#]+\S*")


def checker() -> FormatChecker:
    """`""` is an allowed mail address and URI: fields that may be blank."""
    found = FormatChecker(formats=())
    found.checks("email")(lambda value: not isinstance(value, str) or value == "" or MAIL.fullmatch(value) is not None)
    found.checks("uri")(lambda value: not isinstance(value, str) or value == "" or URI.fullmatch(value) is not None)
    found.checks("uuid", ValueError)(lambda value: not isinstance(value, str) or bool(uuid.UUID(value)) or True)
    found.checks("date-time", ValueError)(lambda value: not isinstance(value, str) or parsed(value) is not None)
    return found
