"""The frame of every page that people see: no script, no inline style (Content-Security-Policy default-src 'self')."""

from collections.abc import Iterable
from html import escape

STYLE, ICON = "/static/sandbox.css", "/static/sandbox.svg"


def page(title: str, paragraphs: Iterable[str] = ()) -> str:
    """A page of plain text."""
    return frame(title, "".join(f"<p>{escape(text)}</p>" for text in paragraphs))


def frame(title: str, content: str) -> str:
    """`content` is HTML that the caller has escaped."""
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{escape(title)} · Sandbox sign-in</title>
<link rel="icon" href="{ICON}" type="image/svg+xml">
<link rel="stylesheet" href="{STYLE}">
</head>
<body>
<header class="banner">
<p><strong>Sandbox sign-in</strong> A stand-in for Authentik, for demos and tests only.</p>
</header>
<main>
<h1>{escape(title)}</h1>
{content}
</main>
</body>
</html>
"""
