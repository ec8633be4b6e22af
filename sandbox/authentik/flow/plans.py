"""Flows and the plan of a running one. A plan is in the browser's session until its last stage is over."""

from ..call import Call
from ..installation import Document, Installation

DEFAULTS = [  # slug, name, designation, authentication, stages
    (
        "default-authentication-flow",
        "Welcome to authentik!",
        "authentication",
        "none",
        ["identification", "password", "mfa", "login"],
    ),
    ("default-invalidation-flow", "Logout", "invalidation", "none", ["user_logout"]),
    ("default-provider-invalidation-flow", "Logged out of application", "invalidation", "none", []),
    (
        "default-provider-authorization-implicit-consent",
        "Authorize Application",
        "authorization",
        "require_authenticated",
        [],
    ),
    (
        "default-provider-authorization-explicit-consent",
        "Authorize Application",
        "authorization",
        "require_authenticated",
        ["consent"],
    ),
]


def default_flow(home: Installation, designation: str) -> Document:
    """The brand's flow for a designation."""
    brand = next(home.where("brand", default=True))
    return home.need("flow", brand[f"flow_{designation}"])


def begin(call: Call, flow: Document, last: Document | None = None, context: Document | None = None) -> Document:
    """`last` is a stage that the caller adds behind those of the flow."""
    stages = [{"kind": kind} for kind in flow["stages"]] + ([last] if last else [])
    plan = {"flow": flow["slug"], "stages": stages, "context": context or {}}
    call.browser.keep_plan(plan if stages else None)
    return plan


def current(call: Call, flow: Document) -> Document:
    """The plan that runs, or a new one when none or another flow's is there."""
    plan = call.browser.plan
    return plan if plan and plan["flow"] == flow["slug"] else begin(call, flow)


def advance(call: Call, plan: Document) -> bool:
    """The stage is over; True when it was the last."""
    plan["stages"].pop(0)
    over = not plan["stages"]
    call.browser.keep_plan(None if over else plan)
    return over


def next_address(value: str | None) -> str:
    """`next` of a page's query when it stays on this host, else `/`."""
    if not value or not value.startswith("/") or value.startswith(("//", "/\\")):
        return "/"
    return value
