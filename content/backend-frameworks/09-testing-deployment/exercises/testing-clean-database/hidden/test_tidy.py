"""What is left when the tests are over."""

from sqlalchemy import event

from shop import Workshop, app, get_session

BEFORE = []


def test_use_everything(client, session):
    client.post("/workshops?title=Sourdough&seats=1")
    assert session.query(Workshop).count() == 1


def test_overrides_are_gone_when_nobody_asked_for_a_client():
    assert get_session not in app.dependency_overrides, "the override of the test before is still there"


def test_client_and_test_share_one_session(client, session):
    session.add(Workshop(title="Pasta", left=1))
    session.flush()
    assert client.post("/workshops/Pasta/bookings?email=ada@example.org").json() == {"left": 0}


def test_watch_how_it_ends(engine, session):
    @event.listens_for(engine, "rollback")
    def rolled_back(connection):
        BEFORE.append("rollback")

    @event.listens_for(engine, "commit")
    def committed(connection):
        BEFORE.append("commit")

    session.add(Workshop(title="Pasta", left=1))
    session.commit()


def test_it_ended_with_a_rollback():
    assert "rollback" in BEFORE and "commit" not in BEFORE, f"the test before ended with {BEFORE}"
