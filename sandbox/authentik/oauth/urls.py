"""Addresses of a provider: all follow the Host of the request (contract 4.2)."""

from urllib.parse import urlsplit

from ..installation import Document, Installation


def application_of(home: Installation, provider: Document) -> Document | None:
    return home.first("application", provider=provider["pk"])


def provider_of(home: Installation, slug: str) -> tuple[Document, Document] | None:
    """Application and provider of a slug; None when either is missing."""
    application = home.first("application", slug=slug)
    if application is None or application["provider"] is None:
        return None
    provider = home.get("provider", application["provider"])
    return (application, provider) if provider else None


def issuer(home: Installation, base: str, provider: Document) -> str:
    if provider["issuer_mode"] == "global":
        return f"{base}/"
    application = application_of(home, provider)
    return f"{base}/application/o/{application['slug'] if application else provider['name']}/"


def launch_url(home: Installation, application: Document) -> str | None:
    """The configured address, else scheme and host of the provider's first redirect URI."""
    if application["meta_launch_url"]:
        return application["meta_launch_url"]
    provider = home.get("provider", application["provider"]) if application["provider"] else None
    if not provider or not provider["redirect_uris"]:
        return None
    parts = urlsplit(provider["redirect_uris"][0]["url"])
    return f"{parts.scheme}://{parts.netloc}"
