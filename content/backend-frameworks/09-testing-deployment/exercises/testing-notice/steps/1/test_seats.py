"""Your tests. Write as many functions `test_…` as you like."""

import asyncio
from datetime import datetime, timezone

import pytest
from fastapi.testclient import TestClient
from httpx import AsyncClient

from seats import get_mailer, get_now, make_app

BEFORE = datetime(2030, 5, 1, 17, 59, tzinfo=timezone.utc)


class Outbox:
    """Stands in for the mailer, and keeps what was sent."""

    def __init__(self):
        self.sent = []

    async def send(self, to, text):
        self.sent.append(to)


@pytest.fixture
def outbox():
    return Outbox()


@pytest.fixture
def app(outbox):
    app = make_app()
    app.dependency_overrides[get_mailer] = lambda: outbox
    app.dependency_overrides[get_now] = lambda: BEFORE
    return app


@pytest.fixture
def client(app):
    return TestClient(app)


def book(client, seats, id=1):
    return client.post(f"/workshops/{id}/bookings", json={"email": "ada@example.org", "seats": seats})


def test_a_booking_is_created(client):
    assert book(client, 1).status_code == 201


@pytest.mark.parametrize("seats, total", [(1, 20), (3, 60), (4, 72), (5, 90)])
def test_price(client, seats, total):
    response = book(client, seats)
    assert response.status_code == 201
    assert response.json() == {"seats": seats, "total": total}


@pytest.mark.parametrize("seats", [0, -1, 6])
def test_one_to_five_seats(client, seats):
    assert book(client, seats).status_code == 422


def test_seats_are_taken(client):
    book(client, 4)
    assert client.get("/workshops/1").json()["left"] == 2


def test_the_last_seat_can_be_booked(client):
    book(client, 5)
    assert book(client, 1).status_code == 201
    assert client.get("/workshops/1").json()["left"] == 0


def test_no_more_than_are_left(client):
    book(client, 5)
    assert book(client, 2).status_code == 409
    assert client.get("/workshops/1").json()["left"] == 1


def test_unknown_workshop(client):
    assert book(client, 1, id=99).status_code == 404
    assert client.get("/workshops/99").status_code == 404
