import asyncio
import unittest

from main import DefaultHeaders

HEADERS = {"X-Frame-Options": "DENY"}


async def run(app, scope):
    sent = []

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(event):
        sent.append(event)

    await app(scope, receive, send)
    return sent, send


class Middleware(unittest.TestCase):
    def test_a_stream_stays_a_stream(self):
        seen = []

        async def stream(scope, receive, send):
            await send({"type": "http.response.start", "status": 200, "headers": []})
            for part in [b"a", b"b"]:
                await send({"type": "http.response.body", "body": part, "more_body": True})
                seen.append(part)
            await send({"type": "http.response.body", "body": b""})

        sent, _ = asyncio.run(run(DefaultHeaders(stream, HEADERS), {"type": "http"}))
        self.assertEqual(len(sent), 4)
        self.assertEqual([event.get("body") for event in sent[1:]], [b"a", b"b", b""])

    def test_events_of_the_application_are_not_changed(self):
        start = {"type": "http.response.start", "status": 204}

        async def bare(scope, receive, send):
            await send(start)
            await send({"type": "http.response.body"})

        app = DefaultHeaders(bare, HEADERS)
        for _ in range(2):
            sent, _send = asyncio.run(run(app, {"type": "http"}))
            self.assertEqual(list(sent[0]["headers"]), [(b"x-frame-options", b"DENY")])
        self.assertEqual(start, {"type": "http.response.start", "status": 204})

    def test_a_header_in_capitals_counts_as_set(self):
        async def loud(scope, receive, send):
            await send({"type": "http.response.start", "status": 200, "headers": [(b"X-Frame-Options", b"SAMEORIGIN")]})
            await send({"type": "http.response.body"})

        sent, _ = asyncio.run(run(DefaultHeaders(loud, HEADERS), {"type": "http"}))
        self.assertEqual([value for _, value in sent[0]["headers"]], [b"SAMEORIGIN"])

    def test_other_scopes_pass_through(self):
        for kind in ["lifespan", "websocket"]:
            calls = []

            async def inner(scope, receive, send):
                calls.append((scope, send))

            scope = {"type": kind}
            _, send = asyncio.run(run(DefaultHeaders(inner, HEADERS), scope))
            self.assertEqual(len(calls), 1)
            self.assertIs(calls[0][0], scope)
            self.assertIs(calls[0][1], send, "the inner application was given another send")


if __name__ == "__main__":
    unittest.main()
