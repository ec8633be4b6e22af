"""Signing keys: how long they take, and that a restart goes on with them."""
import time

import pytest


def keys(server, domain):
    ids = server.call("x:DkimSignature/query", {"filter": {"domainId": domain}})[1]["ids"]
    rows = server.call("x:DkimSignature/get", {"ids": ids, "properties": ["@type", "publicKey"]})[1]["list"]
    return {row["@type"]: row["publicKey"] for row in rows}


def wait_for(server, domain, count):
    deadline = time.monotonic() + 20
    while len(found := keys(server, domain)) < count:
        assert time.monotonic() < deadline, found
        time.sleep(0.05)
    return found


def test_one_key_alone_can_be_seen(server):
    server.control("PUT", "/dkim", {"ed25519Seconds": 0, "rsaSeconds": 300})
    domain = server.domain("slow.test", "Automatic")
    assert [*wait_for(server, domain, 1)] == ["Dkim1Ed25519Sha256"]
    _, answer = server.call("x:Domain/get", {"ids": [domain], "properties": ["dnsZoneFile"]})
    assert answer["list"][0]["dnsZoneFile"].count("_domainkey") == 1
    server.control("PUT", "/dkim", {"rsaSeconds": 0})
    assert len(wait_for(server, domain, 2)["Dkim1RsaSha256"]) == 392


def test_the_clock_ends_the_wait(server):
    server.control("PUT", "/dkim", {"ed25519Seconds": 60, "rsaSeconds": 120})
    domain = server.domain("minutes.test", "Automatic")
    time.sleep(0.3)
    assert keys(server, domain) == {}
    server.control("PUT", "/time", {"offsetSeconds": 180})
    wait_for(server, domain, 2)


def test_a_restart_goes_on_with_the_task(server):
    server.control("PUT", "/dkim", {"ed25519Seconds": 1, "rsaSeconds": 1})
    domain = server.domain("restarted.test", "Automatic")
    server.restart()
    wait_for(server, domain, 2)


def test_a_task_makes_the_keys_that_are_missing(server):
    domain = server.domain("again.test", "Automatic")
    first = wait_for(server, domain, 2)
    ids = server.call("x:DkimSignature/query", {"filter": {"domainId": domain}})[1]["ids"]
    server.call("x:DkimSignature/set", {"destroy": ids[:1]})
    server.create("Task", {"@type": "DkimManagement", "domainId": domain, "status": {"@type": "Pending"}})
    second = wait_for(server, domain, 2)
    assert len({*first.values(), *second.values()}) == 3


def test_manual_makes_none_and_a_switch_does(server):
    domain = server.domain("manual.test")
    time.sleep(0.6)
    assert keys(server, domain) == {}
    server.call("x:Domain/set", {"update": {domain: {"dkimManagement": {"@type": "Automatic"}}}})
    wait_for(server, domain, 2)


@pytest.mark.parametrize(("variant", "pem"), [("Dkim1RsaSha256", "not a key"), ("Dkim1Ed25519Sha256", "x")])
def test_a_key_that_cannot_sign_is_refused(server, variant, pem):
    value = {
        "@type": variant, "domainId": server.domain("own.test"), "selector": "own",
        "privateKey": {"@type": "Text", "secret": pem},
    }
    _, answer = server.call("x:DkimSignature/set", {"create": {"n": value}})
    assert answer["notCreated"]["n"]["type"] == "invalidProperties"
