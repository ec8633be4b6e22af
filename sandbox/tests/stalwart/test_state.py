"""What is kept over a restart, and what a reset takes away."""
import os
from pathlib import Path

PASSWORD = "correct horse battery staple 71"


def test_a_restart_keeps_objects_ids_and_secrets(server):
    domain = server.domain("kept.test")
    account = server.mailbox(domain, "anna", PASSWORD)
    key = server.create("ApiKey", {"description": "script"}, accountId=account)["secret"]
    server.control("PUT", "/time", {"offsetSeconds": 3600})
    server.restart()
    assert server.domain_ids("kept.test") == [domain]
    assert server.get("/api/account", ("anna@kept.test", PASSWORD))[0] == 200
    assert server.get("/api/account", ("bearer", key))[0] == 200
    assert server.control("GET", "/time")["offsetSeconds"] == 3600
    assert server.domain("another.test") != domain


def test_a_restart_loads_the_settings(server):
    domain = server.domain("platform.test")
    change = {"defaultHostname": "mail.platform.test", "defaultDomainId": domain}
    server.call("x:SystemSettings/set", {"update": {"singleton": change}})
    assert server.get("/jmap/session")[2]["apiUrl"] == "https://first.platform.test/jmap/"
    server.restart()
    assert server.get("/jmap/session")[2]["apiUrl"] == "https://mail.platform.test/jmap/"


def test_a_reload_with_one_bad_setting_loads_nothing(server):
    domain = server.domain("platform.test")
    change = {"defaultHostname": "mail.platform.test", "defaultDomainId": domain}
    server.call("x:SystemSettings/set", {"update": {"singleton": change}})
    _, answer = server.call("x:Action/set", {"create": {"a": {"@type": "ReloadSettings"}}})
    refused = answer["notCreated"]["a"]
    assert (refused["type"], refused["objectId"]) == (
        "validationFailed", {"object": "SpamPyzor", "id": "singleton"}
    )
    assert server.get("/jmap/session")[2]["apiUrl"] == "https://first.platform.test/jmap/"


def test_a_reset_is_a_fresh_start(server):
    server.domain("gone.test")
    server.fault("session", "status", times=None)
    server.control("POST", "/reset")
    assert server.domain_ids("gone.test") == []
    assert server.control("GET", "/faults") == []
    assert server.call("x:Role/get", {"properties": ["description"]})[1]["list"][0]["description"] == "User"


def processor_seconds(pid):
    """User and system time of a process (proc(5), fields 14 and 15 of stat)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")


def test_a_start_takes_less_than_a_second(server):
    """Of processor time, so that a busy machine does not count."""
    server.restart()
    assert 0 < processor_seconds(server.process.pid) < 1


def test_some_ids_consist_of_digits_only(server):
    ids = [server.domain(f"d{number}.test") for number in range(4)]
    assert any(id.isdecimal() for id in ids)
    _, answer = server.call("x:Domain/get", {"ids": ids, "properties": ["name"]})
    assert [row["name"] for row in answer["list"]] == [f"d{number}.test" for number in range(4)]
