"""A driver without a database. It counts what is done with it; there is nothing to change here."""

import asyncio

log = []       # what was done, in order
opened = []    # all connections
refuse = 0     # so many calls of connect() fail


class ConnectionLost(Exception):
    pass


class Connection:
    def __init__(self, number):
        self.number = number
        self.closed = False
        self.dirty = False

    async def execute(self, sql):
        await self._speak(f"{self.number}: {sql}")
        self.dirty = True

    async def commit(self):
        await self._speak(f"{self.number}: COMMIT")
        self.dirty = False

    async def rollback(self):
        await self._speak(f"{self.number}: ROLLBACK")
        self.dirty = False

    async def _speak(self, text):
        if self.closed:
            raise ConnectionLost(f"connection {self.number} is closed")
        await asyncio.sleep(0.001)
        log.append(text)


async def connect():
    global refuse
    await asyncio.sleep(0.001)
    if refuse > 0:
        refuse -= 1
        raise ConnectionLost("the server refuses")
    conn = Connection(len(opened) + 1)
    opened.append(conn)
    return conn


def reset():
    global refuse
    refuse = 0
    log.clear()
    opened.clear()
