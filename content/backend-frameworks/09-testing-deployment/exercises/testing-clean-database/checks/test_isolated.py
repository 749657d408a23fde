"""Each test leaves something behind, and looks for what the others have left."""

import pytest
from sqlalchemy import func, select

from shop import Booking, Workshop


def is_empty(session):
    return session.scalar(select(func.count()).select_from(Workshop)) == 0


@pytest.mark.parametrize("round", [1, 2])
def test_what_a_test_commits(session, round):
    assert is_empty(session), "the test before has left something"
    session.add(Workshop(title="Sourdough", left=3))
    session.commit()
    session.add(Workshop(title="Pasta", left=3))
    session.commit()


@pytest.mark.parametrize("round", [1, 2])
def test_what_the_app_commits(client, session, round):
    assert is_empty(session), "the test before has left something"
    assert client.post("/workshops?title=Sourdough&seats=1").status_code == 201
    assert client.post("/workshops/Sourdough/bookings?email=ada@example.org").status_code == 201


@pytest.mark.parametrize("round", [1, 2])
def test_a_rollback_of_the_app_takes_back_its_own_work_only(client, session, round):
    assert client.post("/workshops?title=Sourdough&seats=1").status_code == 201
    client.post("/workshops/Sourdough/bookings?email=ada@example.org")
    assert client.post("/workshops/Sourdough/bookings?email=bob@example.org").status_code == 409
    assert session.scalars(select(Booking.email)).all() == ["ada@example.org"]


def test_the_database_itself_never_had_it(engine, session):
    session.add(Workshop(title="Sourdough", left=3))
    session.commit()
    assert session.get_bind() is not engine, "the session works on the engine itself, so its commit is final"
