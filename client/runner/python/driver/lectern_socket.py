"""Plays a conversation over WebSockets with a learner's ASGI app (asgi.readthedocs.io, WebSocket)."""

import asyncio
import json

from lectern_app import find_app
from lectern_errors import report
from urllib.parse import unquote_to_bytes

# Nothing travels over a network: what has not come by then does not come.
PATIENCE_SECONDS = 2.0


class Client:
    """One client and the app's side of its connection."""

    def __init__(self, app, spec):
        self.to_app = asyncio.Queue()
        self.from_app = asyncio.Queue()
        self.closed = None
        self.task = asyncio.ensure_future(self.live(app, self.scope(app, spec)))

    @staticmethod
    def scope(app, spec):
        path, _, query = spec["path"].partition("?")
        headers = {"host": "localhost", **spec["headers"]}
        offered = headers.get("sec-websocket-protocol", "")
        return {
            "type": "websocket",
            "asgi": {"version": "3.0", "spec_version": "2.3"},
            "http_version": "1.1",
            "scheme": "ws",
            "path": unquote_to_bytes(path).decode("utf-8", "replace"),
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "root_path": "",
            "headers": [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()],
            "client": ("127.0.0.1", 50000),
            "server": ("localhost", 80),
            "subprotocols": [name.strip() for name in offered.split(",") if name.strip()],
            "state": dict(app.state),
        }

    async def live(self, app, scope):
        await self.to_app.put({"type": "websocket.connect"})
        try:
            await app.app(scope, self.to_app.get, self.from_app.put)
        except Exception as error:
            report(error)
            await self.from_app.put({"type": "websocket.close", "code": 1011})
        else:
            # An app that returns without closing leaves the connection to the server, which closes it.
            await self.from_app.put({"type": "websocket.close", "code": 1000})

    async def next(self):
        """The next message, or how the connection ended, or that nothing came."""
        if self.closed is not None:
            return {"kind": "closed", "code": self.closed}
        try:
            message = await asyncio.wait_for(self.from_app.get(), PATIENCE_SECONDS)
        except asyncio.TimeoutError:
            return {"kind": "silence"}
        if message["type"] == "websocket.accept":
            return {"kind": "done"}
        if message["type"] == "websocket.send":
            text = message.get("text")
            if text is None:
                text = bytes(message.get("bytes") or b"").decode("utf-8", "replace")
            return {"kind": "message", "text": text}
        if message["type"] == "websocket.close":
            self.closed = message.get("code") or 1000
            await self.to_app.put({"type": "websocket.disconnect", "code": self.closed})
        else:
            # The answer of an HTTP response in place of a connection: it was turned away.
            self.closed = 1006
        return {"kind": "closed", "code": self.closed}

    async def send(self, text):
        if self.closed is None and not self.from_app.empty() and self.task.done():
            # The app has ended the connection already.
            while self.closed is None and not self.from_app.empty():
                await self.next()
        if self.closed is not None:
            return {"kind": "closed", "code": self.closed}
        await self.to_app.put({"type": "websocket.receive", "text": text})
        return {"kind": "done"}

    async def leave(self):
        if self.closed is None:
            self.closed = 1000
            await self.to_app.put({"type": "websocket.disconnect", "code": 1000})
            # The app says its farewells to the others before the next step.
            await asyncio.wait([self.task], timeout=PATIENCE_SECONDS)
        return {"kind": "done"}


async def play(app, clients, transcript):
    connected = []
    steps = []
    here = {}
    for spec in clients:
        client = here[spec["name"]] = Client(app, spec)
        connected.append(await client.next())
    for step in transcript:
        client = here[step["client"]]
        do = step["do"]
        if do == "send":
            came = await client.send(step["text"])
        elif do == "send-json":
            came = await client.send(json.dumps(step["value"], ensure_ascii=False, separators=(",", ":")))
        elif do == "close":
            came = await client.leave()
        else:
            came = await client.next()
        steps.append(came)
        if came["kind"] == "silence":
            break
    for client in here.values():
        client.task.cancel()
    return {"connected": connected, "steps": steps}


def run_conversation(job):
    try:
        app = find_app(job["app"])
        if not app.is_asgi:
            raise TypeError("WebSockets need an ASGI app, and this one is a WSGI app.")
        heard = app.loop.run_until_complete(play(app, job["clients"], job["transcript"]))
    except BaseException as error:
        return {"type": "error", "error": report(error)}
    return {"type": "conversation", **heard}
