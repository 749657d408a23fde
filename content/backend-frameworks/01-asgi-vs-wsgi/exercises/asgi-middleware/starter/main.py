import asyncio


class DefaultHeaders:
    def __init__(self, app, headers):
        self.app = app
        self.headers = headers

    async def __call__(self, scope, receive, send):
        # So far it only passes everything on.
        await self.app(scope, receive, send)


async def site(scope, receive, send):
    """The application that is wrapped. There is nothing to change here."""
    if scope["type"] != "http":
        raise NotImplementedError(scope["type"])
    headers = [(b"content-type", b"text/plain; charset=utf-8")]
    status, body = (404, b"Nothing here\n") if scope["path"] == "/missing" else (200, b"Hello\n")
    if scope["path"] == "/embed":
        headers.append((b"referrer-policy", b"no-referrer"))
    headers.append((b"content-length", str(len(body)).encode()))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


app = DefaultHeaders(site, {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
})


async def show(path):
    """Calls the app as a server would, and prints every event."""
    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(event):
        print(event)

    await app({"type": "http", "method": "GET", "path": path, "query_string": b"", "headers": []}, receive, send)


if __name__ == "__main__":
    for path in ["/", "/missing", "/embed"]:
        asyncio.run(show(path))
