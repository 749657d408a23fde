import time

import jwt
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

import main


@pytest.fixture
def client():
    yield TestClient(main.app)
    main.app.dependency_overrides.clear()


def ask(client, token, path="/me"):
    return client.get(path, headers={"Authorization": f"Bearer {token}"})


def claims(**changes):
    now = int(time.time())
    return {"sub": "ada", "iat": now, "exp": now + 60, **changes}


def test_a_good_token_is_accepted(client):
    token = jwt.encode(claims(), main.SECRET, algorithm="HS256")
    assert ask(client, token).json() == {"name": "ada", "roles": ["clerk", "manager"]}


@pytest.mark.parametrize(
    "token",
    [
        jwt.encode(claims(), "a secret of somebody else, long enough", algorithm="HS256"),
        jwt.encode(claims(exp=int(time.time()) - 1), main.SECRET, algorithm="HS256"),
        jwt.encode(claims(), None, algorithm="none"),
        jwt.encode(claims(sub="mallory"), main.SECRET, algorithm="HS256"),
        jwt.encode({"sub": "ada"}, main.SECRET, algorithm="HS256"),
        jwt.encode({"exp": int(time.time()) + 60}, main.SECRET, algorithm="HS256"),
        "rubbish",
    ],
    ids=["other secret", "expired", "not signed", "unknown user", "without exp", "without sub", "rubbish"],
)
def test_a_bad_token_is_401_and_says_how_to_log_in(client, token):
    response = ask(client, token)
    assert response.status_code == 401
    assert response.headers["www-authenticate"] == "Bearer"


def test_roles_are_those_of_now_not_those_of_the_token(client, monkeypatch):
    token = jwt.encode(claims(roles=["clerk", "manager"], sub="eve"), main.SECRET, algorithm="HS256")
    assert ask(client, token, "/orders").status_code == 403


def test_overriding_current_user_is_enough_for_all_guards(client):
    main.app.dependency_overrides[main.current_user] = lambda: {"name": "test", "roles": ["manager"]}
    assert client.get("/me").json()["name"] == "test"
    assert client.get("/staff/salaries").status_code == 200
    assert client.get("/orders").status_code == 403


def test_a_route_that_is_added_to_the_router_is_guarded_too():
    main.staff.get("/new")(lambda: "secret")
    app = FastAPI()
    app.include_router(main.staff)
    assert TestClient(app).get("/staff/new").status_code == 401
