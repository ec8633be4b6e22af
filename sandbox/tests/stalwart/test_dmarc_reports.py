"""Reports of other servers about the mail of a domain."""
import pytest

PASSED = {"count": 9, "evaluatedDkim": "pass", "evaluatedSpf": "fail"}


def found(server, text):
    ids = server.call("x:DmarcExternalReport/query", {"filter": {"text": text}, "calculateTotal": True})[1]["ids"]
    return server.call("x:DmarcExternalReport/get", {"ids": ids, "properties": ["report"]})[1]["list"]


def test_a_report_is_found_by_the_words_of_its_domain(server):
    server.control("POST", "/dmarc-reports", {"domain": "shop.acme.test", "records": [PASSED]})
    server.control("POST", "/dmarc-reports", {"domain": "birch.test", "records": []})
    reports = [row["report"] for row in found(server, "acme.test")]
    assert [report["policyDomain"] for report in reports] == ["shop.acme.test"]
    assert reports[0]["records"] == {"0": PASSED}
    assert reports[0]["dateRangeBegin"].endswith("T00:00:00Z")
    assert len(found(server, "receiver.test")) == 2


def test_nobody_makes_or_changes_one(server):
    server.control("POST", "/dmarc-reports", {"domain": "acme.test", "records": [PASSED]})
    row = found(server, "acme.test")[0]
    made = {"report": row["report"], "from": "a@b.test", "receivedAt": "2026-01-01T00:00:00Z",
        "expiresAt": "2026-02-01T00:00:00Z"}
    _, answer = server.call("x:DmarcExternalReport/set", {"create": {"r": made}, "update": {row["id"]: {"from": "c@d.test"}}})
    assert answer["notCreated"]["r"]["type"] == "forbidden" and answer["notUpdated"][row["id"]]["type"] == "forbidden"
    _, answer = server.call("x:DmarcExternalReport/set", {"destroy": [row["id"]]})
    assert answer["destroyed"] == [row["id"]] and found(server, "acme.test") == []


@pytest.mark.parametrize("records", [[{"count": 1}], [{**PASSED, "count": -1}], [{**PASSED, "evaluatedSpf": "maybe"}], "all"])
def test_a_report_has_its_form(server, records):
    status, _, _ = server.ask("POST", server.control_base + "/dmarc-reports", {"domain": "acme.test", "records": records})
    assert status == 400
