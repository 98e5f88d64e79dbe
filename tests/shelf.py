"""A small encoder to put on the shelf, and a web server of our own that gives it away well or badly."""

from __future__ import annotations

import dataclasses
import hashlib
import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import torch

from core.encoders import bodies
from core.encoders.bodies import Body
from core.encoders.vgg import Vgg19

WIDTH = 2
"""Channels of the first layer; VGG-19 has 64."""


def weights_file(seed: int = 1) -> bytes:
    """A file as torchvision publishes it, of a narrow VGG-19 with random filters and a small head."""
    random = torch.Generator().manual_seed(seed)
    state = {}
    for name, tensor in Vgg19(WIDTH).state_dict().items():
        scale = (2 / tensor[0].numel()) ** 0.5 if tensor.dim() > 1 else 0.1
        state[name] = torch.randn(tensor.shape, generator=random) * scale
    state["classifier.0.weight"] = torch.zeros(256, 1000)  # a megabyte, most of the file, as with the real ones
    buffer = io.BytesIO()
    torch.save(state, buffer)
    return buffer.getvalue()


def small_body(data: bytes, host: str, name: str = "vgg19") -> Body:
    """The shelf's entry for such a file on a server."""
    url = f"{host}/{name}-{hashlib.sha256(data).hexdigest()[:8]}.pth"
    title = "VGG-19" if name == "vgg19" else name
    return dataclasses.replace(
        bodies.BODIES[0], name=name, title=title, url=url, mib=len(data) / 2**20, bits=72 * WIDTH
    )


class Server:
    """What the server gives and how.

    Attributes:
        files: Content by path.
        etag: Its name for this version; "" sends none.
        modified: The date it sends; "" sends none.
        breaks: After how many bytes of an answer the connection ends, for the next answers.
        statuses: What the next answers are instead of the file.
        ranges: Whether it knows ranges.
        asked: The Range header of each request, "" for none.
        gate: Each answer waits for it after its first 100 kB.
        waiting: Set when an answer waits.
    """

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.etag = '"v1"'
        self.modified = ""
        self.breaks: list[int] = []
        self.statuses: list[int] = []
        self.ranges = True
        self.asked: list[str] = []
        self.gate = threading.Event()
        self.gate.set()
        self.waiting = threading.Event()
        self.host = ""

    def offer(self, data: bytes, name: str = "vgg19") -> Body:
        body = small_body(data, self.host, name)
        self.files["/" + body.url.rpartition("/")[2]] = data
        return body


@contextmanager
def serving() -> Iterator[Server]:
    """A server on this machine, for as long as the block runs."""
    server = Server()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            answer(self, server)

        def log_message(self, *_: object) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.host = f"http://127.0.0.1:{http.server_address[1]}"
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.gate.set()
        http.shutdown()
        http.server_close()
        thread.join()


def answer(handler: BaseHTTPRequestHandler, server: Server) -> None:
    handler.close_connection = True
    wanted = handler.headers.get("Range", "")
    server.asked.append(wanted)
    data = server.files.get(handler.path)
    status = server.statuses.pop(0) if server.statuses else 200 if data is not None else 404
    if status != 200 or data is None:
        handler.send_error(status)
        return
    start = 0
    if wanted and server.ranges and handler.headers.get("If-Range") in (server.etag, server.modified):
        start = int(wanted.removeprefix("bytes=").removesuffix("-"))
        if start >= len(data):
            handler.send_error(416)
            return
        handler.send_response(206)
        handler.send_header("Content-Range", f"bytes {start}-{len(data) - 1}/{len(data)}")
    else:
        handler.send_response(200)
    handler.send_header("Content-Length", str(len(data) - start))
    if server.etag:
        handler.send_header("ETag", server.etag)
    if server.modified:
        handler.send_header("Last-Modified", server.modified)
    handler.end_headers()
    sent = data[start : start + server.breaks.pop(0)] if server.breaks else data[start:]
    handler.wfile.write(sent[:100_000])
    if not server.gate.is_set():
        server.waiting.set()
        server.gate.wait(20)
    try:
        handler.wfile.write(sent[100_000:])
    except OSError:
        return  # nobody listens any more: the test has cancelled
