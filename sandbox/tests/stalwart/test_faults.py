"""Faults that the control address switches on."""
import http.client
import time

import pytest

FROZEN = {"@type": "Merge", "enabledPermissions": {}, "disabledPermissions": {"authenticate": True}}


def test_429_names_when_to_come_back(server):
    server.fault("x:Domain/query", "status", status=429, retry_after=2)
    status, headers, body = server.request(("x:Domain/query", {}))
    assert (status, headers["Retry-After"], body["title"]) == (429, "2", "Too Many Requests")
    assert headers["RateLimit-Policy"] == '"requests";q=1000'
    assert server.request(("x:Domain/query", {}))[0] == 200


def test_503_of_session_and_health(server):
    server.fault("session", "status", status=503)
    server.fault("healthz", "status", status=503)
    assert server.get("/jmap/session")[0] == 503
    assert server.get("/healthz/ready")[0] == 503
    assert server.get("/jmap/session")[0] == 200


def test_server_unavailable_on_the_third_call(server):
    server.fault("x:Domain/set:create", "server-unavailable", after=2)
    answers = [server.call("x:Domain/set", {"create": {"n": {"name": f"n{i}.test"}}}) for i in range(4)]
    assert [name for name, _ in answers] == ["x:Domain/set", "x:Domain/set", "error", "x:Domain/set"]
    assert answers[2][1]["type"] == "serverUnavailable"
    assert server.domain_ids("n2.test") == []


def test_a_starred_operation_counts_a_call_once(server):
    server.fault("x:Domain/*", "server-unavailable", after=1)
    create = {"create": {"n": {"name": "star.test"}}}
    assert server.call("x:Domain/set", create)[0] == "x:Domain/set"
    assert server.call("x:Domain/set", create)[0] == "error"


def test_a_part_is_not_met_by_another(server):
    server.fault("x:Domain/set:destroy", "server-unavailable")
    domain = server.domain("part.test")
    assert server.call("x:Domain/set", {"destroy": [domain]})[0] == "error"
    assert server.domain_ids("part.test") == [domain]


def test_a_connection_dropped_after_the_commit_has_taken_effect(server):
    server.fault("x:Domain/set:create", "drop-after")
    with pytest.raises((http.client.HTTPException, ConnectionError)):
        server.domain("effect.test")
    assert len(server.domain_ids("effect.test")) == 1
    assert server.control("GET", "/requests")[0]["status"] == 0


def test_a_connection_dropped_before_has_not(server):
    server.fault("x:Domain/set:create", "drop-before")
    with pytest.raises((http.client.HTTPException, ConnectionError)):
        server.domain("effect.test")
    assert server.domain_ids("effect.test") == []


def test_unavailable_after_the_effect(server):
    server.fault("x:Domain/set", "server-unavailable-after")
    assert server.call("x:Domain/set", {"create": {"n": {"name": "half.test"}}})[1]["type"] == "serverUnavailable"
    assert len(server.domain_ids("half.test")) == 1


def test_a_lie_about_a_freeze_changes_nothing(server):
    account = server.mailbox(server.domain("lie.test"), "anna", "correct horse battery staple 71")
    server.fault("x:Account/set:update", "lie")
    change = {"update": {account: {"permissions": FROZEN}}}
    assert server.call("x:Account/set", change)[1]["updated"] == {account: None}
    assert server.get("/jmap/session", ("anna@lie.test", "correct horse battery staple 71"))[0] == 200
    server.call("x:Account/set", change)
    assert server.get("/jmap/session", ("anna@lie.test", "correct horse battery staple 71"))[0] == 403


def test_an_id_that_was_a_lie_is_not_given_again(server):
    server.fault("x:Domain/set:create", "lie")
    told = server.domain("nowhere.test")
    assert server.domain_ids("nowhere.test") == []
    assert server.domain("somewhere.test") != told


def test_foreign_rows_in_a_filtered_list(server):
    one, two = server.domain("one.test"), server.domain("two.test")
    server.fault("x:Domain/query", "foreign-rows")
    assert set(server.domain_ids("one.test")) == {one, two}
    assert server.domain_ids("one.test") == [one]


def test_latency(server):
    server.fault("x:Domain/query", "latency", delay_ms=300)
    begun = time.monotonic()
    server.domain_ids("slow.test")
    assert time.monotonic() - begun >= 0.3


def test_a_misspelt_fault_is_refused(server):
    for body in ({"operation": "session", "kind": "explode"}, {"operation": "session", "kind": "status", "time": 1}):
        assert server.ask("POST", server.control_base + "/faults", body)[0] == 400
    assert server.control("GET", "/faults") == []
