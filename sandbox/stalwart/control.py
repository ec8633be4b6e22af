"""What the control address has beside the common routes: delays of key making, the version that is played, and reports
that come in."""
from aiohttp import web

from sandbox.common.control import body_of, refuse

from .dkim.worker import DELAYS, SigningWorker
from .errors import SetError
from .installation import VERSIONS, Installation
from .kinds.dmarc_report import DmarcReport


class Extra:
    def __init__(self, home: Installation, worker: SigningWorker) -> None:
        self.home, self.worker, self.reports = home, worker, DmarcReport(home)

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/dkim", self.delays),
            web.put("/dkim", self.delays_set),
            web.get("/mode", self.mode),
            web.put("/mode", self.mode_set),
            web.post("/dmarc-reports", self.report_received),
        ]

    async def delays(self, _: web.Request) -> web.Response:
        return web.json_response(self.worker.delays)

    async def delays_set(self, request: web.Request) -> web.Response:
        """Holds for keys that are waited for as well."""
        body = await body_of(request)
        for name, value in body.items():
            if name not in DELAYS or isinstance(value, bool) or not isinstance(value, (int, float)) or value < 0:
                raise refuse(f"{' and '.join(DELAYS)} are numbers of seconds")
        self.home.store.put("sandbox", "dkim", {**self.worker.delays, **body})
        return await self.delays(request)

    async def mode(self, _: web.Request) -> web.Response:
        return web.json_response({"mode": self.home.version})

    async def mode_set(self, request: web.Request) -> web.Response:
        name = (await body_of(request)).get("mode")
        if name not in VERSIONS:
            raise refuse(f"mode is one of {', '.join(VERSIONS)}")
        self.home.store.put("sandbox", "version", {"name": name})
        return await self.mode(request)

    async def report_received(self, request: web.Request) -> web.Response:
        body = await body_of(request)
        domain, records = body.get("domain"), body.get("records")
        if not isinstance(domain, str) or not isinstance(records, list):
            raise refuse("domain is a name, records a list")
        try:
            return web.json_response(self.reports.receive(domain, records))
        except SetError as error:
            raise refuse(str(error.shown)) from error
