import asyncio
from urllib.parse import parse_qs

PAUSE = 0.02


async def app(scope, receive, send):
    if scope["type"] != "http":
        raise NotImplementedError(scope["type"])
    # One line and one event: make it a countdown that is sent line by line.
    await send({
        "type": "http.response.start",
        "status": 200,
        "headers": [(b"content-type", b"text/plain; charset=utf-8")],
    })
    await send({"type": "http.response.body", "body": b"lift-off\n"})


async def show(path, query=b""):
    """Calls the app as a server would, and prints every event when it comes."""
    inbox = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive():
        if inbox:
            return inbox.pop()
        await asyncio.sleep(3600)  # nothing more comes from this client

    async def send(event):
        print(event)

    scope = {"type": "http", "method": "GET", "path": path, "query_string": query, "headers": []}
    await app(scope, receive, send)


if __name__ == "__main__":
    asyncio.run(show("/countdown", b"from=3"))
