"""The routes of the product's address (contract section 1.1)."""
import gzip
import json
from collections import Counter
from typing import Any

from aiohttp import web

from sandbox.common.faults import Handler, around

from .access.authenticate import Authentication
from .call import Caller
from .installation import Installation
from .jmap.dispatch import Dispatch
from .jmap.envelope import jmap_request
from .problems import Refusal, fault_answer, over_limit, problem
from .registry.model import FILE
from .session import session

# The name under which 0.16.19 serves its schema.
SCHEMA = "/api/schema/25gnm1_xB9bPk-puX9VTFMP1W5V-1muUWuK964-_uEw"


# Of a body without a Content-Length, in octets; the limit that clients see is in the settings.
LARGEST_BODY = 1 << 26


def json_answer(body: Any) -> web.Response:
    content = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
    return web.Response(body=content, headers={"Content-Type": "application/json; charset=utf-8"})


def redirect(status: int, location: str) -> web.Response:
    return web.Response(status=status, headers={"Location": location})


async def without_type(_: web.Request, answer: web.StreamResponse) -> None:
    """Redirects have no body, and no media type of one."""
    if 300 <= answer.status < 400:
        answer.headers.popall("Content-Type", None)


class Application:
    def __init__(self, home: Installation, dispatch: Dispatch, authentication: Authentication) -> None:
        self.home, self.dispatch, self.authentication = home, dispatch, authentication
        self.running: Counter[str] = Counter()

    def app(self) -> web.Application:
        app = web.Application(middlewares=[self.refusals], client_max_size=LARGEST_BODY)
        app.on_response_prepare.append(without_type)
        app.add_routes([
            web.get("/.well-known/jmap", self.operation("well-known", self.discovery)),
            web.get("/jmap/session", self.operation("session", self.session)),
            web.post("/jmap/", self.operation("jmap", self.jmap)),
            web.post("/jmap", self.operation("jmap", self.jmap)),
            web.get("/api/account", self.operation("account", self.account)),
            web.get("/api/schema", self.operation("schema", self.schema)),
            web.get(SCHEMA, self.operation("schema", self.schema_document)),
            web.get("/healthz/{probe:live|ready}", self.operation("healthz", self.health)),
        ])
        return app

    def operation(self, name: str, handler: Handler) -> Handler:
        async def handled(request: web.Request) -> web.StreamResponse:
            return await around(self.home.faults, name, request, handler, fault_answer)

        return handled

    @web.middleware
    async def refusals(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            return await handler(request)
        except Refusal as refusal:
            return refusal.answer
        except web.HTTPException as error:
            return problem(404 if error.status == 405 else error.status, "There is nothing at this path.")

    async def discovery(self, _: web.Request) -> web.Response:
        return redirect(307, "/jmap/session")

    async def session(self, request: web.Request) -> web.Response:
        """Without credentials it is empty, not refused."""
        caller = await self.authentication.caller(request) if "Authorization" in request.headers else None
        return json_answer(session(self.home, caller))

    async def account(self, request: web.Request) -> web.Response:
        caller = await self.authentication.caller(request)
        names = [name for name in self.home.registry.permissions if name in caller.permissions]
        return json_answer({"permissions": names, "edition": "oss", "locale": caller.locale})

    async def schema(self, request: web.Request) -> web.Response:
        await self.authentication.caller(request)
        return redirect(302, SCHEMA)

    async def schema_document(self, _: web.Request) -> web.Response:
        headers = {"Content-Type": "application/json", "Content-Encoding": "gzip"}
        return web.Response(body=gzip.compress(FILE.read_bytes()), headers=headers)

    async def health(self, _: web.Request) -> web.Response:
        return problem(200, "OK")

    async def jmap(self, request: web.Request) -> web.Response:
        caller = await self.authentication.caller(request)
        self.demand_slot(caller)
        self.running[caller.account] += 1
        try:
            document = await jmap_request(request, self.home.loaded.limits)
            return json_answer(await self.dispatch.responses(request, caller, document))
        finally:
            self.running[caller.account] -= 1

    def demand_slot(self, caller: Caller) -> None:
        """Requests of one account at the same time; the recovery administrator holds the permission as well."""
        most = self.home.loaded.limits["maxConcurrentRequests"]
        full = most is not None and self.running[caller.account] >= most
        if full and "unlimitedRequests" not in caller.permissions:
            raise Refusal(over_limit("maxConcurrentRequests", f"At most {most} requests at the same time."))
