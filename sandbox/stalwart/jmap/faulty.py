"""Faults of one method call. Operations are named `x:Domain/set`, or `x:Domain/set:create` for one part of it."""
from collections.abc import Callable
from typing import Any

from aiohttp import web

from sandbox.common.faults import Fault, Faults, before, drop
from sandbox.common.store import Store

from ..errors import MethodError
from ..problems import Refusal, fault_answer

# The method error, without an effect and with it.
UNAVAILABLE, UNAVAILABLE_AFTER = "server-unavailable", "server-unavailable-after"
KINDS = (UNAVAILABLE, UNAVAILABLE_AFTER)

Answer = dict[str, Any]


class Undo(Exception):
    """Takes back what a method wrote."""


def due(faults: Faults, method: str, arguments: dict[str, Any]) -> Fault | None:
    parts = [f"{method}:{part}" for part in ("create", "update", "destroy") if arguments.get(part)]
    return faults.take(*parts, method)


async def ahead(fault: Fault, request: web.Request) -> None:
    """What happens in place of the method, or before it."""
    instead = await before(fault, request, fault_answer)
    if instead is not None:
        raise Refusal(instead)
    if fault.kind == UNAVAILABLE:
        raise unavailable()


def unavailable() -> MethodError:
    return MethodError("serverUnavailable", "The server is temporarily unavailable.")


def carried_out(fault: Fault | None, store: Store, method: Callable[[], Answer]) -> Answer:
    return lie(store, method) if fault and fault.kind == "lie" else method()


def lie(store: Store, method: Callable[[], Answer]) -> Answer:
    """Answers as if it were done; ids that were told are not given again."""
    try:
        with store.transaction():
            answer, counters = method(), store.counters()
            raise Undo
    except Undo:
        store.restore_counters(counters)
    return answer


def behind(fault: Fault, request: web.Request) -> None:
    """What happens after the effect."""
    if fault.kind == "drop-after":
        raise Refusal(drop(request))
    if fault.kind == UNAVAILABLE_AFTER:
        raise unavailable()
