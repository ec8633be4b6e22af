"""The control address of a stand-in: faults, time, state, requests."""
import json
from collections.abc import Callable, Iterable
from typing import Any

from aiohttp import web

from .clock import Clock
from .faults import Faults
from .requests import RequestLog
from .store import Store

FAULT_MEMBERS: dict[str, type | tuple[type, ...]] = {
    "operation": str, "kind": str, "times": (int, type(None)), "after": int,
    "delay_ms": int, "status": int, "retry_after": (int, type(None)),
}


def refuse(text: str) -> web.HTTPBadRequest:
    return web.HTTPBadRequest(text=json.dumps({"error": text}), content_type="application/json")


async def body_of(request: web.Request) -> dict[str, Any]:
    try:
        body = await request.json()
    except ValueError as error:
        raise refuse("the body is not JSON") from error
    if not isinstance(body, dict):
        raise refuse("the body is not an object")
    return body


def fault_arguments(body: dict[str, Any]) -> dict[str, Any]:
    """A misspelt member is refused: a fault that never fires proves nothing."""
    for name, value in body.items():
        if name not in FAULT_MEMBERS or isinstance(value, bool) or not isinstance(value, FAULT_MEMBERS[name]):
            raise refuse(f"unknown member or wrong type: {name}")
    if "operation" not in body or "kind" not in body:
        raise refuse("operation and kind are needed")
    if body.get("times") is not None and body["times"] < 1:
        raise refuse("times is at least 1, or null for every call")
    return body


class Control:
    def __init__(
        self, clock: Clock, faults: Faults, store: Store, log: RequestLog, on_reset: Callable[[], None]
    ) -> None:
        self.clock, self.faults, self.store, self.log, self.on_reset = clock, faults, store, log, on_reset

    async def faults_shown(self, _: web.Request) -> web.Response:
        return web.json_response([fault.shown() for fault in self.faults.list()])

    async def fault_added(self, request: web.Request) -> web.Response:
        arguments = fault_arguments(await body_of(request))
        try:
            fault = self.faults.add(**arguments)
        except ValueError as error:
            raise refuse(str(error)) from error
        return web.json_response(fault.shown(), status=201)

    async def faults_cleared(self, _: web.Request) -> web.Response:
        self.faults.clear()
        return web.Response(status=204)

    async def fault_removed(self, request: web.Request) -> web.Response:
        return web.Response(status=204 if self.faults.remove(request.match_info["id"]) else 404)

    async def time_shown(self, _: web.Request) -> web.Response:
        return web.json_response({"offsetSeconds": self.clock.offset, "now": self.clock.now()})

    async def time_moved(self, request: web.Request) -> web.Response:
        seconds = (await body_of(request)).get("offsetSeconds")
        if isinstance(seconds, bool) or not isinstance(seconds, (int, float)):
            raise refuse("offsetSeconds is a number")
        self.clock.offset = seconds
        return await self.time_shown(request)

    async def state(self, _: web.Request) -> web.Response:
        return web.json_response(self.store.dump())

    async def reset(self, _: web.Request) -> web.Response:
        """Back to a fresh start: documents, time, faults and requests."""
        self.store.clear()
        self.faults.clear()
        self.log.clear()
        self.on_reset()
        return web.Response(status=204)

    async def requests(self, _: web.Request) -> web.Response:
        return web.json_response([*self.log.rows])


def control_app(
    clock: Clock,
    faults: Faults,
    store: Store,
    extra_routes: Iterable[web.RouteDef] = (),
    *,
    log: RequestLog | None = None,
    on_reset: Callable[[], None] = lambda: None,
) -> web.Application:
    """`on_reset` runs when everything was cleared, to put in what a fresh start holds."""
    control = Control(clock, faults, store, log or RequestLog(), on_reset)
    app = web.Application()
    app.add_routes([
        web.get("/faults", control.faults_shown),
        web.post("/faults", control.fault_added),
        web.delete("/faults", control.faults_cleared),
        web.delete("/faults/{id}", control.fault_removed),
        web.get("/time", control.time_shown),
        web.put("/time", control.time_moved),
        web.get("/state", control.state),
        web.post("/reset", control.reset),
        web.get("/requests", control.requests),
        *extra_routes,
    ])
    return app
