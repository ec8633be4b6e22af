"""Writes nginx's configuration from the templates of nginx/."""

import os
import re
import socket
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "nginx"
WORD = re.compile(r"@([A-Z_]+)@")


@dataclass
class Site:
    """What the templates ask for. Paths are absolute."""

    state: Path
    port: int
    certificate: Path
    certificate_key: Path
    fastcgi: list[str]
    dist: Path = ROOT / "portal/dist"
    # Further server blocks: the origins of stand-ins that a browser visits.
    origins: dict[str, str] = field(default_factory=dict)
    api_rate: str = "100r/s"
    api_burst: int = 300
    auth_rate: str = "10r/s"
    auth_burst: int = 60
    # Short, because a browser keeps it for every port of localhost.
    hsts_seconds: int = 300
    payment_hosts: str = ""

    def words(self) -> dict[str, str]:
        return {
            "STATE": str(self.state),
            "MODULES": "/usr/lib/nginx/modules",
            # Workers that give up root could read neither a checkout in its home nor the state folder.
            "USER": "user root;" if os.geteuid() == 0 else "",
            "WORKERS": "1",
            "SITES": str(self.state / "nginx/sites"),
            "SNIPPETS": str(self.state / "nginx/snippets"),
            "PROBLEMS": str(TEMPLATES / "problems"),
            "DIST": str(self.dist),
            "LISTEN": f"127.0.0.1:{self.port}",
            "LISTEN_MORE": f"listen [::1]:{self.port} ssl http2;" if has_ipv6() else "",
            "SERVER_NAME": "localhost",
            "BASE_URL": f"https://localhost:{self.port}",
            "CERTIFICATE": str(self.certificate),
            "CERTIFICATE_KEY": str(self.certificate_key),
            "FASTCGI_SERVERS": " ".join(f"server unix:{path} max_fails=0;" for path in self.fastcgi),
            "API_RATE": self.api_rate,
            "API_BURST": str(self.api_burst),
            "AUTH_RATE": self.auth_rate,
            "AUTH_BURST": str(self.auth_burst),
            "HSTS_SECONDS": str(self.hsts_seconds),
            "PAYMENT_HOSTS": self.payment_hosts,
        }


def has_ipv6() -> bool:
    try:
        with socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as probe:
            probe.bind(("::1", 0))
        return True
    except OSError:
        return False


def filled(text: str, words: dict[str, str]) -> str:
    return WORD.sub(lambda found: words[found[1]], text)


def write(site: Site) -> list[str]:
    """Writes everything below the state folder; the answer is the command that serves it."""
    folder, words = site.state / "nginx", site.words()
    for name in ("sites", "snippets", "body"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (site.state / "run").mkdir(exist_ok=True)
    (site.state / "log").mkdir(exist_ok=True)
    for snippet in (TEMPLATES / "snippets").iterdir():
        (folder / "snippets" / snippet.name.removesuffix(".template")).write_text(filled(snippet.read_text(), words))
    for old in (folder / "sites").glob("*.conf"):
        old.unlink()
    (folder / "sites/portal.conf").write_text(filled((TEMPLATES / "portal.conf.template").read_text(), words))
    for name, text in site.origins.items():
        (folder / f"sites/{name}.conf").write_text(filled(text, words))
    (folder / "nginx.conf").write_text(filled((TEMPLATES / "nginx.conf.template").read_text(), words))
    # The first errors, before the configuration is read, go to the terminal, not to the system's log.
    return [program(), "-p", str(folder), "-e", "stderr", "-c", str(folder / "nginx.conf")]


def program() -> str:
    return "/usr/sbin/nginx" if os.access("/usr/sbin/nginx", os.X_OK) else "nginx"
