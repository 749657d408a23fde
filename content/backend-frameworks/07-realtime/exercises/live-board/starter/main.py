from fastapi import FastAPI, WebSocket, WebSocketDisconnect

app = FastAPI()


class Board:
    """Who is connected, place by place."""

    def __init__(self):
        self.places = {}

    async def broadcast(self, place, message):
        """Sends a message to everybody at this place."""
        # nothing yet


board = Board()


@app.websocket("/live/{place}")
async def live(socket: WebSocket, place: str):
    # So far everybody hears only themselves.
    await socket.accept()
    while True:
        sighting = await socket.receive_json()
        await socket.send_json({"type": "sighting", **sighting})
