from shop import database, execute, heads, rows, to


def test_the_revisions_are_one_chain():
    assert heads() == ["0004"], "there is more than one head: which revision follows which?"


def test_copies_what_is_there():
    engine = database("0002")
    execute(engine, "INSERT INTO customers (name, mail) VALUES ('Ada', '  Ada@Example.ORG '), ('Grace', NULL)")
    to("0003")
    assert rows(engine, "SELECT email FROM customers ORDER BY id") == [
        ("ada@example.org",), ("customer-2@example.invalid",),
    ]


def test_keeps_what_the_new_program_has_written():
    engine = database("0002")
    execute(engine, "INSERT INTO customers (name, mail, email) VALUES ('Ada', 'old@example.org', 'new@example.org')")
    to("0003")
    assert rows(engine, "SELECT email FROM customers") == [("new@example.org",)]
