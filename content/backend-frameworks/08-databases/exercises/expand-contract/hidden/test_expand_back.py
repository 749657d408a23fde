from shop import back_to, columns, database, execute, rows


def test_down_from_0002():
    engine = database("0002")
    execute(engine, "INSERT INTO customers (name, mail) VALUES ('Ada', 'ada@example.org')")
    back_to("0001")
    assert list(columns(engine)) == ["id", "name", "mail"]
    assert rows(engine, "SELECT name, mail FROM customers") == [("Ada", "ada@example.org")]
