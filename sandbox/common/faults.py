"""Faults on request: what shall go wrong, at which operation, how often."""
import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import asdict, dataclass
from typing import Any

from aiohttp import web

GENERIC = frozenset({"latency", "status", "drop-before", "drop-after", "lie", "foreign-rows"})

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
StatusAnswer = Callable[["Fault"], web.StreamResponse]


@dataclass
class Fault:
    """`operation` may end in `*`; `times` None: until it is removed; `after`: so many calls pass first."""

    id: str
    operation: str
    kind: str
    times: int | None = 1
    after: int = 0
    delay_ms: int = 0
    status: int = 503
    retry_after: int | None = None

    def meets(self, operations: tuple[str, ...]) -> bool:
        if self.operation.endswith("*"):
            return any(operation.startswith(self.operation[:-1]) for operation in operations)
        return self.operation in operations

    def shown(self) -> dict[str, Any]:
        return asdict(self)


class Faults:
    """The faults that are switched on, the oldest first. They end with the process."""

    def __init__(self, kinds: Iterable[str] = ()) -> None:
        """`kinds` are those that only this stand-in knows."""
        self.kinds = GENERIC | set(kinds)
        self.faults: list[Fault] = []
        self.made = 0

    def add(self, operation: str, kind: str, **rest: Any) -> Fault:
        if kind not in self.kinds:
            raise ValueError(f"unknown kind {kind}, there are {', '.join(sorted(self.kinds))}")
        self.made += 1
        fault = Fault(str(self.made), operation, kind, **rest)
        self.faults.append(fault)
        return fault

    def remove(self, id: str) -> bool:
        before = len(self.faults)
        self.faults = [fault for fault in self.faults if fault.id != id]
        return len(self.faults) < before

    def list(self) -> list[Fault]:
        return [*self.faults]

    def clear(self) -> None:
        self.faults = []

    def take(self, *operations: str) -> Fault | None:
        """The first fault that is due for a call with this name, or these: each fault that it meets counts it once."""
        for fault in [fault for fault in self.faults if fault.meets(operations)]:
            if fault.after > 0:
                fault.after -= 1
                continue
            if fault.times is not None:
                fault.times -= 1
                if fault.times <= 0:
                    self.faults.remove(fault)
            return fault
        return None


def status_answer(fault: Fault) -> web.StreamResponse:
    return web.Response(status=fault.status, headers=retry_header(fault))


def retry_header(fault: Fault) -> dict[str, str]:
    return {"Retry-After": str(fault.retry_after)} if fault.retry_after is not None else {}


def drop(request: web.Request) -> web.StreamResponse:
    """Closes the connection; the answer returned goes nowhere."""
    request["dropped"] = True
    if request.transport:
        request.transport.abort()
    return web.Response()


async def before(fault: Fault, request: web.Request, answer: StatusAnswer = status_answer) -> web.StreamResponse | None:
    """What a fault does ahead of the effect: an answer that takes its place, or None to go on."""
    if fault.delay_ms:
        await asyncio.sleep(fault.delay_ms / 1000)
    if fault.kind == "status":
        return answer(fault)
    return drop(request) if fault.kind == "drop-before" else None


async def around(
    faults: Faults, operation: str, request: web.Request, handler: Handler, answer: StatusAnswer = status_answer
) -> web.StreamResponse:
    """One operation with the fault that is due for it. Kinds of the stand-in itself are left in request["fault"]."""
    request["operation"] = operation
    fault = request["fault"] = faults.take(operation)
    if fault is None:
        return await handler(request)
    instead = await before(fault, request, answer)
    if instead is not None:
        return instead
    response = await handler(request)
    return drop(request) if fault.kind == "drop-after" else response
