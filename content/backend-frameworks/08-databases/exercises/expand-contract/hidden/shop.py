"""A new database at a revision, and programs that use it."""

import os

from alembic import command
from alembic.script import ScriptDirectory
from main import config
from sqlalchemy import create_engine, inspect, text

URL = "sqlite:///test.db"


def database(revision):
    if os.path.exists("test.db"):
        os.remove("test.db")
    to(revision)
    return create_engine(URL, future=True)


def to(revision):
    command.upgrade(config(URL), revision)


def back_to(revision):
    command.downgrade(config(URL), revision)


def heads():
    return ScriptDirectory.from_config(config(URL)).get_heads()


def execute(engine, sql):
    with engine.begin() as connection:
        connection.execute(text(sql))


def rows(engine, sql):
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def columns(engine):
    return {column["name"]: column for column in inspect(engine).get_columns("customers")}
