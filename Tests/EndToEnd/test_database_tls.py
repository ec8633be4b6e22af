"""TLS to the database, against a server of its own: what is not the right server is refused, and nothing is sent in
clear once a certificate authority is named."""

import json
import os
import socket
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from stack import ROOT, Stack, eventually

PASSWORD = "tls-test-password"


def openssl(*arguments: str) -> None:
    subprocess.run(["openssl", *arguments], check=True, capture_output=True, timeout=30)


@dataclass
class Authority:
    folder: Path
    name: str

    @property
    def certificate(self) -> Path:
        return self.folder / f"{self.name}.pem"

    def make(self) -> "Authority":
        openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
                "-subj", f"/CN={self.name}", "-keyout", str(self.folder / f"{self.name}.key"),
                "-out", str(self.certificate))
        return self

    def sign(self, host: str) -> tuple[Path, Path]:
        """Key and certificate of a host."""
        key, request, signed = (self.folder / f"{host}.{end}" for end in ("key", "csr", "pem"))
        openssl("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", f"/CN={host}",
                "-addext", f"subjectAltName=DNS:{host}", "-keyout", str(key), "-out", str(request))
        openssl("x509", "-req", "-in", str(request), "-CA", str(self.certificate), "-CAkey",
                str(self.folder / f"{self.name}.key"), "-days", "2", "-copy_extensions", "copy", "-out", str(signed))
        return key, signed


@dataclass
class Server:
    folder: Path
    port: int
    trusted: Path
    foreign: Path

    def check(self, stack: Stack, host: str, authority: Path | None) -> Any:
        """What `workplace check` says about the database."""
        (self.folder / "hosts").write_text(f"127.0.0.1 {host}\n")
        own = {
            "DATABASE_HOST": host, "DATABASE_PORT": str(self.port), "DATABASE_NAME": "workplace",
            "DATABASE_USER": "workplace", "DATABASE_PASSWORD": PASSWORD, "LD_PRELOAD": "libnss_wrapper.so",
            "NSS_WRAPPER_HOSTS": str(self.folder / "hosts"),
        }
        if authority:
            own["DATABASE_CA_FILE"] = str(authority)
        others = {name: value for name, value in stack.variables.items() if not name.startswith("DATABASE_")}
        command = [str(ROOT / ".build/release/workplace"), "check", "--json"]
        done = subprocess.run(command, env={"PATH": os.environ["PATH"]} | others | own, capture_output=True, text=True,
                              timeout=60)
        return next(line for line in json.loads(done.stdout) if line["name"] == "database")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@pytest.fixture(scope="module", params=["tls", "plain"])
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with a certificate for db.tls.test, and one without TLS."""
    folder = tmp_path_factory.mktemp(request.param)
    trusted, foreign = Authority(folder, "trusted").make(), Authority(folder, "foreign").make()
    key, certificate = trusted.sign("db.tls.test")
    port, at = free_port(), folder / "socket"
    options = ["--skip-networking=0", f"--port={port}", "--bind-address=127.0.0.1"]
    if request.param == "tls":
        options += [f"--ssl-ca={trusted.certificate}", f"--ssl-cert={certificate}", f"--ssl-key={key}"]
    else:
        options += ["--skip-ssl"]
    with open(folder / "log", "wb") as log:
        process = subprocess.Popen([str(ROOT / "bin/lib/mariadb"), "serve", str(folder / "data"), str(at), *options],
                                   stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    try:
        setup = (f"CREATE DATABASE workplace; CREATE USER workplace@'127.0.0.1' IDENTIFIED BY '{PASSWORD}'; "
                 "GRANT ALL ON workplace.* TO workplace@'127.0.0.1'")
        client = ["mariadb", "--no-defaults", f"--socket={at}", "-e"]
        eventually(lambda: subprocess.run([*client, "SELECT 1"], capture_output=True).returncode == 0, 60)
        subprocess.run([*client, setup], check=True, capture_output=True, timeout=30)
        yield Server(folder, port, trusted.certificate, foreign.certificate)
    finally:
        process.terminate()
        process.wait(30)


def is_encrypted(server: Server) -> bool:
    return server.folder.name.startswith("tls")


def test_the_right_server_is_accepted(stack: Stack, server: Server) -> None:
    found = server.check(stack, "db.tls.test", server.trusted)
    if is_encrypted(server):
        # Reached: an empty database only lacks its tables.
        assert "run workplace migrate" in found["detail"], found
    else:
        assert not found["ok"] and "migrate" not in found["detail"], "never in clear when an authority is named"
        assert PASSWORD not in str(found)


def test_other_servers_are_refused(stack: Stack, server: Server) -> None:
    for host, authority in (("db.tls.test", server.foreign), ("other.tls.test", server.trusted)):
        found = server.check(stack, host, authority)
        assert not found["ok"] and "migrate" not in found["detail"], (host, found)


def test_without_an_authority_tls_is_not_asked_for(stack: Stack, server: Server) -> None:
    assert "run workplace migrate" in server.check(stack, "db.tls.test", None)["detail"]
