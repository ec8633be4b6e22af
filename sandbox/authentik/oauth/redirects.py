"""Registered redirect URIs: strict is the exact text, regex a full match; each is for signing in or for signing out."""

import re

from ..installation import Document


def is_registered(provider: Document, uri: str, purpose: str) -> bool:
    """`purpose` is authorization or logout."""
    return any(_matches(entry, uri) for entry in provider["redirect_uris"] if entry["redirect_uri_type"] == purpose)


def _matches(entry: Document, uri: str) -> bool:
    if entry["matching_mode"] == "strict":
        return entry["url"] == uri
    try:
        return re.fullmatch(entry["url"], uri) is not None
    except re.error:
        return False
