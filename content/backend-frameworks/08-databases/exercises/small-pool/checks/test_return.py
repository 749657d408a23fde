import asyncio
import unittest

import fakedb
from pool import Pool


class Return(unittest.TestCase):
    def setUp(self):
        fakedb.reset()

    def test_commits_what_went_well(self):
        async def main():
            pool = Pool(fakedb.connect, size=1, timeout=0.5)
            async with pool.connection() as conn:
                await conn.execute("INSERT")

        asyncio.run(main())
        self.assertEqual(fakedb.log, ["1: INSERT", "1: COMMIT"])

    def test_rolls_back_after_an_exception(self):
        async def main():
            pool = Pool(fakedb.connect, size=1, timeout=0.2)
            with self.assertRaises(KeyError):
                async with pool.connection() as conn:
                    await conn.execute("INSERT")
                    raise KeyError("price")
            async with pool.connection() as conn:
                self.assertFalse(conn.dirty, "the next one is given an open transaction")

        asyncio.run(main())
        self.assertEqual(fakedb.log, ["1: INSERT", "1: ROLLBACK", "1: COMMIT"])

    def test_rolls_back_when_the_task_is_cancelled(self):
        async def main():
            pool = Pool(fakedb.connect, size=1, timeout=0.2)

            async def slow():
                async with pool.connection() as conn:
                    await conn.execute("INSERT")
                    await asyncio.sleep(60)

            with self.assertRaises(asyncio.TimeoutError):
                await asyncio.wait_for(slow(), 0.05)
            async with pool.connection() as conn:
                await conn.execute("SELECT")

        asyncio.run(asyncio.wait_for(main(), 5))
        self.assertEqual(fakedb.log, ["1: INSERT", "1: ROLLBACK", "1: SELECT", "1: COMMIT"])


if __name__ == "__main__":
    unittest.main()
