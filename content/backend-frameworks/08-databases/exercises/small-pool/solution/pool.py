import asyncio
from contextlib import asynccontextmanager


class PoolTimeout(Exception):
    pass


class Pool:
    def __init__(self, connect, size, timeout):
        self.connect = connect
        self.timeout = timeout
        self.slots = asyncio.Semaphore(size)
        self.free = []

    @asynccontextmanager
    async def connection(self):
        try:
            await asyncio.wait_for(self.slots.acquire(), self.timeout)
        except asyncio.TimeoutError:
            raise PoolTimeout(f"no connection within {self.timeout} s") from None
        conn = None
        try:
            conn = self.free.pop() if self.free else await self.connect()
            try:
                yield conn
            except BaseException:  # a cancelled task, too
                if not conn.closed:
                    await conn.rollback()
                raise
            await conn.commit()
        finally:
            # Only what is whole and clean is given to the next one.
            if conn is not None and not conn.closed and not conn.dirty:
                self.free.append(conn)
            self.slots.release()
