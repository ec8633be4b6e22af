"""A request straight to a pool's socket, as nginx would send it (FastCGI specification 1.0)."""

import socket
import struct
from pathlib import Path

from browser import Answer

BEGIN, PARAMS, STDIN, STDOUT = 1, 4, 5, 6


def record(kind: int, content: bytes) -> bytes:
    return struct.pack(">BBHHBB", 1, kind, 1, len(content), 0, 0) + content


def pair(name: str, value: str) -> bytes:
    key, content = name.encode(), value.encode()
    lengths = (struct.pack(">I", len(part) | 0x80000000) for part in (key, content))
    return b"".join(lengths) + key + content


def call(at: Path, method: str, target: str, headers: dict[str, str], body: bytes = b"") -> Answer:
    path, _, query = target.partition("?")
    params = {
        "REQUEST_METHOD": method, "REQUEST_URI": target, "DOCUMENT_URI": path, "QUERY_STRING": query,
        "CONTENT_LENGTH": str(len(body)) if body else "", "CONTENT_TYPE": headers.pop("Content-Type", ""),
        "REMOTE_ADDR": "127.0.0.1", "SERVER_PROTOCOL": "HTTP/1.1", "HTTPS": "on", "REQUEST_ID": "0" * 32,
    } | {"HTTP_" + name.upper().replace("-", "_"): value for name, value in headers.items()}
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(40)
        connection.connect(str(at))
        head = record(BEGIN, struct.pack(">HB5x", 1, 0))
        names = record(PARAMS, b"".join(pair(name, value) for name, value in params.items())) + record(PARAMS, b"")
        stream = (record(STDIN, body) if body else b"") + record(STDIN, b"")
        connection.sendall(head + names + stream)
        return answer(received(connection))


def received(connection: socket.socket) -> bytes:
    data = b""
    while part := connection.recv(65536):
        data += part
    output = b""
    while len(data) >= 8:
        _, kind, _, length, padding, _ = struct.unpack(">BBHHBB", data[:8])
        if kind == STDOUT:
            output += data[8 : 8 + length]
        data = data[8 + length + padding :]
    return output


def answer(output: bytes) -> Answer:
    head, _, body = output.partition(b"\r\n\r\n")
    fields = [line.split(": ", 1) for line in head.decode().split("\r\n")]
    headers = [(name, value) for name, value in fields]
    status = next((value for name, value in headers if name.lower() == "status"), "200")
    return Answer(int(status.split()[0]), headers, body)
