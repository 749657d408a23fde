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
