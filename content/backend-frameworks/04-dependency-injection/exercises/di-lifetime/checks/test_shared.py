import asyncio

import pytest

import feed
from feed import Feed
from main import Shared


@pytest.fixture(autouse=True)
def clear_log():
    feed.log.clear()


def run(visit):
    return asyncio.run(asyncio.wait_for(visit(), timeout=5))


def test_the_first_opens_and_the_last_closes():
    async def visit():
        shared = Shared(Feed)
        async with shared.use("EUR"):
            async with shared.use("EUR"):
                assert feed.log == ["open EUR"]
            assert feed.log == ["open EUR"]
        assert feed.log == ["open EUR", "close EUR"]

    run(visit)


def test_all_are_given_the_same_one():
    async def visit():
        shared = Shared(Feed)
        async with shared.use("EUR") as one, shared.use("EUR") as two, shared.use("USD") as other:
            assert one is two
            assert other is not one
            assert shared.users() == {"EUR": 2, "USD": 1}
        assert shared.users() == {}

    run(visit)


def test_after_it_was_closed_it_is_opened_anew():
    async def visit():
        shared = Shared(Feed)
        for _ in range(2):
            async with shared.use("EUR"):
                pass
        assert feed.log == ["open EUR", "close EUR"] * 2

    run(visit)


def test_who_comes_while_it_is_being_opened_does_not_open_a_second_one():
    async def visit():
        shared = Shared(Feed)

        async def use():
            async with shared.use("EUR"):
                await asyncio.sleep(0.05)

        await asyncio.gather(use(), use(), use())
        assert feed.log == ["open EUR", "close EUR"]

    run(visit)
