"""Rules of the contract that the recordings do not show."""
import json
from concurrent.futures import ThreadPoolExecutor

import pytest

PASSWORD = "correct horse battery staple 71"


def refused(answer, part="notUpdated"):
    return next(iter(answer[part].values()))


def test_the_fifth_request_at_a_time_is_refused(server):
    server.mailbox(server.domain("busy.test"), "anna", PASSWORD)
    server.fault("Principal/query", "latency", times=None, delay_ms=1500)
    anna = ("anna@busy.test", PASSWORD)
    with ThreadPoolExecutor(5) as pool:
        answers = [*pool.map(lambda _: server.request(("Principal/query", {}), user=anna), range(5))]
    assert sorted(status for status, _, _ in answers) == [200] * 4 + [400]
    problem = next(body for status, _, body in answers if status == 400)
    assert problem["limit"] == "maxConcurrentRequests"
    assert server.request(("Principal/query", {}), user=anna)[0] == 200


def test_the_recovery_administrator_has_no_such_limit(server):
    server.fault("x:Domain/query", "latency", times=None, delay_ms=300)
    with ThreadPoolExecutor(6) as pool:
        answers = [*pool.map(lambda _: server.request(("x:Domain/query", {}))[0], range(6))]
    assert answers == [200] * 6


def test_more_than_500_objects_in_a_set(server):
    name, answer = server.call("x:Domain/set", {"destroy": [f"z{i}" for i in range(501)]})
    assert (name, answer["type"]) == ("error", "requestTooLarge")


def test_a_body_that_is_too_large(server):
    status, _, body = server.request(("x:Domain/query", {"filter": {"name": "x" * 10_000_001}}))
    assert (status, body["limit"]) == (400, "maxSizeRequest")


def test_a_whole_map_of_credentials_drops_keys_and_a_path_does_not(server):
    account = server.mailbox(server.domain("map.test"), "anna", PASSWORD)
    key = server.create("ApiKey", {"description": "script"}, accountId=account)["secret"]
    server.call("x:Account/set", {"update": {account: {"credentials/0/secret": "another long passphrase 88"}}})
    assert server.get("/api/account", ("bearer", key))[0] == 200
    whole = {"0": {"@type": "Password", "secret": "****"}}
    server.call("x:Account/set", {"update": {account: {"credentials": whole}}})
    assert server.get("/api/account", ("bearer", key))[0] == 401
    assert server.get("/api/account", ("anna@map.test", "another long passphrase 88"))[0] == 200


def test_keys_cannot_be_set_through_the_account(server):
    account = server.mailbox(server.domain("keys.test"), "anna", PASSWORD)
    item = {"@type": "ApiKey", "description": "own"}
    _, answer = server.call("x:Account/set", {"update": {account: {"credentials/1": item}}})
    assert refused(answer)["type"] == "invalidProperties"


def test_a_recognised_hash_is_stored_as_one(server):
    domain = server.domain("hash.test")
    server.mailbox(domain, "anna", "{SHA256}XohImNooBHFR0OVvjcYpJ3NgPQ1qq73WKhHvch0VQtg=")
    assert server.get("/api/account", ("anna@hash.test", "password"))[0] == 200


def test_a_weak_password_comes_with_a_hint(server):
    account = server.mailbox(server.domain("weak.test"), "anna", PASSWORD)
    _, answer = server.call("x:Account/set", {"update": {account: {"credentials/0/secret": "password1"}}})
    assert refused(answer)["description"].startswith("Password is too weak. ")


def test_the_quota_of_keys(server):
    account = server.mailbox(server.domain("quota.test"), "anna", PASSWORD, quotas={"maxApiKeys": 1})
    server.create("ApiKey", {"description": "one"}, accountId=account)
    _, answer = server.call("x:ApiKey/set", {"accountId": account, "create": {"n": {"description": "two"}}})
    assert refused(answer, "notCreated")["description"] == "You have exceeded your quota of 1 API keys."


