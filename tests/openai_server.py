"""A real HTTP server on this machine that speaks the OpenAI protocol: it answers as the test tells it to, well or badly."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True, slots=True)
class Reply:
    """How one request is answered.

    Parameters
    ----------
    pieces:
        What the stream says, one event each.
    pause, first_pause:
        Seconds before every piece, and before the first.
    status, headers:
        Another status than 200 sends an error body instead of a stream.
    cut:
        Close the connection after the pieces without a word.
    garbled:
        Send half of a JSON object after the pieces.
    endless:
        Repeat the pieces until the client goes away.
    silent:
        Seconds to say nothing at all, not even the status, before anything else.
    raw:
        The whole body, sent as it is instead of a stream of the pieces.
    """

    pieces: Sequence[str] = ()
    pause: float = 0.0
    first_pause: float = 0.0
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    cut: bool = False
    garbled: bool = False
    endless: bool = False
    silent: float = 0.0
    raw: str = ""


@dataclass
class OpenAIServer:
    """What the server was asked, and what it shall say: `replies` in turn, the last one again and again."""

    port: int = 0
    replies: list[Reply] = field(default_factory=list)
    requests: list[dict] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    sent_at: list[float] = field(default_factory=list)
    gone: threading.Event = field(default_factory=threading.Event)
    closing: threading.Event = field(default_factory=threading.Event)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    def says(self, *pieces: str, **how) -> None:
        self.replies = [Reply(pieces, **how)]

    def next_reply(self) -> Reply:
        return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]

    def prompt(self, at: int = -1) -> str:
        return "\n".join(message["content"] for message in self.requests[at]["messages"])

    def sleep(self, seconds: float) -> None:
        self.closing.wait(seconds)


@contextmanager
def serving() -> Iterator[OpenAIServer]:
    state = OpenAIServer()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(state))
    server.daemon_threads = True
    state.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield state
    finally:
        state.closing.set()
        server.shutdown()
        server.server_close()


def _handler(state: OpenAIServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            """Keep the test's output clean."""

        def do_GET(self) -> None:
            state.keys.append(self.headers.get("Authorization", ""))
            self._json(200, {"object": "list", "data": [{"id": "mo-hinh-thu", "object": "model"}]})

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            state.requests.append(json.loads(body))
            state.keys.append(self.headers.get("Authorization", ""))
            reply = state.next_reply()
            state.sleep(reply.silent)
            try:
                if reply.status != 200:
                    error = {"error": {"message": f"hỏng, khóa {self.headers.get('Authorization')}", "type": "error"}}
                    self._json(reply.status, error, reply.headers)
                else:
                    self._stream(reply)
            except (BrokenPipeError, ConnectionResetError):
                state.gone.set()
                self.close_connection = True

        def _stream(self, reply: Reply) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Connection", "close")
            self.end_headers()
            self.close_connection = True
            state.sleep(reply.first_pause)
            if reply.raw:
                self._send(reply.raw)
                return
            while True:
                for piece in reply.pieces:
                    state.sleep(reply.pause)
                    state.sent_at.append(time.monotonic())
                    self._event(_chunk(piece))
                if not reply.endless or state.closing.is_set():
                    break
            if reply.garbled:
                self._send('data: {"id": "1", "choices": [{"delta": {"cont\n\n')
            elif not reply.cut:
                self._event(_chunk(None))
                self._send("data: [DONE]\n\n")

        def _event(self, payload: dict) -> None:
            self._send(f"data: {json.dumps(payload, ensure_ascii=False)}\n\n")

        def _send(self, text: str) -> None:
            self.wfile.write(text.encode())
            self.wfile.flush()

        def _json(self, status: int, payload: dict, headers: Sequence[tuple[str, str]] = ()) -> None:
            body = json.dumps(payload).encode()
            self.send_response(status)
            for name, value in (*headers, ("Content-Type", "application/json"), ("Content-Length", str(len(body)))):
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

    return Handler


def _chunk(piece: str | None) -> dict:
    choice = {
        "index": 0,
        "delta": {} if piece is None else {"role": "assistant", "content": piece},
        "finish_reason": "stop" if piece is None else None,
    }
    return {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "mo-hinh-thu", "choices": [choice]}


def wait_until(condition: Callable[[], bool], seconds: float = 5.0) -> bool:
    """Tell whether `condition` came true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.01)
    return condition()
