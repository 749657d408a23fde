"""The database of the project: SQLite, made anew whenever the app starts. There is nothing to change here."""

import sqlite3

TABLES = """
CREATE TABLE workshop (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    seats INTEGER NOT NULL,
    taken INTEGER NOT NULL DEFAULT 0 CHECK (taken BETWEEN 0 AND seats)
);
CREATE TABLE booking (
    id INTEGER PRIMARY KEY,
    workshop_id INTEGER NOT NULL REFERENCES workshop (id),
    member TEXT NOT NULL,
    seats INTEGER NOT NULL CHECK (seats > 0)
);
INSERT INTO workshop (title, seats) VALUES ('Sourdough', 6), ('Pasta', 2);
"""


def connect():
    """`isolation_level=None`: what you do not put between BEGIN and COMMIT is final at once."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    connection.executescript(TABLES)
    return connection
