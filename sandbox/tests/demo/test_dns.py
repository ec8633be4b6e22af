"""DNS by hand, seen through a resolver."""

import argparse
import subprocess
import time
from collections.abc import Callable

import pytest
from sandbox.demo import dns, hand, hand_dns
from sandbox.demo.processes import Supervisor
from sandbox.demo.state import State
from sandbox.dns import records

By = Callable[..., None]


@pytest.fixture
def by_hand(state: State, supervisor: Supervisor) -> By:
    dns.start(state, supervisor)

    def act(*words: str) -> None:
        args: argparse.Namespace = hand.options().parse_args(["dns", *words])
        args.act(state, args)

    return act


def answer(state: State, name: str, kind: str) -> list[str]:
    port = str(state.kept["port.resolver-2"])
    dig = ["dig", "@127.0.0.1", "-p", port, "+short", "+tries=1", "+time=3", name, kind]
    return sorted(subprocess.run(dig, capture_output=True, text=True, check=True).stdout.splitlines())


def test_a_record_is_set_changed_and_deleted(state: State, by_hand: By) -> None:
    assert answer(state, "acme.test", "MX") == []
    by_hand("set", "acme.test", "MX", "10 mail.platform.test", "20 other.test.")
    assert answer(state, "acme.test", "MX") == ["10 mail.platform.test.", "20 other.test."]
    by_hand("set", "acme.test", "mx", "5 third.test")
    assert answer(state, "acme.test", "MX") == ["5 third.test."]
    by_hand("delete", "acme.test")
    assert answer(state, "acme.test", "MX") == []
    assert answer(state, "acme.test", "NS") == ["ns.platform.test."]


def test_a_resolver_goes_on_with_what_it_read(state: State, by_hand: By) -> None:
    by_hand("set", "acme.test", "TXT", "one")
    assert answer(state, "acme.test", "TXT") == ['"one"']
    by_hand("set", "acme.test", "TXT", "two", "--keep-cache")
    assert answer(state, "acme.test", "TXT") == ['"one"']
    by_hand("set", "acme.test", "TXT", "three")
    assert answer(state, "acme.test", "TXT") == ['"three"']


def test_names_of_every_kind(state: State, by_hand: By) -> None:
    by_hand("set", "_workplace-challenge.münchen.test", "TXT", "token=abc")
    assert answer(state, "_workplace-challenge.xn--mnchen-3ya.test", "TXT") == ['"token=abc"']
    by_hand("set", "www.example.com", "CNAME", "mail.platform.test")
    assert answer(state, "www.example.com", "A") == ["192.0.2.25", "mail.platform.test."]
    assert answer(state, "nobody.example.net", "A") == []


def test_zones_are_kept_over_a_restart(state: State, by_hand: By, supervisor: Supervisor) -> None:
    by_hand("set", "acme.test", "TXT", "kept")
    supervisor.end()
    supervisor.services.clear()
    dns.start(state, supervisor)
    assert answer(state, "acme.test", "TXT") == ['"kept"']


def test_a_refused_record_changes_nothing(state: State, by_hand: By) -> None:
    by_hand("set", "acme.test", "MX", "10 mail.platform.test")
    with pytest.raises(ValueError, match="parser"):
        by_hand("set", "acme.test", "MX", "ten")
    with pytest.raises(ValueError, match="no such record"):
        by_hand("delete", "acme.test", "TXT")
    assert answer(state, "acme.test", "MX") == ["10 mail.platform.test."]


def test_nothing_asks_outside(state: State, by_hand: By) -> None:
    start = time.monotonic()
    assert answer(state, "a-name-of-the-internet.org", "MX") == []
    assert time.monotonic() - start < 2


@pytest.mark.parametrize(("kind", "value", "data"), [
    ("TXT", 'v=spf1 "a" \\ -all', '"v=spf1 \\"a\\" \\\\ -all"'),
    ("TXT", '"one" "two"', '"one" "two"'),
    ("TXT", "x" * 300, f'"{"x" * 255}" "{"x" * 45}"'),
    ("TXT", "ü", '"\\195\\188"'),
    ("SRV", "0 1 443 mail.platform.test", "0 1 443 mail.platform.test."),
    ("CAA", '0 issue "letsencrypt.org"', '0 issue "letsencrypt.org"'),
])
def test_data(kind: str, value: str, data: str) -> None:
    assert records.data(kind, value) == data


@pytest.mark.parametrize(("type", "name", "value", "kind"), [
    ("TXT", "_workplace-challenge.a.test", "token=x", "own"), ("TXT", "a.test", "v=spf1 mx -all", "spf"),
    ("TXT", "v1._domainkey.a.test", "v=DKIM1; p=", "dkim"), ("TXT", "_dmarc.a.test", "v=DMARC1", "dmarc"),
    ("TXT", "_mta-sts.a.test", "v=STSv1", "mtasts"), ("TXT", "_smtp._tls.a.test", "v=TLSRPTv1", "tlsrpt"),
    ("TXT", "_ua-auto-config.a.test", "v=UAAC1", "txt"), ("MX", "a.test", "10 m.test", "mx"),
])
def test_kinds(type: str, name: str, value: str, kind: str) -> None:
    assert records.kind({"type": type, "name": name, "value": value}) == kind