def test_an_account_may_not_grant_more_than_it_holds(server):
    domain = server.domain("grant.test")
    permissions = {
        "@type": "Merge", "disabledPermissions": {},
        "enabledPermissions": {"sysAccountCreate": True, "sysAccountUpdate": True},
    }
    server.mailbox(domain, "clerk", PASSWORD, permissions=permissions)
    value = {"@type": "User", "name": "boss", "domainId": domain, "roles": {"@type": "Admin"}}
    _, answer = server.call("x:Account/set", {"create": {"n": value}}, ("clerk@grant.test", PASSWORD))
    assert refused(answer, "notCreated")["type"] == "forbidden"
    value["roles"] = {"@type": "User"}
    _, answer = server.call("x:Account/set", {"create": {"n": value}}, ("clerk@grant.test", PASSWORD))
    assert "created" in answer


def test_a_patch_is_all_or_nothing_for_one_object(server):
    domain = server.domain("whole.test")
    _, answer = server.call("x:Domain/set", {"update": {domain: {"description": "new", "colour": "red"}}})
    assert refused(answer)["properties"] == ["colour"]
    _, answer = server.call("x:Domain/get", {"ids": [domain], "properties": ["description"]})
    assert answer["list"][0]["description"] is None


def test_a_creation_id_is_a_reference(server):
    user = {"@type": "User", "name": "anna", "domainId": "#d"}
    _, _, body = server.request(
        ("x:Domain/set", {"create": {"d": {"name": "both.test", "dkimManagement": {"@type": "Manual"}}}}),
        ("x:Account/set", {"create": {"u": user, "x": {**user, "domainId": "#nothing"}}}),
    )
    answer = body["methodResponses"][1][1]
    assert [*answer["created"]] == ["u"]
    assert answer["notCreated"]["x"]["properties"] == ["domainId"]


@pytest.mark.parametrize(("patch", "type"), [
    ({"dkimManagement": {}}, "invalidPatch"),
    ({"dkimManagement": {"@type": "Automatic", "rotateAfter": 0}}, "validationFailed"),
    ({"createdAt": "2026-01-01T00:00:00Z"}, "invalidPatch"),
    ({"isEnabled": "yes"}, "invalidPatch"),
    ({"isEnabled": None}, "invalidPatch"),
    ({"aliases/-": 1}, "invalidPatch"),
    ({"memberTenantId": "zzz"}, "invalidForeignKey"),
])
def test_what_the_registry_does_not_allow(server, patch, type):
    domain = server.domain("strict.test")
    _, answer = server.call("x:Domain/set", {"update": {domain: patch}})
    assert refused(answer)["type"] == type


def test_limits_of_the_fast_path_and_the_general_one(server):
    a, b, c = (server.domain(f"{name}.test") for name in ("aa", "bb", "cc"))
    assert server.call("x:Domain/query", {"limit": 2})[1]["ids"] == [b, a]
    general = server.call("x:Domain/query", {"limit": 2, "position": 0})[1]
    assert (general["ids"], general["limit"]) == ([c, b], 2)


def test_the_later_mode_reads_only_the_id(server):
    domain = server.domain("later.test")
    server.control("PUT", "/mode", {"mode": "0.16.22"})
    assert server.call("x:Domain/get", {"ids": [domain], "properties": []})[1]["list"] == [{"id": domain}]


def test_the_default_domain_completes_a_bare_name(server):
    domain = server.domain("platform.test")
    change = {"defaultHostname": "mail.platform.test", "defaultDomainId": domain}
    server.call("x:SystemSettings/set", {"update": {"singleton": change}})
    server.mailbox(domain, "anna", PASSWORD)
    assert server.get("/jmap/session", ("ANNA", PASSWORD))[2]["username"] == "anna@platform.test"


def test_an_expired_key_and_an_expired_password(server):
    account = server.mailbox(server.domain("old.test"), "anna", PASSWORD)
    until = {"credentials/0/expiresAt": "2020-01-01T00:00:00Z"}
    key = server.create("ApiKey", {"description": "k", "expiresAt": "2020-01-01T00:00:00Z"}, accountId=account)
    server.call("x:Account/set", {"update": {account: until}})
    assert server.get("/jmap/session", ("bearer", key["secret"]))[0] == 401
    anna = ("anna@old.test", PASSWORD)
    assert server.get("/jmap/session", anna)[0] == 200
    assert server.call("x:AppPassword/query", {}, anna)[1]["type"] == "forbidden"


