import asyncio
from contextlib import asynccontextmanager

from fastapi import Depends, FastAPI, WebSocket

from feed import Feed


class Shared:
    """Things that are open for as long as somebody uses them, and opened once for all who do."""

    def __init__(self, make):
        self.make = make  # makes an async context manager of a key, such as Feed("EUR")
        self.entries = {}
        self.lock = asyncio.Lock()

    @asynccontextmanager
    async def use(self, key):
        async with self.lock:
            if key not in self.entries:
                manager = self.make(key)
                self.entries[key] = Entry(manager, await manager.__aenter__())
            entry = self.entries[key]
            entry.users += 1
        try:
            yield entry.thing
        finally:
            async with self.lock:
                entry.users -= 1
                if entry.users == 0:
                    del self.entries[key]
                    await entry.manager.__aexit__(None, None, None)

    def users(self):
        """How many use what: {"EUR": 2}. What is not open is not in it."""
        return {key: entry.users for key, entry in self.entries.items()}


class Entry:
    def __init__(self, manager, thing):
        self.manager = manager
        self.thing = thing
        self.users = 0


feeds = Shared(Feed)  # one for the whole application
app = FastAPI()


def get_feeds():
    return feeds


async def get_feed(symbol: str, feeds=Depends(get_feeds)):
    async with feeds.use(symbol) as feed:
        yield feed


@app.get("/prices/{symbol}")
async def price(symbol: str, feed=Depends(get_feed)):
    return {"symbol": symbol, "price": await feed.latest()}


@app.get("/users")
async def users(feeds=Depends(get_feeds)):
    return feeds.users()


@app.websocket("/listen/{symbol}")
async def listen(websocket: WebSocket, feed=Depends(get_feed), feeds=Depends(get_feeds)):
    await websocket.accept()
    async for _ in websocket.iter_text():
        await websocket.send_json({"price": await feed.latest(), "users": feeds.users()})
