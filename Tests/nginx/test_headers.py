"""Security headers on every kind of answer, and how long each may be kept."""

import subprocess

import pytest
from client import request
from conftest import Front

PLACES = [
    ("/", 200), ("/index.html", 200), ("/admin/acme/domains", 200), ("/favicon.svg", 200), ("/assets/main-ABC.js", 200),
    ("/assets/missing.js", 404), ("/api/me", 200), ("/api/status/404", 404), ("/api/status/500", 500), ("/api/silent", 502),
    ("/auth/backchannel-logout", 200), ("/webhooks/stripe", 200), ("/health/live", 200),
]


def test_configuration_is_valid(front: Front) -> None:
    checked = subprocess.run([*front.command, "-t"], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stderr
    assert "warn" not in checked.stderr, checked.stderr


@pytest.mark.parametrize(("path", "status"), PLACES)
def test_security_headers_once(front: Front, path: str, status: int) -> None:
    answer = request(front, path)
    assert answer.status == status
    policy = answer.one("Content-Security-Policy")
    assert "default-src 'self'" in policy and "frame-ancestors 'none'" in policy and "unsafe" not in policy
    assert "script-src 'self';" in policy
    assert answer.one("X-Content-Type-Options") == "nosniff"
    assert answer.one("Referrer-Policy") == "same-origin"
    assert answer.one("Strict-Transport-Security").startswith("max-age=")
    assert "camera=()" in answer.one("Permissions-Policy")
    assert len(answer.one("X-Request-Id")) == 32
    assert answer.one("Server") == "nginx"


def test_assets_are_kept_and_pages_are_not(front: Front) -> None:
    assert request(front, "/assets/main-ABC.js").one("Cache-Control") == "public, max-age=31536000, immutable"
    for path in ("/", "/admin/acme", "/favicon.svg"):
        assert request(front, path).one("Cache-Control") == "no-cache"
    assert request(front, "/assets/missing.js").one("Cache-Control") == "no-store"
    assert request(front, "/api/me").one("Cache-Control") == "no-store"


@pytest.mark.parametrize(("accepted", "encoding", "body"), [
    ("br, gzip", "br", b"brotli"), ("gzip", "gzip", b"gzip"), ("identity", None, b"export const answer = 42\n"),
])
def test_compressed_copies(front: Front, accepted: str, encoding: str | None, body: bytes) -> None:
    answer = request(front, "/assets/main-ABC.js", headers={"Accept-Encoding": accepted})
    assert answer.headers.get("content-encoding", [None]) == [encoding]
    assert answer.body == body
    assert answer.one("Vary") == "Accept-Encoding"
    assert answer.one("Content-Type") == "application/javascript; charset=utf-8"


def test_deep_link_gets_the_page(front: Front) -> None:
    answer = request(front, "/admin/acme/domains/new")
    assert answer.body.startswith(b"<!doctype html>")
    assert answer.one("Content-Type") == "text/html; charset=utf-8"
