"""What the server sends: policy, caching, compression, no markup for a missing asset."""

import re
import urllib.error
import urllib.request

import pytest


def fetch(url: str, encoding: str = "identity"):
    return urllib.request.urlopen(urllib.request.Request(url, headers={"Accept-Encoding": encoding}))


@pytest.fixture
def main_script(site: str) -> str:
    html = fetch(f"{site}/").read().decode()
    match = re.search(r'<script type="module" src="(/assets/main-[A-Z0-9]+\.js)">', html)
    assert match, html
    return match[1]


@pytest.mark.parametrize("path", ["/", "/index.html", "/admin/acme/domains", "/favicon.svg"])
def test_every_page_carries_the_policy_and_is_revalidated(site: str, path: str) -> None:
    headers = fetch(site + path).headers
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "immutable" not in (headers["Cache-Control"] or "")


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_assets_are_compressed_and_kept_for_ever(site: str, main_script: str, encoding: str) -> None:
    headers = fetch(site + main_script, encoding).headers
    assert headers["Content-Encoding"] == encoding
    assert "immutable" in headers["Cache-Control"]
    assert headers["Vary"] == "Accept-Encoding"


def test_a_missing_asset_is_not_answered_with_a_page(site: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as refused:
        fetch(f"{site}/assets/main-GONE.js")
    assert refused.value.code == 404


def test_the_session_call_starts_with_the_page(site: str) -> None:
    html = fetch(f"{site}/").read().decode()
    assert '<link rel="preload" href="/api/me" as="fetch" crossorigin>' in html
    assert "<style" not in html and "style=" not in html
