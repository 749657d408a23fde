import asyncio
import unittest

import fakedb
from pool import Pool, PoolTimeout


class Size(unittest.TestCase):
    def setUp(self):
        fakedb.reset()

    def test_opens_nothing_before_it_is_needed(self):
        async def main():
            Pool(fakedb.connect, size=2, timeout=0.5)
            await asyncio.sleep(0.01)

        asyncio.run(main())
        self.assertEqual(len(fakedb.opened), 0)

    def test_uses_a_connection_again(self):
        async def main():
            pool = Pool(fakedb.connect, size=2, timeout=0.5)
            for _ in range(5):
                async with pool.connection() as conn:
                    await conn.execute("SELECT 1")

        asyncio.run(main())
        self.assertEqual(len(fakedb.opened), 1)

    def test_no_more_than_its_size_at_the_same_time(self):
        async def main():
            pool = Pool(fakedb.connect, size=3, timeout=2)
            now = most = 0

            async def work():
                nonlocal now, most
                async with pool.connection():
                    now += 1
                    most = max(most, now)
                    await asyncio.sleep(0.005)
                    now -= 1

            await asyncio.gather(*(work() for _ in range(20)))
            return most

        self.assertEqual(asyncio.run(main()), 3)
        self.assertLessEqual(len(fakedb.opened), 3)

    def test_waiting_has_an_end(self):
        async def main():
            pool = Pool(fakedb.connect, size=1, timeout=0.05)
            async with pool.connection():
                with self.assertRaises(PoolTimeout):
                    async with pool.connection():
                        self.fail("the pool has only one connection")
            async with pool.connection():
                pass  # and it is free again

        asyncio.run(asyncio.wait_for(main(), 5))


if __name__ == "__main__":
    unittest.main()