def test_no_secret_reaches_the_log(server):
    account = server.mailbox(server.domain("quiet.test"), "anna", PASSWORD)
    key = server.create("ApiKey", {"description": "script"}, accountId=account)["secret"]
    server.get("/api/account", ("bearer", key))
    noted = json.dumps(server.control("GET", "/requests"))
    log = server.stop()
    assert "x:Account/set" in log and "x:Account/set" in noted
    assert not any(secret in log + noted for secret in (PASSWORD, key, "Basic "))


def test_an_app_password_is_for_basic_only(server):
    account = server.mailbox(server.domain("app.test"), "anna", PASSWORD)
    secret = server.create("AppPassword", {"description": "phone"}, accountId=account)["secret"]
    assert secret.startswith("app_")
    assert server.get("/jmap/session", ("anna@app.test", secret))[0] == 200
    assert server.get("/jmap/session", ("bearer", secret))[0] == 401


def test_a_second_factor_is_asked_for(server):
    account = server.mailbox(server.domain("totp.test"), "anna", PASSWORD)
    uri = {"credentials/0/otpAuth": "otpauth://totp/anna?secret=GEZDGNBVGY3TQOJQ"}
    server.call("x:Account/set", {"update": {account: uri}})
    assert server.get("/jmap/session", ("anna@totp.test", PASSWORD))[0] == 402


def test_an_alias_that_may_not_sign_in_counts_as_a_wrong_password(server):
    domain = server.domain("alias.test")
    aliases = {"0": {"name": "sales", "domainId": domain}}
    account = server.mailbox(domain, "anna", PASSWORD, aliases=aliases)
    assert server.get("/jmap/session", ("sales@alias.test", PASSWORD))[0] == 200
    permissions = {"@type": "Merge", "enabledPermissions": {}, "disabledPermissions": {"authenticateWithAlias": True}}
    server.call("x:Account/set", {"update": {account: {"permissions": permissions}}})
    assert server.get("/jmap/session", ("sales@alias.test", PASSWORD))[0] == 401
    assert server.get("/jmap/session", ("anna@alias.test", PASSWORD))[0] == 200


def test_people_reach_their_own_objects_only(server):
    domain = server.domain("own.test")
    server.mailbox(domain, "anna", PASSWORD)
    bert = server.mailbox(domain, "bert", PASSWORD)
    anna = ("anna@own.test", PASSWORD)
    assert server.call("x:AppPassword/query", {"accountId": bert}, anna)[1]["type"] == "forbidden"
    assert server.call("x:AppPassword/query", {"accountId": "zzzzz"})[1]["type"] == "forbidden"
    change = {"currentSecret": "wrong", "secret": "a brand new passphrase 12"}
    _, answer = server.call("x:AccountPassword/set", {"update": {"singleton": change}}, anna)
    assert refused(answer)["type"] == "forbidden"
    change["currentSecret"] = PASSWORD
    server.call("x:AccountPassword/set", {"update": {"singleton": change}}, anna)
    assert server.get("/jmap/session", ("anna@own.test", "a brand new passphrase 12"))[0] == 200


def test_mail_exchangers_and_clear_text_services_in_the_zone(server):
    domain = server.domain("platform.test")
    change = {
        "defaultHostname": "mail.platform.test", "defaultDomainId": domain,
        "mailExchangers": {"0": {"hostname": "mx1.platform.test", "priority": 5}},
        "services": {"imap": {"cleartext": True}},
    }
    server.call("x:SystemSettings/set", {"update": {"singleton": change}})
    server.call("x:SpamPyzor/set", {"update": {"singleton": {"enable": False}}})
    server.create("Action", {"@type": "ReloadSettings"})
    _, answer = server.call("x:Domain/get", {"ids": [domain], "properties": ["dnsZoneFile"]})
    lines = answer["list"][0]["dnsZoneFile"].splitlines()
    assert "platform.test. IN MX 5 mx1.platform.test." in lines
    assert 'mx1.platform.test. IN TXT "v=spf1 a -all"' in lines
    assert "_imap._tcp.platform.test. IN SRV 0 1 143 mail.platform.test." in lines
    assert not any("_pop3s" in line for line in lines)
