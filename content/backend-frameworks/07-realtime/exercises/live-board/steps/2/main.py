import json

from fastapi import FastAPI, WebSocket, WebSocketDisconnect

app = FastAPI()


class Board:
    """Who is connected, place by place."""

    def __init__(self):
        self.places = {}

    async def join(self, place, name, socket):
        await self.broadcast(place, {"type": "joined", "name": name})
        self.places.setdefault(place, {})[socket] = name

    async def leave(self, place, socket):
        members = self.places[place]
        name = members.pop(socket)
        if not members:
            del self.places[place]
        await self.broadcast(place, {"type": "left", "name": name})

    async def broadcast(self, place, message):
        """Sends a message to everybody at this place."""
        for socket in list(self.places.get(place, {})):
            try:
                await socket.send_json(message)
            except Exception:  # it is gone; its own task will notice and leave
                pass


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


@app.websocket("/live/{place}")
async def live(socket: WebSocket, place: str, name: str = ""):
    await socket.accept()
    if not name:
        await socket.close(code=1008)
        return
    await board.join(place, name, socket)
    try:
        while True:
            sighting = parse(await socket.receive_text())
            if sighting is None:
                await socket.send_json({"type": "error", "message": "species: text, count: 1 or more"})
            else:
                await board.broadcast(place, {"type": "sighting", "by": name, **sighting})
    except WebSocketDisconnect:
        pass
    finally:
        await board.leave(place, socket)
