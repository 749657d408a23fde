"""A web framework in one file. What is missing is marked with TODO."""

import json


class HTTPError(Exception):
    """Raised by a handler that wants another answer than 200."""

    def __init__(self, status, message, headers=None):
        super().__init__(message)
        self.status = status
        self.message = message
        self.headers = headers or {}


class Tiny:
    def __init__(self):
        self.routes = []

    def route(self, method, path):
        """Registers a handler: `@app.route("GET", "/books/{id:int}")`."""

        def register(handler):
            # TODO, step 1: remember method, path and handler.
            return handler

        return register

    def find(self, method, path):
        """Gives the handler and what it is called with, such as `{"id": 2}`. The first route that fits wins."""
        # TODO, step 1: paths that are equal. Step 2: parts in braces. Step 3: 405.
        raise HTTPError(404, "There is nothing here")

    async def answer(self, method, path):
        """Gives status, headers and a value for JSON, whatever happens."""
        # TODO, step 1: call the handler (some are `async`), and answer an HTTPError with its status.
        # Step 3: any other exception is a 500 that gives nothing away.
        return 404, {}, {"error": "There is nothing here"}

    # From here on nothing is missing: this is how an ASGI server talks to us.
    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            raise NotImplementedError(scope["type"])
        status, headers, value = await self.answer(scope["method"], scope["path"])
        body = json.dumps(value, ensure_ascii=False).encode()
        headers = {"content-type": "application/json", "content-length": str(len(body)), **headers}
        await send({
            "type": "http.response.start",
            "status": status,
            "headers": [(name.lower().encode(), text.encode()) for name, text in headers.items()],
        })
        await send({"type": "http.response.body", "body": body})
