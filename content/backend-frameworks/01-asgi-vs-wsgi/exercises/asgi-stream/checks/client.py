"""A client that reads some lines of an answer and then goes."""

import asyncio

from main import app


async def visit(query, leave_after=None, path="/countdown"):
    """Gives the events that the app has sent. `leave_after`: how many bodies the client waits for."""
    gone = asyncio.Event()
    events = []
    asked = False

    async def receive():
        nonlocal asked
        if not asked:
            asked = True
            return {"type": "http.request", "body": b"", "more_body": False}
        await gone.wait()
        return {"type": "http.disconnect"}

    async def send(event):
        events.append(event)
        if leave_after is not None and len(bodies(events)) >= leave_after:
            gone.set()

    scope = {"type": "http", "method": "GET", "path": path, "query_string": query, "headers": []}
    await asyncio.wait_for(app(scope, receive, send), timeout=5)
    return events


def bodies(events):
    return [event for event in events if event["type"] == "http.response.body"]
