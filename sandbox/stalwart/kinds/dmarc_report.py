"""x:DmarcExternalReport: made by the server alone, from mail that other servers send it."""
import datetime
from collections.abc import Collection
from typing import Any

from ..call import Call
from ..errors import SetError
from ..installation import Document, Installation
from ..registry.notation import Object
from ..registry.reader import Reader
from ..registry.walk import problems
from .kind import Kind

KEPT = datetime.timedelta(days=30)


class DmarcReport(Kind):
    def __init__(self, home: Installation) -> None:
        super().__init__(home, "x:DmarcExternalReport")

    def prepare(self, call: Call, document: Document, old: Document | None, changed: Collection[str]) -> None:
        what = "Reports cannot be created" if old is None else "External reports cannot be updated"
        raise SetError("forbidden", description=what)

    def receive(self, domain: str, records: list[dict[str, Any]]) -> Document:
        """A report about today, as if mail with it had come just now."""
        now = datetime.datetime.fromtimestamp(self.home.clock.now(), datetime.timezone.utc).replace(microsecond=0)
        day = now.replace(hour=0, minute=0, second=0)
        report = {
            "policyDomain": domain,
            "dateRangeBegin": text(day),
            "dateRangeEnd": text(day + datetime.timedelta(days=1)),
            "records": {str(position): record for position, record in enumerate(records)},
        }
        whole = {
            "report": report, "from": "reports@receiver.test", "receivedAt": text(now), "expiresAt": text(now + KEPT)}
        document = Reader(self.registry, {}).object(Object(self.object), whole, "")
        wrong = problems(self.registry, self.shape.record(document), document)
        if wrong:
            raise SetError("validationFailed", validationErrors=wrong)
        self.save("", self.new_id(""), document)
        return document


def text(moment: datetime.datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
