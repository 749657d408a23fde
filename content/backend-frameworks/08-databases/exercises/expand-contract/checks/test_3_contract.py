import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from models import Base
from shop import database, execute, rows, to
from sqlalchemy.exc import IntegrityError


def test_models_and_migrations_agree():
    with database("0004").connect() as connection:
        context = MigrationContext.configure(connection, opts={"render_as_batch": True})
        assert compare_metadata(context, Base.metadata) == []


def test_an_address_is_required():
    with pytest.raises(IntegrityError):
        execute(database("0004"), "INSERT INTO customers (name) VALUES ('Ada')")


def test_an_address_is_unique():
    engine = database("0004")
    execute(engine, "INSERT INTO customers (name, email) VALUES ('Ada', 'a@example.org')")
    with pytest.raises(IntegrityError):
        execute(engine, "INSERT INTO customers (name, email) VALUES ('Grace', 'a@example.org')")


def test_all_the_way_with_rows():
    engine = database("0001")
    execute(engine, "INSERT INTO customers (name, mail) VALUES ('Ada', 'Ada@example.org'), ('Grace', NULL)")
    to("head")
    assert rows(engine, "SELECT id, name, email FROM customers ORDER BY id") == [
        (1, "Ada", "ada@example.org"), (2, "Grace", "customer-2@example.invalid"),
    ]
