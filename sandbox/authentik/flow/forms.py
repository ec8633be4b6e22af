"""The forms and links of the pages, by the challenge that they show."""

from html import escape

from ..installation import Document


def identification(shown: Document) -> tuple[str, str]:
    return (
        "Sign in",
        f"""<form method="post">
{alert(shown, "uid_field", "Please enter your name or mail address.")}
<label for="uid_field">User name or mail address</label>
<input id="uid_field" name="uid_field" type="text" autocomplete="username" autocapitalize="none" spellcheck="false"
 required autofocus>
<button type="submit">Continue</button>
</form>""",
    )


def password(shown: Document) -> tuple[str, str]:
    pending = escape(shown["pending_user"], quote=True)
    return (
        "Enter your password",
        f"""<form method="post">
{alert(shown, "password", "Invalid password")}
<label for="username">Signing in as</label>
<input id="username" name="username" type="text" autocomplete="username" value="{pending}" readonly>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required autofocus>
<button type="submit">Sign in</button>
</form>
<form method="post" class="other"><button type="submit" name="restart" value="1">Use another account</button></form>""",
    )


def consent(shown: Document) -> tuple[str, str]:
    scopes = "".join(f"<li>{escape(permission['name'])}</li>" for permission in shown["permissions"])
    return (
        shown["header_text"],
        f"""<p>It asks for:</p>
<ul class="links">{scopes}</ul>
<form method="post"><input type="hidden" name="token" value="{escape(shown["token"], quote=True)}">
<button type="submit">Continue</button></form>""",
    )


def session_end(shown: Document) -> tuple[str, str]:
    name = escape(shown["application_name"] or "the application")
    launch = shown["application_launch_url"]
    back = f'<li><a href="{escape(launch, quote=True)}">Back to {name}</a></li>\n' if launch else ""
    out = escape(shown["invalidation_flow_url"], quote=True)
    return (
        f"Signed out of {shown['application_name'] or 'the application'}",
        f"""<p>Your sign-in here is still open for other applications.</p>
<ul class="links">
{back}<li><a href="{out}">Sign out everywhere</a></li>
</ul>""",
    )


def alert(shown: Document, field: str, text: str) -> str:
    return f'<p class="error" role="alert">{text}</p>' if field in shown.get("response_errors", {}) else ""


PAGES = {
    "ak-stage-identification": identification,
    "ak-stage-password": password,
    "ak-stage-consent": consent,
    "ak-stage-session-end": session_end,
}


def signed_in(username: str, way_out: str) -> str:
    return f"""<p>Signed in as <strong>{escape(username)}</strong>.</p>
<ul class="links"><li><a href="{escape(way_out, quote=True)}">Sign out</a></li></ul>"""
