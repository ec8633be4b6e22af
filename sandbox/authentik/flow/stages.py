"""The stages: each answers a challenge to show, or that it is over."""

from collections.abc import Callable
from urllib.parse import parse_qsl

from ..call import Call
from ..domain import consents, endings, journal, passwords, users
from ..installation import Document, Installation
from . import plans

Challenge = Document | None  # None: the stage is over
WRONG = {"password": [{"string": "Invalid password", "code": "invalid"}]}


def flow_info(home: Installation, plan: Document) -> Document:
    flow = next(home.where("flow", slug=plan["flow"]))
    return {"title": flow["title"], "background": "", "cancel_url": "/flows/-/cancel/", "layout": "stacked"}


def challenge(call: Call, plan: Document, component: str, **members: object) -> Document:
    return {"flow_info": flow_info(call.home, plan), "component": component, **members}


def identification(call: Call, plan: Document, sent: Document | None) -> Challenge:
    """Never tells whether an account exists: unknown names get on to the password too."""
    if not sent or not str(sent.get("uid_field", "")).strip():
        errors = (
            {}
            if sent is None
            else {"response_errors": {"uid_field": [{"string": "This field is required.", "code": "required"}]}}
        )
        return challenge(
            call,
            plan,
            "ak-stage-identification",
            user_fields=["email", "username"],
            password_fields=False,
            primary_action="Log in",
            show_source_labels=False,
            flow_designation="authentication",
            **errors,
        )
    typed = str(sent["uid_field"]).strip()
    user = users.meant_by(call.home, typed)
    plan["context"] |= {"typed": typed, "user": user["pk"] if user else None}
    return None


def password(call: Call, plan: Document, sent: Document | None) -> Challenge:
    """An account that is not active fails like a wrong password."""
    pending = plan["context"]["typed"]
    user = call.home.get("user", plan["context"]["user"])
    shown = challenge(
        call,
        plan,
        "ak-stage-password",
        pending_user=user["username"] if user else pending,
        pending_user_avatar="",
        allow_show_password=False,
    )
    if sent is None:
        return shown
    if (
        user
        and user["is_active"]
        and user["type"] in ("internal", "external")
        and passwords.matches(str(sent.get("password", "")), user["password"])
    ):
        return None
    stage = call.home.need("installation", "password-stage")
    who = journal.actor(user) if user else journal.stranger(pending)
    journal.record(
        call,
        "login_failed",
        who,
        password="********************",
        username=pending,
        stage=journal.reference(
            "authentik_stages_password", "passwordstage", stage["value"], "default-authentication-password"
        ),
    )
    return shown | {"response_errors": WRONG}


def mfa(call: Call, plan: Document, sent: Document | None) -> Challenge:
    """Nobody has a second factor: over at once, and yet a round trip of its own."""
    return None


def login(call: Call, plan: Document, sent: Document | None) -> Challenge:
    """Only now does the session exist."""
    user = users.update(call.home, call.home.need("user", plan["context"]["user"]), last_login=call.home.now())
    call.browser.sign_in(user)
    journal.record(call, "login", journal.actor(user), auth_method="password", auth_method_args={"known_device": False})
    return None


def consent(call: Call, plan: Document, sent: Document | None) -> Challenge:
    """Remembered; the token in the challenge has to come back."""
    asked = plan["context"]
    if sent and sent.get("token") == asked["token"]:
        consents.give(call.home, asked["user"], asked["application"], asked["scopes"])
        return None
    permissions = [{"name": scope, "id": scope} for scope in asked["scopes"]]
    return challenge(
        call,
        plan,
        "ak-stage-consent",
        header_text=f"You're about to sign into {asked['name']}",
        permissions=permissions,
        additional_permissions=[],
        token=asked["token"],
    )


def user_logout(call: Call, plan: Document, sent: Document | None) -> Challenge:
    session = call.browser.session
    if session and session["user"] is not None:
        endings.sign_out(call, session)
        call.browser.forget()
    return None


def redirect(call: Call, plan: Document, sent: Document | None) -> Challenge:
    """The last stage of a sign-out with an address: nothing is left to do after it."""
    to = plan["stages"][0]["to"]
    call.browser.keep_plan(None)
    return redirect_challenge(call, plan, to)


def session_end(call: Call, plan: Document, sent: Document | None) -> Challenge:
    """Authentik's own last page; the plan stays open behind it."""
    return challenge(call, plan, "ak-stage-session-end", **plan["stages"][0]["shown"])


def redirect_challenge(call: Call, plan: Document, to: str) -> Document:
    return challenge(call, plan, "xak-flow-redirect", to=to)


STAGES: dict[str, Callable[[Call, Document, Document | None], Challenge]] = {
    "identification": identification,
    "password": password,
    "mfa": mfa,
    "login": login,
    "consent": consent,
    "user_logout": user_logout,
    "redirect": redirect,
    "session_end": session_end,
}


def run(call: Call, plan: Document, sent: Document | None) -> Challenge:
    return STAGES[plan["stages"][0]["kind"]](call, plan, sent)


def end_of(call: Call, plan: Document) -> Document:
    """After the last stage: to `next` of the page's query, which the executor gets as its parameter `query`."""
    asked = dict(parse_qsl(call.query.get("query", "")))
    return redirect_challenge(call, plan, plans.next_address(asked.get("next")))
