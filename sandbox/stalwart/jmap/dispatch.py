"""Finds the object and the verb of each call, and collects the answers."""
import re
from collections.abc import Mapping
from typing import Any

from aiohttp import web

from ..call import Call, Caller
from ..errors import MethodError
from ..installation import Installation
from ..kinds.addresses import Addressed
from ..kinds.kind import Kind
from . import faulty
from .arguments import check
from .get import get
from .principals import Principals
from .query import query
from .result_references import resolved
from .set import Set

SESSION_STATE = "3e25b2a0"

Answer = dict[str, Any]


class Dispatch:
    def __init__(self, home: Installation, kinds: Mapping[str, Kind], accounts: Addressed) -> None:
        self.home, self.kinds, self.principals = home, kinds, Principals(accounts)

    async def responses(self, request: web.Request, caller: Caller, document: Answer) -> Answer:
        created = dict(document.get("createdIds") or {})
        responses: list[list[Any]] = []
        for method, arguments, call_id in document["methodCalls"]:
            try:
                arguments = resolved(arguments, responses)
                answer = await self.answer(request, caller, created, method, arguments)
                responses.append([method, answer, call_id])
            except MethodError as error:
                responses.append(["error", error.shown, call_id])
        answered: Answer = {"methodResponses": responses, "sessionState": SESSION_STATE}
        return {**answered, "createdIds": created} if "createdIds" in document else answered

    async def answer(
        self, request: web.Request, caller: Caller, created: dict[str, str], method: str, arguments: Answer
    ) -> Answer:
        request["operation"] = " ".join(filter(None, [request.get("operation"), method]))
        fault = faulty.due(self.home.faults, method, arguments)
        if fault:
            await faulty.ahead(fault, request)
        account = arguments.get("accountId") or caller.account
        call = Call(self.home, caller, account, created, fault)
        answer = faulty.carried_out(fault, self.home.store, lambda: self.run(call, method, arguments))
        if fault:
            faulty.behind(fault, request)
        return {"accountId": account, **answer}

    def run(self, call: Call, method: str, arguments: Answer) -> Answer:
        if method in ("Principal/get", "Principal/query"):
            verb = method.partition("/")[2]
            check(verb, arguments)
            return getattr(self.principals, verb)(call, arguments)
        found = re.fullmatch(r"(x:\w+)/(get|query|set)", method)
        kind = self.kinds.get(found[1]) if found else None
        if found is None or kind is None or (kind.singleton and found[2] == "query"):
            raise MethodError("unknownMethod", f"There is no method {method}.")
        check(found[2], arguments)
        if kind.scoped:
            self.demand_account(call)
        if found[2] == "set":
            return Set(call, kind, self.kinds).run(arguments)
        return get(call, kind, arguments) if found[2] == "get" else query(call, kind, arguments)

    def demand_account(self, call: Call) -> None:
        """For server-wide objects any account id is echoed; objects of an account need one that the caller may use."""
        if call.owner == call.caller.account:
            return
        account = self.home.store.get("x:Account", call.owner)
        may = "impersonate" in call.caller.permissions
        if account is None or account["@type"] != "User" or not may:
            raise MethodError("forbidden", "You do not have access to this account.")
