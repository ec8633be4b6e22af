"""The way of a request: fault, transaction, handler, cookies."""

import traceback

from aiohttp import web

from sandbox.common.faults import Fault, around, retry_header

from .answers import HTML, Refusal, bare_405, html_page, json_answer
from .api import catalogue, transport
from .api.authentication import refuse_inactive
from .call import Call
from .installation import Installation
from .pages import answered, page_of

# A failure inside: 500 as HTML for GET, a bare 405 for other methods (contract 1.1); `broken-after` has had its effect.
KINDS = ("broken", "broken-after")
POLICY = "default-src 'self'; frame-ancestors 'none'; base-uri 'none'"


class Application:
    def __init__(self, home: Installation) -> None:
        self.home = home

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self.handle)
        return app

    async def handle(self, request: web.Request) -> web.StreamResponse:
        content = await request.read()
        call = Call(self.home, request, content)
        operation = operation_of(call)

        async def effect(_: web.Request) -> web.StreamResponse:
            return finished(call, self.with_failures(call))

        return await around(self.home.faults, operation, request, effect, status_page)

    def with_failures(self, call: Call) -> web.Response:
        """What nobody foresaw is undone, told on stderr, and looks like a failure inside the real server."""
        if call.fault == "broken":
            return failure(call)
        try:
            answer = self.in_transaction(call)
        except Exception:
            traceback.print_exc()
            return failure(call)
        return failure(call) if call.fault == "broken-after" else answer

    def in_transaction(self, call: Call) -> web.Response:
        """A refusal keeps what was written before it, such as the event of a failed sign-in."""
        with self.home.store.transaction():
            try:
                refuse_inactive(call)
                call.browser.touch()
                return routed(call)
            except Refusal as refusal:
                return refusal.answer


def operation_of(call: Call) -> str:
    """`POST /api/v3/core/users/`, or a name such as `jwks`; the token endpoint has one for each grant."""
    found = catalogue.resource_of(call.request.path)
    if found:
        return f"{call.request.method} {catalogue.PREFIX}{found[0].template}"
    page = page_of(call.request.path)
    if page and page[0].operation == "token":
        return f"token:{call.form.get('grant_type', '')}"
    return page[0].operation if page else "unknown"


def routed(call: Call) -> web.Response:
    resource = catalogue.resource_of(call.request.path)
    if resource:
        call.request["parameters"] = resource[1]
        return transport.answered(call, resource[0])
    page = page_of(call.request.path)
    if page:
        call.request["parameters"] = page[1]
        return answered(call, page[0])
    if call.request.method not in ("GET", "HEAD"):
        return bare_405()
    return html_page(404, "Not found", "The address is not known here; addresses of the API end with a slash.")


def finished(call: Call, answer: web.Response) -> web.Response:
    call.browser.write_cookies(answer)
    answer.headers["X-authentik-id"] = call.id
    if answer.headers.get("Content-Type") == HTML:
        answer.headers["Content-Security-Policy"] = POLICY
        answer.headers["Referrer-Policy"] = "same-origin"
    return answer


def failure(call: Call) -> web.Response:
    if call.request.method in ("GET", "HEAD"):
        return html_page(500, "Server error", "Something failed inside.")
    return bare_405()


def status_page(fault: Fault) -> web.StreamResponse:
    """The fault `status`: 429 in the words of the API (contract 1.5), all else a page of a proxy or the server."""
    if fault.status == 429:
        text = f"Request was throttled. Expected available in {fault.retry_after or 1} seconds."
        answer = json_answer({"detail": text}, 429)
    else:
        answer = html_page(
            fault.status, f"Error {fault.status}", "This answer was asked for at the sandbox's control address."
        )
    answer.headers.update(retry_header(fault))
    return answer
