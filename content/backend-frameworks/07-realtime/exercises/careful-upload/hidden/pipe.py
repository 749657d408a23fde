"""A client that sends the body of a request piece by piece, and tells how many pieces the app has taken."""

import asyncio
import json

from main import app


class Sent:
    status = None
    taken = 0
    body = b""

    def json(self):
        return json.loads(self.body)


def put(pieces, leave_after=None, path="/recordings"):
    """`leave_after`: the client goes when so many pieces have been taken."""
    sent = Sent()
    pieces = iter(pieces)

    async def receive():
        if leave_after is not None and sent.taken >= leave_after:
            return {"type": "http.disconnect"}
        piece = next(pieces, None)
        if piece is None:
            return {"type": "http.request", "body": b"", "more_body": False}
        sent.taken += 1
        return {"type": "http.request", "body": piece, "more_body": True}

    async def send(event):
        if event["type"] == "http.response.start":
            sent.status = event["status"]
        else:
            sent.body += event.get("body", b"")

    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "PUT",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": b"",
        "headers": [(b"content-type", b"application/octet-stream")],
        "client": ("127.0.0.1", 50000),
        "server": ("127.0.0.1", 8000),
        "state": {},
        "extensions": {},
    }
    asyncio.run(app(scope, receive, send))
    return sent
