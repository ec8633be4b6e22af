"""Lists: filters, order and pages (contract 1.4). What a list does not know in a query it ignores."""

import math
from collections.abc import Callable, Iterable
from typing import Any

from aiohttp import web

from ..answers import invalid, json_answer, refused
from ..call import Call
from ..installation import Document

DEFAULT_PAGE, LARGEST_PAGE = 20, 100
CHOICE = "Select a valid choice. {} is not one of the available choices."
THAT_CHOICE = "Select a valid choice. That choice is not one of the available choices."


def page(
    call: Call, rows: Iterable[Document], shown: Callable[[Document], Any], orders: Iterable[str], default: str
) -> web.Response:
    """`orders` are the members a list may be ordered by; an unknown one counts as the default."""
    found = ordered(list(rows), call.query.get("ordering", ""), set(orders), default)
    size = page_size(call.query.get("page_size", ""))
    total = max(1, math.ceil(len(found) / size))
    number = page_number(call.query.get("page", "1"), total)
    first, last = (number - 1) * size, min(number * size, len(found))
    pagination = {
        "next": number + 1 if number < total else 0,
        "previous": number - 1,
        "count": len(found),
        "current": number,
        "total_pages": total,
        "start_index": first + 1 if found else 0,
        "end_index": last,
    }
    kept = [out for row in found[first:last] if (out := shown(row)) is not None]
    return json_answer({"pagination": pagination, "results": kept, "autocomplete": {}})


def ordered(rows: list[Document], wanted: str, allowed: set[str], default: str) -> list[Document]:
    known = [field for field in wanted.split(",") if field.lstrip("-") in allowed]
    for field in reversed(known or [default]):
        name = field.lstrip("-")
        rows.sort(
            key=lambda row: (row[name] is not None, row[name] if row[name] is not None else 0),
            reverse=field.startswith("-"),
        )
    return rows


def page_size(text: str) -> int:
    """Clamped silently; what is no number counts as absent."""
    size = int(text) if text.isdecimal() else 0
    return min(size, LARGEST_PAGE) or DEFAULT_PAGE


def page_number(text: str, total: int) -> int:
    number = int(text) if text.isdecimal() else 0
    if not 1 <= number <= total:
        raise refused("Invalid page.", 404)
    return number


def equal(call: Call, rows: Iterable[Document], *fields: str) -> list[Document]:
    """Exact and with regard to capitals; an empty value is no filter."""
    wanted = {field: call.query[field] for field in fields if call.query.get(field)}
    return [row for row in rows if all(row[field] == value for field, value in wanted.items())]


def flag(call: Call, name: str) -> bool | None:
    """None when it was not sent or is no truth value."""
    return {"true": True, "True": True, "1": True, "false": False, "False": False, "0": False}.get(
        call.query.get(name, "")
    )


def flagged(call: Call, rows: Iterable[Document], name: str) -> list[Document]:
    wanted = flag(call, name)
    return [row for row in rows if wanted is None or row[name] == wanted]


def choices(call: Call, name: str, allowed: Iterable[str]) -> list[str]:
    """Repeatable; a value that nothing has is a mistake."""
    wanted, known = call.query.getall(name, []), set(allowed)
    for value in wanted:
        if value not in known:
            raise invalid({name: [CHOICE.format(value)]})
    return wanted


def searched(call: Call, rows: Iterable[Document], text_of: Callable[[Document], Iterable[str]]) -> list[Document]:
    """A part of one of several texts, without regard to capitals."""
    wanted = call.query.get("search", "").casefold()
    return [row for row in rows if not wanted or any(wanted in text.casefold() for text in text_of(row))]


def row_of(call: Call, kind: str, name: str) -> str | None:
    """A filter by the id of another row; an unknown one is a mistake."""
    wanted = call.query.get(name)
    if not wanted:
        return None
    if call.home.get(kind, wanted) is None:
        raise invalid({name: [THAT_CHOICE]})
    return wanted
