"""nginx with the portal's origin and those of the stand-ins that a browser visits."""

import signal
import ssl
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

from . import nginx, ports
from .processes import Service, Supervisor, tail
from .progress import step
from .state import State
from .variables import Variables

READY_SECONDS = 60


def origin(port: int, upstream: int) -> str:
    """One server block; the words of nginx's own templates in it are filled in later."""
    template = (Path(__file__).parent / "origin.conf.template").read_text()
    more = f"listen [::1]:{port} ssl http2;" if nginx.has_ipv6() else ""
    words = {"ORIGIN_PORT": str(port), "ORIGIN_LISTEN_MORE": more, "ORIGIN_UPSTREAM": str(upstream)}
    for name, value in words.items():
        template = template.replace(f"@{name}@", value)
    return template


def start(state: State, supervisor: Supervisor, port: int, variables: Variables, origins: dict[str, str]) -> None:
    site = nginx.Site(
        state=state.folder, port=port, certificate=state.folder / "tls/localhost.pem",
        certificate_key=state.folder / "tls/localhost.key", fastcgi=[variables["FASTCGI_SOCKET"]], origins=origins,
    )
    command = nginx.write(site)
    check = subprocess.run([*command, "-t"], capture_output=True, text=True)
    if check.returncode:
        raise SystemExit(check.stderr)
    is_ready = lambda: ports.is_open(port)  # noqa: E731
    supervisor.start(Service("nginx", command, state.log("nginx"), is_ready=is_ready, end_signal=signal.SIGQUIT))


def wait_until_ready(state: State, port: int) -> None:
    """The whole way from the browser's side: nginx, the pool, the database and its schema."""
    url = f"https://localhost:{port}/health/ready"
    deadline = time.monotonic() + READY_SECONDS
    with step(f"waiting for {url}"):
        while (answer := status(url, state.folder / "tls/ca.pem")) != 200:
            if time.monotonic() > deadline:
                raise SystemExit(f"{url} answers {answer}; the end of {state.log('serve')}:\n{tail(state.log('serve'))}")
            time.sleep(0.1)


def status(url: str, ca: Path) -> int:
    """The status of the answer, 0 when there is none."""
    tls = urllib.request.HTTPSHandler(context=ssl.create_default_context(cafile=str(ca)))
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), tls)
    try:
        with opener.open(url, timeout=5) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return 0
