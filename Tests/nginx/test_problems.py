"""Errors that nginx finds itself are problem documents; those of the pool pass as they are."""

import socket

import pytest
from client import Answer, exchange, parsed, request
from conftest import Front


def assert_problem(answer: Answer, status: int, code: str) -> None:
    assert answer.status == status
    assert answer.one("Content-Type") == "application/problem+json"
    assert answer.one("Cache-Control") == "no-store"
    problem = answer.json()
    assert (problem["status"], problem["code"]) == (status, code)
    assert problem["type"] == "/problems/" + code.replace("_", "-")
    assert problem["requestId"] == answer.one("X-Request-Id")


def test_broken_escape(front: Front) -> None:
    assert_problem(request(front, "/api/tenants/acme%00/users"), 400, "malformed_request")


def test_missing_asset(front: Front) -> None:
    assert_problem(request(front, "/assets/gone.js"), 404, "not_found")


def test_method_of_a_file(front: Front) -> None:
    answer = request(front, "/admin/acme", method="POST", body=b"{}")
    assert_problem(answer, 405, "method_not_allowed")
    assert answer.one("Allow") == "GET, HEAD"


def test_body_too_large(front: Front) -> None:
    assert_problem(request(front, "/api/me", "POST", {"Content-Length": "1048577"}), 413, "payload_too_large")


def test_body_of_the_limit(front: Front) -> None:
    answer = request(front, "/api/me", "POST", body=b"x" * 1048576)
    assert (answer.status, answer.json()["body"]) == (200, 1048576)


def test_address_too_long(front: Front) -> None:
    assert_problem(request(front, "/api/" + "a" * 17000), 414, "address_too_long")


def test_header_too_large(front: Front) -> None:
    assert_problem(request(front, "/api/me", headers={"Cookie": "a" * 17000}), 431, "header_too_large")


def test_header_that_fits(front: Front) -> None:
    assert request(front, "/api/me", headers={"Cookie": "a" * 12000}).status == 200


def test_no_answer_from_the_pool(front: Front) -> None:
    answer = request(front, "/api/silent")
    assert_problem(answer, 502, "unavailable")
    assert answer.one("Retry-After") == "2"


@pytest.mark.parametrize("status", ["400", "404", "422", "500", "502", "503"])
def test_errors_of_the_pool_pass(front: Front, status: str) -> None:
    answer = request(front, f"/api/status/{status}")
    assert answer.status == int(status)
    assert answer.json()["parameters"]["REQUEST_METHOD"] == "GET"
    assert "retry-after" not in answer.headers or status in ("502", "503")


def test_sign_in_is_limited(front: Front) -> None:
    answers = [request(front, "/auth/login") for _ in range(8)]
    assert [answer.status for answer in answers] == [200] * 6 + [429] * 2
    assert_problem(answers[-1], 429, "too_many_requests")
    assert answers[-1].one("Retry-After") == "1"
    assert request(front, "/auth/backchannel-logout", "POST", body=b"x").status == 200


def test_plain_http_is_sent_to_https(front: Front) -> None:
    with socket.create_connection(("127.0.0.1", front.port), timeout=10) as stream:
        stream.sendall(b"GET /admin?x=1 HTTP/1.0\r\nHost: elsewhere.test\r\n\r\n")
        got = b""
        while part := stream.recv(65536):
            got += part
    answer = parsed(got)
    assert (answer.status, answer.one("Location")) == (301, f"https://localhost:{front.port}/admin?x=1")


def test_no_http_at_all(front: Front) -> None:
    answer = exchange(front, b"HELLO\r\n\r\n")
    assert answer.status == 400
