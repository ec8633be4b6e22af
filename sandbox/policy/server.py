"""HTTPS with a certificate for each host that is asked for, and whatever is wrong with it."""

import json
import ssl
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from sandbox.demo import certificates

PATH = "/.well-known/mta-sts.txt"
POLICY = "version: STSv1\r\nmode: enforce\r\nmx: {host}\r\nmax_age: 604800\r\n"


class Contexts:
    """One TLS context for each name of a certificate, made when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.made: dict[str, ssl.SSLContext] = {}
        self.lock = threading.Lock()

    def of(self, name: str) -> ssl.SSLContext:
        with self.lock:
            if name not in self.made:
                certificates.make_leaf(self.folder, name)
                context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
                context.load_cert_chain(self.folder / f"{name}.pem", self.folder / f"{name}.key")
                self.made[name] = context
            return self.made[name]


def serve(port: int, tls: Path, faults: Path, mail_host: str) -> None:
    contexts = Contexts(tls)

    def fault(host: str) -> dict[str, Any]:
        file = faults / f"{host}.json"
        found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
        return found

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:  # noqa: N802
            """Called by http.server by this name."""
            told = fault(self.headers.get("Host", "").split(":")[0])
            status = told.get("status", 200 if self.path == PATH else 404)
            body = told.get("body", POLICY.format(host=mail_host)) + "x" * told.get("padding", 0)
            self.send_response(status)
            self.send_header("Content-Type", told.get("contentType", "text/plain"))
            if "location" in told:
                self.send_header("Location", told["location"])
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_: Any) -> None:
            """Says nothing."""

    def named(socket: ssl.SSLObject, name: str | None, _context: ssl.SSLContext) -> None:
        socket.context = contexts.of(fault(name or "").get("certificate", name or "localhost"))

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tls / "localhost.pem", tls / "localhost.key")
    context.sni_callback = named
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    server.serve_forever()
