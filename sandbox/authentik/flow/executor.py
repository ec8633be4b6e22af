"""The flow executor: JSON with cookies, one stage a request (contract 4.9)."""

from urllib.parse import urlencode

from aiohttp import web

from ..answers import json_answer, not_found, redirect
from ..call import Call
from ..installation import Document
from . import plans, stages


def execute(call: Call) -> web.Response:
    """302 to the same URL after a stage, the address to go to after the last one."""
    flow = call.home.first("flow", slug=call.parameters["slug"])
    if flow is None:
        raise not_found("Flow")
    plan = plans.current(call, flow)
    if plan["stages"]:
        shown = stages.run(call, plan, sent_in(call))
        if shown:
            return json_answer(shown)
        if not plans.advance(call, plan):
            return redirect(call.request.raw_path)
    return json_answer(stages.end_of(call, plan))


def sent_in(call: Call) -> Document | None:
    if call.request.method != "POST":
        return None
    return call.body if isinstance(call.body, dict) else {}


def to_default(call: Call) -> web.Response:
    """`/flows/-/default/<designation>/` leads to the brand's flow."""
    flow = plans.default_flow(call.home, call.parameters["designation"])
    query = urlencode(list(call.query.items()))
    return redirect(f"/if/flow/{flow['slug']}/" + (f"?{query}" if query else ""))
