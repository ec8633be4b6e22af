"""Logout tokens: how many, whose, and over which connections."""

import datetime
import http.server
import ipaddress
import ssl
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from .driver import StandIn
from .jwts import claims, header, is_signed_by
from .web import Client

WAIT_SECONDS = 5


class Receiver:
    """Takes logout tokens on loopback, with TLS when a certificate is given."""

    def __init__(self, certificate: Path | None = None) -> None:
        tokens = self.tokens = []

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
                tokens.append(form["logout_token"][0])
                self.send_response(200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Quiet."""

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        if certificate:
            tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            tls.load_cert_chain(certificate)
            self.server.socket = tls.wrap_socket(self.server.socket, server_side=True)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http{'s' if certificate else ''}://127.0.0.1:{self.server.server_port}/logout"

    def wait(self, count: int) -> list[str]:
        deadline = time.monotonic() + WAIT_SECONDS
        while len(self.tokens) < count and time.monotonic() < deadline:
            time.sleep(0.05)
        return self.tokens


def self_signed(folder: Path) -> Path:
    """Key and certificate of 127.0.0.1 in one file, which is its own authority."""
    private, now = ec.generate_private_key(ec.SECP256R1()), datetime.datetime.now(datetime.UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "receiver")])
    names = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(private.public_key())
        .serial_number(1)
        .not_valid_before(now)
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(names, critical=False)
        .add_extension(x509.BasicConstraints(True, None), critical=True)
        .sign(private, hashes.SHA256())
    )
    pem = private.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    found = folder / "receiver.pem"
    found.write_bytes(pem + certificate.public_bytes(serialization.Encoding.PEM))
    return found


@pytest.fixture
def own(tmp_path: Path) -> Iterator[StandIn]:
    found = StandIn(tmp_path / "state")
    yield found
    found.stop()


def signed_in(own: StandIn, receiver: Receiver) -> tuple[Client, dict[str, str]]:
    own.set_up_portal(logout_uri=receiver.url)
    own.person("Willi")
    browser = own.browser()
    own.sign_in(browser, "willi@tenant-a.test")
    return browser, own.tokens_of(browser)


def delete_session(own: StandIn) -> None:
    row = own.api("GET", "/core/authenticated_sessions/?user__username=willi@tenant-a.test").json["results"][0]
    assert own.api("DELETE", f"/core/authenticated_sessions/{row['uuid']}/").status == 204


def test_one_token_for_every_access_token_of_the_session(own: StandIn) -> None:
    receiver = Receiver()
    own.start()
    _, tokens = signed_in(own, receiver)
    own.token(grant_type="refresh_token", refresh_token=tokens["refresh_token"])
    delete_session(own)
    sent = receiver.wait(2)
    assert len(sent) == 2
    assert {claims(token)["sid"] for token in sent} == {claims(tokens["id_token"])["sid"]}
    assert len({claims(token)["jti"] for token in sent}) == 2
    assert {header(token)["typ"] for token in sent} == {"logout+jwt"}
    keys = own.browser().send("GET", "/application/o/portal/jwks/").json
    assert all(is_signed_by(token, keys) for token in sent)


def test_nothing_is_sent_when_the_access_token_has_expired(own: StandIn) -> None:
    receiver = Receiver()
    own.start()
    signed_in(own, receiver)
    own.control("PUT", "/time", {"offsetSeconds": 700})
    delete_session(own)
    time.sleep(1)
    assert receiver.tokens == []


def test_https_with_the_given_authority_and_without_the_proxy(
    own: StandIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The proxy of the environment is an address where nobody listens."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    certificate = self_signed(tmp_path)
    receiver = Receiver(certificate)
    own.start("--ca", str(certificate))
    signed_in(own, receiver)
    delete_session(own)
    assert len(receiver.wait(1)) == 1


def test_an_unknown_authority_is_refused_and_the_post_kept_for_later(own: StandIn, tmp_path: Path) -> None:
    receiver = Receiver(self_signed(tmp_path))
    own.start()
    signed_in(own, receiver)
    delete_session(own)
    deadline = time.monotonic() + WAIT_SECONDS
    while not (tries := waiting_tries(own)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert tries == [1]
    assert receiver.tokens == []


def waiting_tries(own: StandIn) -> list[int]:
    """How often each post in the queue was tried, those that never were left out."""
    posts = own.control("GET", "/state").json.get("logout-post", {})
    return [post["tries"] for post in posts.values() if post["tries"]]
