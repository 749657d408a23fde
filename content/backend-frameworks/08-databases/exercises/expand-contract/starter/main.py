"""Upgrades a new database as far as the migrations come, and shows the table."""

import os

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, inspect, text

URL = "sqlite:///shop.db"


def config(url=URL):
    cfg = Config()
    cfg.set_main_option("script_location", "migrations")
    cfg.set_main_option("sqlalchemy.url", url)
    return cfg


def show(engine):
    for column in inspect(engine).get_columns("customers"):
        print("   ", column["name"], column["type"], "" if column["nullable"] else "NOT NULL")
    with engine.connect() as connection:
        for row in connection.execute(text("SELECT * FROM customers ORDER BY id")):
            print("   ", tuple(row))


if __name__ == "__main__":
    if os.path.exists("shop.db"):
        os.remove("shop.db")
    engine = create_engine(URL, future=True)
    command.upgrade(config(), "0001")
    with engine.begin() as connection:
        connection.execute(text(
            "INSERT INTO customers (name, mail) VALUES ('Ada', ' Ada@Example.org'), ('Grace', NULL)"
        ))
    for revision in ["0001", "0002", "0003", "0004"]:
        try:
            command.upgrade(config(), revision)
        except Exception as error:
            print(f"{revision}: {type(error).__name__}: {error}")
            break
        print(revision)
        show(engine)
