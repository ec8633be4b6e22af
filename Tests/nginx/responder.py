"""A FastCGI responder for the tests of nginx: it answers with the parameters that it got, or as the path asks.

`/api/status/NNN` answers with that status, `/api/headers` with headers of its own, `/api/silent` closes without an answer.
"""

import json
import socket
import socketserver
import struct
import threading
from pathlib import Path

END, PARAMS, STDIN, STDOUT = 3, 4, 5, 6


def read_exactly(stream: socket.socket, count: int) -> bytes:
    got = b""
    while len(got) < count:
        part = stream.recv(count - len(got))
        if not part:
            raise EOFError
        got += part
    return got


def read_record(stream: socket.socket) -> tuple[int, int, bytes]:
    _, kind, request, length, padding = struct.unpack("!BBHHBx", read_exactly(stream, 8))
    content = read_exactly(stream, length)
    read_exactly(stream, padding)
    return kind, request, content


def record(kind: int, request: int, content: bytes) -> bytes:
    return struct.pack("!BBHHBx", 1, kind, request, len(content), 0) + content


def pairs(content: bytes) -> dict[str, str]:
    found, at = {}, 0

    def length() -> int:
        nonlocal at
        if content[at] < 128:
            at += 1
            return content[at - 1]
        at += 4
        return struct.unpack("!I", content[at - 4 : at])[0] & 0x7FFFFFFF

    while at < len(content):
        name, value = length(), length()
        found[content[at : at + name].decode()] = content[at + name : at + name + value].decode()
        at += name + value
    return found


def answer(parameters: dict[str, str], body: bytes) -> bytes:
    path = parameters["REQUEST_URI"].partition("?")[0]
    status = path.removeprefix("/api/status/") if path.startswith("/api/status/") else "200"
    own = "X-Request-Id: chosen-by-the-pool\r\n" if path == "/api/headers" else ""
    text = json.dumps({"parameters": parameters, "body": len(body)})
    return f"Status: {status}\r\nContent-Type: application/json\r\nCache-Control: no-store\r\n{own}\r\n{text}".encode()


class Handler(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        parameters, body = b"", b""
        while True:
            kind, request, content = read_record(self.request)
            if kind == PARAMS:
                parameters += content
            elif kind == STDIN and content:
                body += content
            elif kind == STDIN:
                break
        got = pairs(parameters)
        if got["REQUEST_URI"].startswith("/api/silent"):
            return
        out = record(STDOUT, request, answer(got, body)) + record(STDOUT, request, b"")
        self.request.sendall(out + record(END, request, struct.pack("!IB3x", 0, 0)))


class Responder(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True


def serve(path: Path) -> Responder:
    server = Responder(str(path), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server
