"""A client that reads some lines of an answer and then goes."""

import asyncio

from main import app


async def visit(query, leave_after=None, path="/countdown"):
    """Gives the tasks that are still there when the app has answered."""
    gone = asyncio.Event()
    sent = 0
    asked = False

    async def receive():
        nonlocal asked
        if not asked:
            asked = True
            return {"type": "http.request", "body": b"", "more_body": False}
        await gone.wait()
        return {"type": "http.disconnect"}

    async def send(event):
        nonlocal sent
        sent += event["type"] == "http.response.body"
        if leave_after is not None and sent >= leave_after:
            gone.set()

    scope = {"type": "http", "method": "GET", "path": path, "query_string": query, "headers": []}
    await asyncio.wait_for(app(scope, receive, send), timeout=5)
    await asyncio.sleep(0)  # what was cancelled ends now
    return [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
