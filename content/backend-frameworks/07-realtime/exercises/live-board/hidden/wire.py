"""WebSocket clients without a network: they speak to the app as a server would."""

import asyncio
import json

from main import app


class Client:
    def __init__(self, path, query="", reads=True):
        """`reads=False`: a client that has stopped reading, so that whoever sends to it waits for ever."""
        self.scope = {
            "type": "websocket",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "scheme": "ws",
            "path": path,
            "raw_path": path.encode(),
            "root_path": "",
            "query_string": query.encode(),
            "headers": [],
            "client": ("127.0.0.1", 50000),
            "server": ("127.0.0.1", 8000),
            "subprotocols": [],
            "state": {},
            "extensions": {},
        }
        self.reads = reads
        self.broken = False
        self.inbox = asyncio.Queue()
        self.heard = []
        self.closed = None
        self.accepted = asyncio.Event()
        self.inbox.put_nowait({"type": "websocket.connect"})
        self.task = asyncio.ensure_future(app(self.scope, self.inbox.get, self._send))

    async def _send(self, event):
        if event["type"] == "websocket.accept":
            self.accepted.set()
        elif event["type"] == "websocket.close":
            self.closed = event.get("code", 1000)
        elif self.broken:
            raise RuntimeError("the connection is broken")
        elif not self.reads:
            await asyncio.Event().wait()
        else:
            self.heard.append(json.loads(event["text"]))

    def say(self, message):
        text = message if isinstance(message, str) else json.dumps(message)
        self.inbox.put_nowait({"type": "websocket.receive", "text": text})

    def go(self, code=1001):
        self.inbox.put_nowait({"type": "websocket.disconnect", "code": code})

    def sightings(self):
        return [message for message in self.heard if message.get("type") == "sighting"]


async def connect(name, place="pond", **options):
    client = Client(f"/live/{place}", f"name={name}", **options)
    await asyncio.wait_for(client.accepted.wait(), 2)
    await settle()
    return client


async def settle(seconds=0.05):
    """Gives all tasks the time to go on until they wait for something."""
    await asyncio.sleep(seconds)


def play(scene):
    async def whole():
        try:
            await asyncio.wait_for(scene(), 8)
        finally:
            others = asyncio.all_tasks() - {asyncio.current_task()}
            for task in others:
                task.cancel()
            await asyncio.gather(*others, return_exceptions=True)

    asyncio.run(whole())
