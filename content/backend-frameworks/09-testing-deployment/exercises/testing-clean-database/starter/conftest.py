"""The fixtures of all tests. pytest finds them by the name of this file."""

import pytest
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from joined import joined_session
from shop import Base, app, get_session, make_engine


# 1  This makes a database for every test. Make one for the whole run.
@pytest.fixture
def engine():
    engine = make_engine()
    Base.metadata.create_all(engine)
    yield engine
    engine.dispose()


# 2  What a test commits stays. Take it back at the end of the test.
@pytest.fixture
def session(engine):
    return Session(bind=engine, future=True)


# 3  The app gets this session. What it is told stays told after the test.
@pytest.fixture
def client(session):
    app.dependency_overrides[get_session] = lambda: session
    return TestClient(app)
