"""The page of prompt=select_account: go on as who is signed in, or as somebody else."""

from html import escape
from urllib.parse import urlencode

from aiohttp import web

from ..answers import HTML, redirect
from ..call import Call
from . import plans
from .layout import frame


def choose(call: Call) -> web.Response:
    to = plans.next_address(call.query.get("next"))
    other = f"/if/flow/{plans.default_flow(call.home, 'authentication')['slug']}/?" + urlencode({"next": to})
    if call.browser.user is None:
        return redirect(other)
    name = escape(call.browser.user["username"])
    content = f"""<ul class="links">
<li><a href="{escape(to, quote=True)}">Continue as {name}</a></li>
<li><a href="{escape(other, quote=True)}">Use another account</a></li>
</ul>"""
    return web.Response(text=frame("Choose an account", content), headers={"Content-Type": HTML})
