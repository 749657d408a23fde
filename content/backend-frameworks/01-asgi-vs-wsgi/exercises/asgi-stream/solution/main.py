import asyncio
from urllib.parse import parse_qs

PAUSE = 0.02


async def app(scope, receive, send):
    if scope["type"] != "http":
        raise NotImplementedError(scope["type"])
    if scope["path"] != "/countdown":
        return await answer(send, 404, b"There is nothing here.\n")
    start = first_number(scope["query_string"])
    if start is None:
        return await answer(send, 400, b"`from` has to be a whole number from 1 to 100.\n")

    gone = asyncio.create_task(disconnected(receive))
    try:
        await begin(send, 200)
        for number in range(start, 0, -1):
            await send({"type": "http.response.body", "body": f"{number}\n".encode(), "more_body": True})
            await asyncio.sleep(PAUSE)
            if gone.done():
                return
        await send({"type": "http.response.body", "body": b"lift-off\n"})
    finally:
        gone.cancel()


async def disconnected(receive):
    """Ends when the client has gone; the request itself is read on the way."""
    while (await receive())["type"] != "http.disconnect":
        pass


def first_number(query_string):
    text = parse_qs(query_string.decode()).get("from", ["10"])[0]
    if not (text.isascii() and text.isdigit()):
        return None
    return int(text) if 1 <= int(text) <= 100 else None


async def begin(send, status):
    await send({
        "type": "http.response.start",
        "status": status,
        "headers": [(b"content-type", b"text/plain; charset=utf-8")],
    })


async def answer(send, status, body):
    await begin(send, status)
    await send({"type": "http.response.body", "body": body})


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
