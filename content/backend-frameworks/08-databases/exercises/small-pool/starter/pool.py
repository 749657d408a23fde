import asyncio
from contextlib import asynccontextmanager


class PoolTimeout(Exception):
    pass


class Pool:
    def __init__(self, connect, size, timeout):
        self.connect = connect
        self.size = size
        self.timeout = timeout

    @asynccontextmanager
    async def connection(self):
        conn = await self.connect()
        yield conn
        await conn.commit()
