"""Sends requests to a learner's web app, ASGI or WSGI, without a port."""

import asyncio
import importlib
import inspect
import io
import sys
import time
from urllib.parse import unquote_to_bytes

import lectern_queries
from lectern_errors import report
from lectern_threads import SyncLoop


class App:
    """A web app that answers one request after another, with one event loop for all its life."""

    def __init__(self, name):
        module_name, _, attribute = name.partition(":")
        module = importlib.import_module(module_name)
        target = module
        for part in (attribute or "app").split("."):
            if not hasattr(target, part):
                raise AttributeError(f"module {module_name!r} has no {attribute or 'app'!r}: is the app called differently?")
            target = getattr(target, part)
        if not callable(target):
            raise TypeError(f"{name} is {type(target).__name__}, which cannot be called: an app must be callable")
        self.app = target
        self.is_asgi = takes_three(target)
        self.loop = SyncLoop()
        asyncio.set_event_loop(self.loop)
        self.state = {}
        if self.is_asgi:
            self.loop.run_until_complete(self.start())

    async def start(self):
        """Lifespan start-up; an app that knows no lifespan may raise (asgi.readthedocs.io, lifespan)."""
        started = asyncio.Event()
        failure = []
        waits = asyncio.Event()
        asked = False

        async def receive():
            nonlocal asked
            if asked:
                await waits.wait()
            asked = True
            return {"type": "lifespan.startup"}

        async def send(message):
            if message["type"] == "lifespan.startup.failed":
                failure.append(message.get("message", ""))
            started.set()

        async def live():
            scope = {"type": "lifespan", "asgi": {"version": "3.0", "spec_version": "2.0"}, "state": self.state}
            try:
                await self.app(scope, receive, send)
            except Exception:
                # The app knows no lifespan, or said already that it failed.
                pass
            finally:
                started.set()

        self.lifespan = asyncio.ensure_future(live())
        await started.wait()
        if failure:
            raise RuntimeError(f"the app's start-up failed. {failure[0]}")

    def answer(self, request):
        answer = self.call_asgi if self.is_asgi else self.call_wsgi
        try:
            return answer(request)
        except BaseException as error:
            report(error)
            return 500, [("content-type", "text/plain; charset=utf-8")], b"Internal Server Error"

    def call_asgi(self, request):
        path, _, query = request["path"].partition("?")
        headers = header_list(request)
        scope = {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.3"},
            "http_version": "1.1",
            "method": request["method"].upper(),
            "scheme": "http",
            "path": unquote_to_bytes(path).decode("utf-8", "replace"),
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "root_path": "",
            "headers": [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers],
            "client": ("127.0.0.1", 50000),
            "server": ("localhost", 80),
            "state": dict(self.state),
        }
        return self.loop.run_until_complete(self.exchange(scope, request_body(request)))

    async def exchange(self, scope, body):
        received = False
        done = asyncio.Event()
        head = None
        parts = []

        async def receive():
            nonlocal received
            if not received:
                received = True
                return {"type": "http.request", "body": body, "more_body": False}
            await done.wait()
            return {"type": "http.disconnect"}

        async def send(message):
            nonlocal head
            if message["type"] == "http.response.start":
                if head:
                    raise RuntimeError("the app sent http.response.start twice")
                names = [(bytes(n).decode("latin-1").lower(), bytes(v).decode("latin-1")) for n, v in message.get("headers", [])]
                head = (message["status"], names)
            elif message["type"] == "http.response.body":
                if not head:
                    raise RuntimeError("the app sent http.response.body before http.response.start")
                parts.append(bytes(message.get("body", b"")))
                if not message.get("more_body", False):
                    done.set()
            else:
                raise RuntimeError(f"the app sent {message['type']!r} to an HTTP request")

        try:
            await self.app(scope, receive, send)
        except Exception as error:
            # Once the whole answer is out, an error of later work is one for the log.
            if not done.is_set():
                raise
            report(error)
        if not head:
            raise RuntimeError("the app ended without an answer: it sent no http.response.start")
        return head[0], head[1], b"".join(parts)

    def call_wsgi(self, request):
        path, _, query = request["path"].partition("?")
        body = request_body(request)
        environ = {
            "REQUEST_METHOD": request["method"].upper(),
            "SCRIPT_NAME": "",
            "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
            "QUERY_STRING": query,
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(body),
            "wsgi.errors": sys.stderr,
            "wsgi.multithread": False,
            "wsgi.multiprocess": False,
            "wsgi.run_once": False,
        }
        for name, value in header_list(request):
            key = name.upper().replace("-", "_")
            key = key if key in ("CONTENT_TYPE", "CONTENT_LENGTH") else f"HTTP_{key}"
            environ[key] = f"{environ[key]},{value}" if key in environ else value
        head = []
        written = []

        def start_response(status, headers, exc_info=None):
            if head and not exc_info:
                raise AssertionError("the app called start_response twice")
            head[:] = [int(status.split(" ")[0]), [(name.lower(), value) for name, value in headers]]
            return written.append

        result = self.app(environ, start_response)
        try:
            parts = list(result)
        finally:
            if hasattr(result, "close"):
                result.close()
        if not head:
            raise RuntimeError("the app ended without an answer: it did not call start_response")
        for part in parts:
            if not isinstance(part, bytes):
                raise TypeError(f"a WSGI app must give bytes, not {type(part).__name__}: use .encode()")
        return head[0], head[1], b"".join(written + parts)


def takes_three(app):
    """ASGI apps take (scope, receive, send), WSGI apps (environ, start_response)."""
    call = app if inspect.isroutine(app) else type(app).__call__
    if inspect.iscoroutinefunction(app) or inspect.iscoroutinefunction(call):
        return True
    try:
        return len(inspect.signature(app).parameters) == 3
    except (TypeError, ValueError):
        return False


def request_body(request):
    return (request.get("body") or "").encode()


def header_list(request):
    headers = [(name, value) for name, value in request.get("headers") or []]
    names = {name.lower() for name, _ in headers}
    if "host" not in names:
        headers.insert(0, ("host", "localhost"))
    if request.get("body") and "content-length" not in names:
        headers.append(("content-length", str(len(request_body(request)))))
    return headers


app = None


def find_app(name):
    """The app of this interpreter, started when it is first asked for."""
    global app
    if app is None:
        lectern_queries.install()
        app = App(name)
    return app


def run_request(job):
    try:
        app = find_app(job["app"])
    except BaseException as error:
        return {"type": "error", "error": report(error)}
    began = time.perf_counter()
    before = lectern_queries.count
    status, headers, body = app.answer(job["request"])
    kept = body[: job["limits"]["outputBytes"]]
    return {
        "type": "response",
        "status": status,
        "headers": headers,
        "body": kept.decode("utf-8", "replace"),
        "bodyBytes": len(body),
        "ms": round((time.perf_counter() - began) * 1000),
        "queries": lectern_queries.count - before,
    }
