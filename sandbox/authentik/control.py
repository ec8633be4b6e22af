"""What this stand-in's control address has beside the common routes."""

from aiohttp import web

from sandbox.common.control import body_of, refuse

from .installation import Installation
from .oauth import keys
from .worker import Worker


class Extra:
    def __init__(self, home: Installation, worker: Worker) -> None:
        self.home, self.worker = home, worker

    def routes(self) -> list[web.RouteDef]:
        return [web.post("/rotate-signing-key", self.rotate), web.post("/clean-up", self.clean_up)]

    async def rotate(self, request: web.Request) -> web.Response:
        """A new key under the same pair; `keepOld` (default true): the JWKS lists the old one beside it."""
        keep = (await body_of(request)).get("keepOld", True) if request.can_read_body else True
        if not isinstance(keep, bool):
            raise refuse("keepOld is true or false")
        pair = self.home.first("keypair", name=keys.NAME)
        if pair is None:
            raise refuse("there is no key pair")
        fresh = keys.rotated(pair, self.home.now(), keep)
        self.home.put("keypair", fresh["pk"], fresh)
        return web.json_response(
            {"kid": fresh["jwk"]["kid"], "listed": [jwk["kid"] for jwk in [fresh["jwk"], *fresh["former"]]]}
        )

    async def clean_up(self, _: web.Request) -> web.Response:
        """The run that otherwise comes every five minutes."""
        self.worker.sweep()
        return web.Response(status=204)
