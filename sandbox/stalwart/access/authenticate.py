"""The ways in: recovery administrator, passwords, app passwords and API keys (contract section 1.5)."""
import asyncio
import base64
import datetime
import hmac
import ipaddress
import random

from aiohttp import web

from ..call import Caller
from ..ids import RECOVERY_ADMIN, SINGLETON
from ..installation import Document, Installation
from ..kinds.secondary import digest, key_account
from ..problems import Refusal, problem, unauthorized
from .passwords import matches
from .permissions import Permissions, of_credential

# Seconds before the answer to wrong credentials.
DELAY = (0.05, 0.5)
# What is left to an account whose password has expired.
EXPIRED = frozenset({"authenticate", "sysAccountPasswordGet", "sysAccountPasswordUpdate"})


class Authentication:
    def __init__(self, home: Installation, permissions: Permissions) -> None:
        self.home, self.store, self.permissions = home, home.store, permissions

    async def caller(self, request: web.Request) -> Caller:
        """Raises Refusal with 401, 402 or 403."""
        if "Authorization" not in request.headers:
            raise Refusal(unauthorized())
        found = self.found(request.headers["Authorization"], request.remote or "127.0.0.1")
        if found is None:
            await asyncio.sleep(random.uniform(*DELAY))
            raise Refusal(unauthorized())
        if "authenticate" not in found.permissions:
            raise Refusal(problem(403, "You are not allowed to sign in."))
        return found

    def found(self, authorization: str, address: str) -> Caller | None:
        scheme, _, rest = authorization.partition(" ")
        if scheme.lower() == "basic":
            return self.basic(rest, address)
        return self.bearer(rest, address) if scheme.lower() == "bearer" else None

    def basic(self, encoded: str, address: str) -> Caller | None:
        try:
            name, colon, secret = base64.b64decode(encoded, validate=True).decode().partition(":")
        except ValueError:
            return None
        name = name.lower()
        start = self.home.start
        if not colon:
            return None
        if name == start.admin and hmac.compare_digest(secret.encode(), start.password.encode()):
            everything = frozenset(self.home.registry.permissions)
            return Caller(RECOVERY_ADMIN, name, everything, "POSIX")
        return self.with_password(name, secret, address)

    def with_password(self, name: str, secret: str, address: str) -> Caller | None:
        id, by_alias = self.account_of(name)
        account = self.store.get("x:Account", id) if id else None
        if not id or account is None or account["@type"] != "User":
            return None
        credential = next((c for c in account["credentials"].values() if self.opens(c, secret)), None)
        if credential is None or not self.allowed(credential, address):
            return None
        if credential.get("otpAuth"):
            raise Refusal(problem(402, "MFA code required.", title="Payment Required"))
        caller = self.signed_in(id, account, credential)
        if by_alias and caller and "authenticateWithAlias" not in caller.permissions:
            return None
        return caller

    def opens(self, credential: Document, secret: str) -> bool:
        """API keys are not for Basic, app passwords only for it."""
        if credential["@type"] == "Password":
            return matches(secret, credential["secret"])
        return credential["@type"] == "AppPassword" and credential["secret"] == digest(secret)

    def bearer(self, token: str, address: str) -> Caller | None:
        id = key_account(token) if token.startswith("API_") else None
        account = self.store.get("x:Account", id) if id else None
        if not id or account is None:
            return None
        keys = (c for c in account["credentials"].values() if c["@type"] == "ApiKey")
        key = next((key for key in keys if key["secret"] == digest(token)), None)
        return self.signed_in(id, account, key) if key and self.allowed(key, address) else None

    def signed_in(self, id: str, account: Document, credential: Document) -> Caller | None:
        permissions = self.permissions.active(id, account)
        if self.expired(credential):
            if credential["@type"] != "Password":
                return None
            permissions &= EXPIRED
        if credential["@type"] != "Password":
            permissions = of_credential(credential["permissions"], permissions)
        domain = self.store.get("x:Domain", account["domainId"]) or {"name": ""}
        return Caller(id, f"{account['name']}@{domain['name']}", permissions, account["locale"])

    def expired(self, credential: Document) -> bool:
        until = credential.get("expiresAt")
        return until is not None and datetime.datetime.fromisoformat(until).timestamp() <= self.home.clock.now()

    def allowed(self, credential: Document, address: str) -> bool:
        networks = [ipaddress.ip_network(network, strict=False) for network in credential["allowedIps"]]
        return not networks or any(ipaddress.ip_address(address) in network for network in networks)

    def account_of(self, login: str) -> tuple[str | None, bool]:
        """The account of an address, and whether the address is an alias. A bare name is in the default domain."""
        local, at, domain = login.partition("@")
        if at:
            owner = self.store.get("key x:Domain", domain)
            domain_id = owner["id"] if owner else ""
        else:
            domain_id = (self.store.get("x:SystemSettings", SINGLETON) or {})["defaultDomainId"]
        holder = self.store.get("key address", f"{local}@{domain_id}")
        if holder is None or holder["object"] != "Account":
            return None, False
        account = self.store.get("x:Account", holder["id"]) or {}
        primary = (account["name"], account["domainId"]) == (local, domain_id)
        names = [(a["name"], a["domainId"]) for a in account["aliases"].values() if a["enabled"]]
        return (holder["id"] if primary or (local, domain_id) in names else None), not primary
