"""A web framework in one file."""

import inspect
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
            self.routes.append((method, path, handler))
            return handler

        return register

    def find(self, method, path):
        """Gives the handler and what it is called with, such as `{"id": 2}`. The first route that fits wins."""
        for known_method, pattern, handler in self.routes:
            if known_method == method and pattern == path:
                return handler, {}
        raise HTTPError(404, "There is nothing here")

    async def answer(self, method, path):
        """Gives status, headers and a value for JSON, whatever happens."""
        try:
            handler, values = self.find(method, path)
            value = handler(**values)
            if inspect.isawaitable(value):
                value = await value
            return 200, {}, value
        except HTTPError as error:
            return error.status, error.headers, {"error": error.message}

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
