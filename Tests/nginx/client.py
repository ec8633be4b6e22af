"""Requests to nginx, sent as they are: no normalising of paths, no redirects followed."""

import http.client
import json
import socket
import ssl
from dataclasses import dataclass
from typing import Any

from conftest import Front


@dataclass
class Answer:
    status: int
    headers: dict[str, list[str]]
    body: bytes

    def one(self, name: str) -> str:
        """The value of a header that must be there exactly once."""
        values = self.headers.get(name.lower(), [])
        assert len(values) == 1, f"{name}: {values}"
        return values[0]

    def json(self) -> Any:
        return json.loads(self.body)


def exchange(front: Front, raw: bytes, version: ssl.TLSVersion | None = None) -> Answer:
    context = ssl.create_default_context(cafile=str(front.ca))
    if version:
        context.minimum_version = context.maximum_version = version
    with socket.create_connection(("127.0.0.1", front.port), timeout=10) as plain:
        with context.wrap_socket(plain, server_hostname="localhost") as stream:
            stream.sendall(raw)
            got = b""
            while part := stream.recv(65536):
                got += part
    return parsed(got)


def parsed(got: bytes) -> Answer:
    head, _, body = got.partition(b"\r\n\r\n")
    first, *lines = head.decode().split("\r\n")
    headers: dict[str, list[str]] = {}
    for line in lines:
        name, _, value = line.partition(":")
        headers.setdefault(name.lower(), []).append(value.strip())
    return Answer(int(first.split()[1]), headers, body)


def request(
    front: Front, path: str, method: str = "GET", headers: dict[str, str] | None = None, body: bytes | None = None
) -> Answer:
    """One request on a connection of its own."""
    context = ssl.create_default_context(cafile=str(front.ca))
    connection = http.client.HTTPSConnection("localhost", front.port, context=context, timeout=10)
    fields = {"Accept-Encoding": "identity"} | (headers or {})
    try:
        connection.request(method, path, body=body, headers=fields)
        response = connection.getresponse()
        got: dict[str, list[str]] = {}
        for name, value in response.getheaders():
            got.setdefault(name.lower(), []).append(value)
        return Answer(response.status, got, response.read())
    finally:
        connection.close()
