"""The fixtures of all tests. pytest finds them by the name of this file."""

import pytest
from fastapi.testclient import TestClient

from joined import joined_session
from shop import Base, app, get_session, make_engine


@pytest.fixture(scope="session")
def engine():
    engine = make_engine()
    Base.metadata.create_all(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def session(engine):
    with engine.connect() as connection:
        transaction = connection.begin()
        session = joined_session(connection)
        yield session
        session.close()
        transaction.rollback()


@pytest.fixture
def client(session):
    app.dependency_overrides[get_session] = lambda: session
    yield TestClient(app)
    app.dependency_overrides.clear()
