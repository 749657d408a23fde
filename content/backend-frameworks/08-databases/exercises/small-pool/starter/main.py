import asyncio

import fakedb
from pool import Pool


async def order(pool, number):
    async with pool.connection() as conn:
        await conn.execute(f"INSERT order {number}")
        if number == 3:
            raise ValueError("order 3 is wrong")


async def main():
    pool = Pool(fakedb.connect, size=2, timeout=0.5)
    came = await asyncio.gather(*(order(pool, number) for number in range(1, 7)), return_exceptions=True)
    print(*fakedb.log, sep="\n")
    print("Came to:", came)
    print("Connections opened:", len(fakedb.opened))


if __name__ == "__main__":
    asyncio.run(main())
