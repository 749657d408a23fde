import pytest
from fastapi.testclient import TestClient

import main
from database import Pool


@pytest.fixture
def pool():
    pool = Pool(size=2)
    main.app.dependency_overrides[main.get_pool] = lambda: pool
    yield pool
    main.app.dependency_overrides.clear()


@pytest.fixture
def client(pool):
    return TestClient(main.app, raise_server_exceptions=False)


def test_the_pool_of_the_test_is_used(client, pool):
    assert client.get("/accounts/ada").status_code == 200
    assert pool.taken == 1, "the request did not ask for get_pool, which the test has overridden"


def test_a_connection_is_given_back_after_an_answer(client, pool):
    client.get("/accounts/ada")
    assert pool.in_use == 0


def test_a_connection_is_given_back_after_an_error(client, pool):
    for _ in range(5):
        assert client.get("/accounts/nobody").status_code == 404
    assert pool.in_use == 0


def test_a_transfer_takes_one_connection(client, pool):
    body = {"source": "ada", "target": "bob", "cents": 30}
    assert client.post("/transfers", json=body).status_code == 201
    assert (pool.taken, pool.in_use) == (1, 0)
