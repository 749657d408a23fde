"""Counts the SQL statements that SQLite executes, whichever library sends them."""

import sqlite3

# Not transaction control, and nothing about the database itself: what a learner means by a query.
COUNTED = ("SELECT", "INSERT", "UPDATE", "DELETE", "REPLACE", "WITH", "CREATE", "ALTER", "DROP")

count = 0
connect = sqlite3.connect


def note(statement):
    global count
    if statement.lstrip(" \t\r\n(").upper().startswith(COUNTED):
        count += 1


def connect_and_count(*args, **options):
    connection = connect(*args, **options)
    connection.set_trace_callback(note)
    return connection


def install():
    """SQLAlchemy and Django look the function up in `sqlite3.dbapi2` whenever they connect."""
    sqlite3.connect = connect_and_count
    sqlite3.dbapi2.connect = connect_and_count
