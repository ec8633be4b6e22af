"""The pages of a flow for people: plain forms that post to themselves, no script."""
from html import escape

from aiohttp import web

from ..answers import HTML, Refusal, html_page, redirect
from ..call import Call
from ..installation import Document
from . import plans, stages
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
    title, content = PAGES[component](shown)
    return web.Response(text=frame(title, content), headers={"Content-Type": HTML})


def identification(shown: Document) -> tuple[str, str]:
    return "Sign in", f"""<form method="post">
{alert(shown, "uid_field", "Please enter your name or mail address.")}<label for="uid_field">User name or mail address</label>
<input id="uid_field" name="uid_field" type="text" autocomplete="username" autocapitalize="none" spellcheck="false" required autofocus>
<button type="submit">Continue</button>
</form>"""


def password(shown: Document) -> tuple[str, str]:
    pending = escape(shown["pending_user"], quote=True)
    return "Enter your password", f"""<p class="who">Signing in as <strong>{pending}</strong></p>
<form method="post">
{alert(shown, "password", "Invalid password")}<input type="hidden" name="uid_field" value="{pending}">
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required autofocus>
<button type="submit">Sign in</button>
</form>
<form method="post" class="other"><button type="submit" name="restart" value="1">Use another account</button></form>"""


def consent(shown: Document) -> tuple[str, str]:
    scopes = "".join(f"<li>{escape(permission['name'])}</li>" for permission in shown["permissions"])
    return shown["header_text"], f"""<p>It asks for:</p>
<ul class="links">{scopes}</ul>
<form method="post"><input type="hidden" name="token" value="{escape(shown["token"], quote=True)}">
<button type="submit">Continue</button></form>"""


def session_end(shown: Document) -> tuple[str, str]:
    name = escape(shown["application_name"] or "the application")
    launch = shown["application_launch_url"]
    back = f'<li><a href="{escape(launch, quote=True)}">Back to {name}</a></li>\n' if launch else ""
    out = escape(shown["invalidation_flow_url"], quote=True)
    return f"Signed out of {shown['application_name'] or 'the application'}", f"""<p>Your sign-in here is still open for other applications.</p>
<ul class="links">
{back}<li><a href="{out}">Sign out everywhere</a></li>
</ul>"""


def alert(shown: Document, field: str, text: str) -> str:
    return f'<p class="error" role="alert">{text}</p>\n' if field in shown.get("response_errors", {}) else ""


PAGES = {"ak-stage-identification": identification, "ak-stage-password": password, "ak-stage-consent": consent, "ak-stage-session-end": session_end}


def welcome(call: Call) -> web.Response:
    """`/`: where a sign-in or sign-out without another address ends."""
    user = call.browser.user
    if user is None:
        return html_page(200, "You are signed out", "Open the application that you want to use; it brings you back here to sign in.")
    out = f"/if/flow/{plans.default_flow(call.home, 'invalidation')['slug']}/"
    content = f'<p>Signed in as <strong>{escape(user["username"])}</strong>.</p>\n<ul class="links"><li><a href="{out}">Sign out</a></li></ul>'
    return web.Response(text=frame("You are signed in", content), headers={"Content-Type": HTML})
