from shop import columns, database, execute, rows, to


def test_there_is_a_new_column():
    found = columns(database("0002"))
    assert list(found) == ["id", "name", "mail", "email"]
    assert found["email"]["type"].length == 120


def test_the_old_program_still_writes():
    engine = database("0002")
    execute(engine, "INSERT INTO customers (name, mail) VALUES ('Ada', 'ada@example.org')")
    assert rows(engine, "SELECT name, mail FROM customers") == [("Ada", "ada@example.org")]


def test_rows_that_were_there_stay():
    engine = database("0001")
    execute(engine, "INSERT INTO customers (name, mail) VALUES ('Ada', 'ada@example.org'), ('Grace', NULL)")
    to("0002")
    assert rows(engine, "SELECT name, mail FROM customers ORDER BY id") == [("Ada", "ada@example.org"), ("Grace", None)]


def test_the_new_program_can_write_both():
    engine = database("0002")
    execute(engine, "INSERT INTO customers (name, mail, email) VALUES ('Ada', 'a@example.org', 'a@example.org')")
    assert rows(engine, "SELECT email FROM customers") == [("a@example.org",)]
