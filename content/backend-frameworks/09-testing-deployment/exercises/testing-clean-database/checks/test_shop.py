"""Tests of a colleague. They are fine, if every one of them begins with an empty database."""

from sqlalchemy import select

from shop import Booking, Workshop


def test_add_a_workshop(client, session):
    assert client.post("/workshops?title=Sourdough&seats=2").status_code == 201
    assert session.scalars(select(Workshop.left)).all() == [2]


def test_a_name_is_taken_only_once(client):
    assert client.post("/workshops?title=Sourdough&seats=2").status_code == 201
    assert client.post("/workshops?title=Sourdough&seats=5").status_code == 409


def test_book_until_it_is_full(client, session):
    client.post("/workshops?title=Sourdough&seats=1")
    assert client.post("/workshops/Sourdough/bookings?email=ada@example.org").status_code == 201
    assert client.post("/workshops/Sourdough/bookings?email=bob@example.org").status_code == 409
    assert session.scalars(select(Booking.email)).all() == ["ada@example.org"]


def test_nothing_is_booked_at_first(client):
    assert client.get("/bookings").json() == 0
