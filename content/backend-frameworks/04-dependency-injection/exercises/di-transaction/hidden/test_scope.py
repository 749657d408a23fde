import inspect

import pytest
from fastapi.testclient import TestClient

import main
from database import Pool


@pytest.fixture
def pool():
    pool = Pool(size=1)
    main.app.dependency_overrides[main.get_pool] = lambda: pool
    yield pool
    main.app.dependency_overrides.clear()


@pytest.fixture
def client(pool):
    return TestClient(main.app, raise_server_exceptions=False)


def test_get_connection_can_be_overridden(client, pool):
    other = Pool()
    other.keeper.execute("UPDATE accounts SET cents = 7")
    other.keeper.commit()
    main.app.dependency_overrides[main.get_connection] = lambda: other.keeper
    assert client.get("/accounts/ada").json()["cents"] == 7
    assert pool.taken == 0


def test_accounts_can_be_replaced_by_a_fake_without_a_database(client, pool):
    class Fake:
        def cents(self, name):
            return 42

    main.app.dependency_overrides[main.Accounts] = Fake
    main.app.dependency_overrides[main.get_connection] = lambda: None
    assert client.get("/accounts/anybody").json() == {"name": "anybody", "cents": 42}
    assert pool.taken == 0


def test_accounts_works_without_a_framework(pool):
    connection = pool.take()
    accounts = main.Accounts(connection)
    assert accounts.cents("bob") == 50
    accounts.add("bob", 5)
    assert accounts.cents("bob") == 55
    pool.give_back(connection)
    assert pool.keeper.execute("SELECT cents FROM accounts WHERE name = 'bob'").fetchone() == (50,)


def test_endpoints_do_not_reach_for_the_pool():
    for endpoint in (main.show, main.transfer):
        assert ".take(" not in inspect.getsource(endpoint)


def test_a_crash_in_between_moves_nothing(client, pool, monkeypatch):
    add = main.Accounts.add
    seen = []

    def add_once(self, name, cents):
        seen.append(name)
        if len(seen) == 2:
            raise OSError("the disk is away")
        add(self, name, cents)

    monkeypatch.setattr(main.Accounts, "add", add_once)
    response = client.post("/transfers", json={"source": "ada", "target": "bob", "cents": 30})
    assert response.status_code == 500
    assert pool.in_use == 0
    assert client.get("/accounts/ada").json()["cents"] == 100
