from shop import back_to, database, execute, rows, to
from sqlalchemy import event
from sqlalchemy.engine import Engine


def test_works_in_portions():
    engine = database("0002")
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO customers (name, mail) VALUES (?, ?)",
            [(f"n{number}", f"N{number}@example.org") for number in range(250)],
        )
    largest = []

    @event.listens_for(Engine, "after_cursor_execute")
    def watch(conn, cursor, statement, parameters, context, executemany):
        if statement.lstrip().upper().startswith("UPDATE CUSTOMERS"):
            largest.append(cursor.rowcount)

    try:
        to("0003")
    finally:
        event.remove(Engine, "after_cursor_execute", watch)
    assert rows(engine, "SELECT count(*) FROM customers WHERE email = lower(mail)") == [(250,)]
    assert len(largest) >= 3 and max(largest) <= 100, f"rows of each UPDATE: {largest}"


def test_can_be_repeated():
    engine = database("0003")
    back_to("0002")
    execute(engine, "INSERT INTO customers (name, mail) VALUES ('Ada', 'A@example.org')")
    to("0003")
    back_to("0002")
    to("0003")
    assert rows(engine, "SELECT email FROM customers") == [("a@example.org",)]
