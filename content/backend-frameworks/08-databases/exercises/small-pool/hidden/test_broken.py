import asyncio
import unittest

import fakedb
from pool import Pool


class Broken(unittest.TestCase):
    def setUp(self):
        fakedb.reset()

    def test_a_closed_connection_is_replaced(self):
        async def main():
            pool = Pool(fakedb.connect, size=1, timeout=0.2)
            with self.assertRaises(ValueError):
                async with pool.connection() as conn:
                    await conn.execute("INSERT")
                    conn.closed = True
                    raise ValueError("the server has gone")
            async with pool.connection() as conn:
                self.assertEqual(conn.number, 2)
                await conn.execute("SELECT")

        asyncio.run(asyncio.wait_for(main(), 5))

    def test_a_connection_closed_unnoticed_costs_no_place(self):
        async def main():
            pool = Pool(fakedb.connect, size=1, timeout=0.2)
            with self.assertRaises(fakedb.ConnectionLost):
                async with pool.connection() as conn:
                    conn.closed = True  # COMMIT will fail
            async with pool.connection() as conn:
                await conn.execute("SELECT")

        asyncio.run(asyncio.wait_for(main(), 5))

    def test_a_refused_connection_costs_no_place(self):
        async def main():
            pool = Pool(fakedb.connect, size=1, timeout=0.2)
            fakedb.refuse = 3
            for _ in range(3):
                with self.assertRaises(fakedb.ConnectionLost):
                    async with pool.connection():
                        pass
            async with pool.connection() as conn:
                await conn.execute("SELECT")

        asyncio.run(asyncio.wait_for(main(), 5))

    def test_giving_up_while_waiting_costs_no_place(self):
        async def main():
            pool = Pool(fakedb.connect, size=1, timeout=10)

            async def use():
                async with pool.connection():
                    await asyncio.sleep(0.01)

            async with pool.connection():
                waiting = [asyncio.create_task(use()) for _ in range(3)]
                await asyncio.sleep(0.01)
                for task in waiting[:2]:
                    task.cancel()
            await asyncio.gather(*waiting, return_exceptions=True)
            self.assertFalse(waiting[2].cancelled())
            await asyncio.gather(*(use() for _ in range(3)))

        asyncio.run(asyncio.wait_for(main(), 5))


if __name__ == "__main__":
    unittest.main()
