from shop import back_to, columns, database, execute, rows
from sqlalchemy import inspect


def test_down_from_0004():
    engine = database("0004")
    execute(engine, "INSERT INTO customers (name, email) VALUES ('Ada', 'a@example.org')")
    back_to("0003")
    assert rows(engine, "SELECT name, mail, email FROM customers") == [("Ada", "a@example.org", "a@example.org")]
    assert columns(engine)["email"]["nullable"] and columns(engine)["mail"]["nullable"]
    assert inspect(engine).get_unique_constraints("customers") == []


def test_the_old_program_works_again():
    engine = database("0004")
    back_to("0003")
    execute(engine, "INSERT INTO customers (name, mail) VALUES ('Grace', NULL), ('Linus', NULL)")
    assert len(rows(engine, "SELECT id FROM customers")) == 2


def test_down_to_nothing_and_up_again():
    engine = database("0004")
    back_to("base")
    assert inspect(engine).get_table_names() == ["alembic_version"]
