from database import Product, Session
from importer import import_products
from main import ROWS
from sqlalchemy import delete, select


def setup_function():
    with Session.begin() as session:
        session.execute(delete(Product))


def table():
    with Session() as session:
        return session.scalars(select(Product.sku).order_by(Product.sku)).all()


def test_good_rows_stay():
    with Session.begin() as session:
        report = import_products(session, ROWS)
    assert table() == ["A1", "A4"]
    assert report.added == 2


def test_bad_rows_are_reported():
    with Session.begin() as session:
        report = import_products(session, ROWS)
    assert [index for index, _ in report.errors] == [1, 2, 3]
    texts = [text for _, text in report.errors]
    assert "price_is_positive" in texts[0]
    assert "products.sku" in texts[1]
    assert "products.name" in texts[2]


def test_nothing_to_complain_about():
    with Session.begin() as session:
        report = import_products(session, ROWS[:1])
    assert (report.added, report.errors) == (1, [])
