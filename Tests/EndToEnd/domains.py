"""Domains of the demo's customers, brought to where a test needs them."""

import json
import urllib.request
from base64 import b64encode
from typing import Any

from browser import Answer, Browser
from database import sql
from stack import Stack, eventually


def path(name: str, tenant: str = "acme") -> str:
    return f"/api/tenants/{tenant}/domains/{name}"


def add(browser: Browser, name: str, tenant: str = "acme") -> Any:
    answer = browser.write("POST", f"/api/tenants/{tenant}/domains", {"name": name})
    assert answer.status == 201, answer.body
    return answer.json()


def read(browser: Browser, name: str, tenant: str = "acme") -> Any:
    answer = browser.get(path(name, tenant))
    assert answer.status == 200, answer.body
    return answer.json()


def check(stack: Stack, browser: Browser, name: str, tenant: str = "acme") -> Any:
    """Presses Check, whenever that was done last."""
    sql(stack, f"UPDATE domain SET pressed_at = NULL WHERE name = '{name}'")
    answer = browser.write("POST", path(name, tenant) + "/verification")
    assert answer.status == 200, answer.body
    return answer.json()


def own(stack: Stack, browser: Browser, name: str, tenant: str = "acme") -> Any:
    """Adds and proves a domain; comes back when the mail system has said what to publish."""
    add(browser, name, tenant)
    stack.sandbox("dns", "publish", name, "--only", "own", "--tenant", tenant)
    check(stack, browser, name, tenant)
    return eventually(lambda: is_set_up(read(browser, name, tenant)), 60)


def is_set_up(domain: Any) -> Any:
    return domain if domain["status"] in ("needs_attention", "verified") else None


def verified(stack: Stack, browser: Browser, name: str, tenant: str = "acme") -> Any:
    own(stack, browser, name, tenant)
    stack.sandbox("dns", "publish", name, "--tenant", tenant)
    domain = check(stack, browser, name, tenant)
    assert domain["status"] == "verified", domain
    return domain


def actions(browser: Browser, target: str, tenant: str = "acme") -> list[str]:
    rows = browser.get(f"/api/tenants/{tenant}/audit?target={target}&limit=200").json()["items"]
    return [row["action"] for row in rows]


def token(domain: Any) -> str:
    return str(domain["ownership"]["record"]["value"])


def publish_tokens(stack: Stack, name: str, *tokens: str) -> None:
    stack.sandbox("dns", "set", f"_workplace-challenge.{name}", "TXT", *tokens)


def move_contest(stack: Stack, name: str, days: float) -> None:
    """The contest about a name began so many days earlier."""
    sql(
        stack,
        f"UPDATE domain SET contest_since = contest_since - INTERVAL {int(days * 86400)} SECOND WHERE name = '{name}'",
    )


def problem(answer: Answer) -> tuple[int, str]:
    return answer.status, answer.json()["code"]


def mail(stack: Stack, method: str, arguments: Any) -> Any:
    """A call to the mail system as its own administrator makes it."""
    variables = stack.variables
    if "STALWART_API_TOKEN" in variables:
        authorization = "Bearer " + variables["STALWART_API_TOKEN"]
    else:
        pair = f"{variables['STALWART_USERNAME']}:{variables['STALWART_PASSWORD']}"
        authorization = "Basic " + b64encode(pair.encode()).decode()
    body = {"using": ["urn:ietf:params:jmap:core", "urn:stalwart:jmap"], "methodCalls": [[method, arguments, "0"]]}
    request = urllib.request.Request(
        variables["STALWART_BASE_URL"].rstrip("/") + "/jmap/",
        json.dumps(body).encode(),
        {"Authorization": authorization, "Content-Type": "application/json"},
    )
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=20) as answer:
        name, result, _ = json.load(answer)["methodResponses"][0]
    assert name == method, result
    return result


def mail_domain(stack: Stack, name: str) -> str | None:
    ids = mail(stack, "x:Domain/query", {"filter": {"name": name}})["ids"]
    return ids[0] if ids else None


def created(result: Any) -> str:
    assert result.get("created"), result
    return str(next(iter(result["created"].values()))["id"])
