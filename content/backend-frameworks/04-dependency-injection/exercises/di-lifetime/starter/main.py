import asyncio
from contextlib import asynccontextmanager

from fastapi import Depends, FastAPI, WebSocket

from feed import Feed


class Shared:
    """Things that are open for as long as somebody uses them, and opened once for all who do."""

    def __init__(self, make):
        self.make = make  # makes an async context manager of a key, such as Feed("EUR")

    @asynccontextmanager
    async def use(self, key):
        # Everybody opens one of their own: that is too much.
        async with self.make(key) as thing:
            yield thing

    def users(self):
        """How many use what: {"EUR": 2}. What is not open is not in it."""
        return {}


feeds = Shared(Feed)  # one for the whole application
app = FastAPI()


def get_feeds():
    return feeds


async def get_feed(symbol: str):
    # Give the feed from here, for as long as the request or the WebSocket lasts.
    return Feed(symbol)


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
