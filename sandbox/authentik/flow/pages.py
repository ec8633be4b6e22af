"""The pages of a flow for people: plain forms that post to themselves, no script."""

from aiohttp import web

from ..answers import HTML, Refusal, html_page, redirect
from ..call import Call
from ..installation import Document
from . import forms, plans, stages
from .layout import frame


def show(call: Call) -> web.Response:
    """GET: a flow begins or goes on; stages that ask nothing pass by at once."""
    return drive(call, None)


def submit(call: Call) -> web.Response:
    """POST: one answered question."""
    return drive(call, dict(call.form))


def drive(call: Call, sent: Document | None) -> web.Response:
    flow = call.home.first("flow", slug=call.parameters["slug"])
    if flow is None:
        raise Refusal(html_page(404, "Not found", "There is no such flow."))
    if sent is not None and "restart" in sent:
        plans.begin(call, flow)
        return redirect(call.request.raw_path, 303)
    plan = plans.current(call, flow)
    while plan["stages"]:
        shown = stages.run(call, plan, sent)
        if shown:
            return rendered(shown)
        sent = None
        if plans.advance(call, plan):
            break
        if plan["stages"][0]["kind"] == "password":
            return redirect(call.request.raw_path, 303)
    return redirect(plans.next_address(call.query.get("next")), 303)


def rendered(shown: Document) -> web.Response:
    component = shown["component"]
    if component == "xak-flow-redirect":
        return redirect(shown["to"], 303)
    title, content = forms.PAGES[component](shown)
    return web.Response(text=frame(title, content), headers={"Content-Type": HTML})


def welcome(call: Call) -> web.Response:
    """`/`: where a sign-in or sign-out without another address ends."""
    if call.browser.user is None:
        text = "Open the application that you want to use; it brings you back here to sign in."
        return html_page(200, "You are signed out", text)
    way_out = f"/if/flow/{plans.default_flow(call.home, 'invalidation')['slug']}/"
    content = forms.signed_in(call.browser.user["username"], way_out)
    return web.Response(text=frame("You are signed in", content), headers={"Content-Type": HTML})
