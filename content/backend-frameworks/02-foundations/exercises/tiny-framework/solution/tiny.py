"""A web framework in one file."""

import inspect
import json
import traceback


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
        allowed = []
        for known_method, pattern, handler in self.routes:
            values = match(pattern, path)
            if values is None:
                continue
            if known_method == method:
                return handler, values
            if known_method not in allowed:
                allowed.append(known_method)
        if allowed:
            raise HTTPError(405, "This method is not allowed here", {"allow": ", ".join(allowed)})
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
        except Exception:
            traceback.print_exc()  # for us, in the log; the client learns nothing
            return 500, {}, {"error": "Internal Server Error"}

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


def match(pattern, path):
    """Gives what stands in the path for the parts in braces, or None where the path does not fit."""
    wanted, given = pattern.split("/"), path.split("/")
    if len(wanted) != len(given):
        return None
    values = {}
    for part, text in zip(wanted, given):
        if not part.startswith("{"):
            if part != text:
                return None
            continue
        name, _, kind = part[1:-1].partition(":")
        if kind == "int":
            if not (text.isascii() and text.isdigit()):
                return None
            values[name] = int(text)
        elif text:
            values[name] = text
        else:
            return None
    return values
