import asyncio

import pytest
from fastapi.testclient import TestClient

import feed
import main
from feed import Feed
from main import Shared


@pytest.fixture(autouse=True)
def clear_log():
    feed.log.clear()


def run(visit):
    return asyncio.run(asyncio.wait_for(visit(), timeout=5))


def test_an_error_of_a_user_counts_them_out():
    async def visit():
        shared = Shared(Feed)
        with pytest.raises(ZeroDivisionError):
            async with shared.use("EUR"):
                1 / 0
        assert shared.users() == {}
        assert feed.log == ["open EUR", "close EUR"]

    run(visit)


def test_what_could_not_be_opened_is_not_in_use():
    async def visit():
        shared = Shared(Feed)
        with pytest.raises(LookupError):
            async with shared.use("nothing"):
                raise AssertionError("it was not opened")
        assert shared.users() == {}
        assert feed.log == []
        async with shared.use("EUR"):
            assert shared.users() == {"EUR": 1}

    run(visit)


def test_who_comes_while_it_is_being_closed_gets_one_that_is_open():
    async def visit():
        shared = Shared(Feed)

        async def late():
            while "close EUR" not in feed.log:  # then the first is closing
                await asyncio.sleep(0.001)
            async with shared.use("EUR"):
                assert feed.log[-1] == "open EUR"

        async def early():
            async with shared.use("EUR"):
                await asyncio.sleep(0.01)

        await asyncio.gather(early(), late())
        assert feed.log == ["open EUR", "close EUR"] * 2

    run(visit)


def test_a_cancelled_user_is_counted_out():
    async def visit():
        shared = Shared(Feed)

        async def use():
            async with shared.use("EUR"):
                await asyncio.sleep(60)

        task = asyncio.create_task(use())
        while not shared.users():
            await asyncio.sleep(0.001)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert shared.users() == {}
        assert feed.log == ["open EUR", "close EUR"]

    run(visit)


def test_the_app_asks_for_the_feeds_and_they_can_be_replaced():
    class Fake:
        async def latest(self):
            return 7

    async def fake_feed():
        yield Fake()

    main.app.dependency_overrides[main.get_feed] = fake_feed
    try:
        assert TestClient(main.app).get("/prices/EUR").json() == {"symbol": "EUR", "price": 7}
        assert feed.log == []
    finally:
        main.app.dependency_overrides.clear()
