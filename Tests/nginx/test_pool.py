"""What reaches the pool."""

import socket
import ssl

import pytest
from client import exchange, request
from conftest import Front


@pytest.mark.parametrize("path", [
    "/api/tenants/acme%2Fusers", "/api/tenants/a%2Fb.test", "/api//tenants/acme/users", "/api/tenants/acme/../other/users",
    "/api/tenants/%61cme/users", "/api/tenants/acme%ff/users", "/api/x?a=%20b&c",
])
def test_address_arrives_as_sent(front: Front, path: str) -> None:
    assert request(front, path).json()["parameters"]["REQUEST_URI"] == path


def test_parameters_are_these_alone(front: Front) -> None:
    answer = request(front, "/api/me?x=1", "POST", {"Content-Type": "application/json", "X-Extra": "1"}, b"{}")
    parameters = answer.json()["parameters"]
    assert parameters["QUERY_STRING"] == "x=1"
    assert parameters["CONTENT_TYPE"] == "application/json"
    assert parameters["REMOTE_ADDR"] == "127.0.0.1"
    assert parameters["HTTP_X_EXTRA"] == "1"
    assert not {name for name in parameters if name.startswith(("SCRIPT", "DOCUMENT", "PATH"))}


def test_request_id_is_our_own(front: Front) -> None:
    answer = request(front, "/api/headers", headers={"X-Request-Id": "forged", "Proxy": "http://elsewhere.test"})
    parameters = answer.json()["parameters"]
    assert parameters["REQUEST_ID"] == answer.one("X-Request-Id")
    assert "forged" not in parameters.values()
    assert "HTTP_PROXY" not in parameters


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
def test_tls(front: Front, version: ssl.TLSVersion) -> None:
    raw = b"GET /api/me HTTP/1.0\r\nHost: localhost\r\n\r\n"
    assert exchange(front, raw, version).status == 200


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_old_tls_is_refused(front: Front) -> None:
    with pytest.raises((ssl.SSLError, ValueError, ConnectionError)):
        exchange(front, b"GET / HTTP/1.0\r\n\r\n", ssl.TLSVersion.TLSv1_1)


def test_http2_is_offered(front: Front) -> None:
    context = ssl.create_default_context(cafile=str(front.ca))
    context.set_alpn_protocols(["h2", "http/1.1"])
    with socket.create_connection(("127.0.0.1", front.port), timeout=10) as plain:
        with context.wrap_socket(plain, server_hostname="localhost") as stream:
            assert stream.selected_alpn_protocol() == "h2"


def test_the_access_log_has_no_queries(front: Front) -> None:
    request(front, "/auth/backchannel-logout?code=very-secret-code")
    log = (front.site.state / "log/nginx-access.log").read_text()
    assert '"path":"/auth/backchannel-logout"' in log and "very-secret-code" not in log
