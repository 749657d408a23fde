from fastapi import FastAPI, WebSocket

app = FastAPI()


class Board:
    """Who is connected, place by place."""

    def __init__(self):
        self.places = {}

    async def broadcast(self, place, message):
        """Sends a message to everybody at this place."""
        for socket in list(self.places.get(place, [])):
            await socket.send_json(message)


board = Board()


@app.websocket("/live/{place}")
async def live(socket: WebSocket, place: str, name: str = ""):
    await socket.accept()
    await board.broadcast(place, {"type": "joined", "name": name})
    board.places.setdefault(place, []).append(socket)
    while True:
        sighting = await socket.receive_json()
        message = {"type": "sighting", "by": name, "species": sighting["species"], "count": sighting["count"]}
        await board.broadcast(place, message)
