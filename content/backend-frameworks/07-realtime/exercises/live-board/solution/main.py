import asyncio
import json

from fastapi import FastAPI, WebSocket, WebSocketDisconnect

app = FastAPI()

MAX_WAITING = 20  # messages for one client that have not been sent yet


class Member:
    """One client: its socket, and what is still to be sent to it."""

    def __init__(self, name, socket):
        self.name = name
        self.socket = socket
        self.waiting = asyncio.Queue(MAX_WAITING)
        self.too_slow = asyncio.Event()

    def tell(self, message):
        try:
            self.waiting.put_nowait(message)
        except asyncio.QueueFull:
            self.too_slow.set()

    async def write(self):
        while True:
            await self.socket.send_json(await self.waiting.get())


class Board:
    """Who is connected, place by place."""

    def __init__(self):
        self.places = {}

    def join(self, place, member):
        self.broadcast(place, {"type": "joined", "name": member.name})
        self.places.setdefault(place, []).append(member)

    def leave(self, place, member):
        members = self.places[place]
        members.remove(member)
        if not members:
            del self.places[place]
        self.broadcast(place, {"type": "left", "name": member.name})

    def broadcast(self, place, message):
        """Gives a message to everybody at this place. It waits for nobody."""
        for member in self.places.get(place, []):
            member.tell(message)


board = Board()


def parse(text):
    """The sighting that a client has sent, or None."""
    try:
        sighting = json.loads(text)
        species, count = sighting["species"], sighting["count"]
    except (ValueError, TypeError, KeyError):
        return None
    if not isinstance(species, str) or not species or type(count) is not int or count < 1:
        return None
    return {"species": species, "count": count}


async def listen(place, member):
    try:
        while True:
            sighting = parse(await member.socket.receive_text())
            if sighting is None:
                member.tell({"type": "error", "message": "species: text, count: 1 or more"})
            else:
                board.broadcast(place, {"type": "sighting", "by": member.name, **sighting})
    except WebSocketDisconnect:
        pass


@app.websocket("/live/{place}")
async def live(socket: WebSocket, place: str, name: str = ""):
    await socket.accept()
    if not name:
        await socket.close(code=1008)
        return
    member = Member(name, socket)
    board.join(place, member)
    tasks = [
        asyncio.create_task(listen(place, member)),
        asyncio.create_task(member.write()),
        asyncio.create_task(member.too_slow.wait()),
    ]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        board.leave(place, member)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    if member.too_slow.is_set():
        await socket.close(code=1013)
