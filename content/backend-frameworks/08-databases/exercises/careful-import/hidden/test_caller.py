import pytest
from database import Product, Session
from importer import TooManyErrors, import_products
from main import ROWS
from sqlalchemy import delete, select


def setup_function():
    with Session.begin() as session:
        session.execute(delete(Product))


def table():
    with Session() as session:
        return session.scalars(select(Product.sku).order_by(Product.sku)).all()


def test_too_many_errors_leave_nothing():
    with pytest.raises(TooManyErrors):
        with Session.begin() as session:
            session.add(Product(sku="B1", name="Before", cents=1))
            import_products(session, ROWS, max_errors=2)
    assert table() == []


def test_as_many_errors_as_allowed():
    with Session.begin() as session:
        assert import_products(session, ROWS, max_errors=3).added == 2
    assert table() == ["A1", "A4"]


def test_what_the_caller_did_before_stays():
    with Session.begin() as session:
        session.add(Product(sku="B1", name="Before", cents=1))
        import_products(session, ROWS)
    assert table() == ["A1", "A4", "B1"]


def test_the_caller_may_still_roll_back():
    with Session() as session:
        session.add(Product(sku="B1", name="Before", cents=1))
        import_products(session, ROWS)
        session.rollback()
    assert table() == []


def test_it_ends_no_transaction_itself(monkeypatch):
    with Session() as session:
        def forbidden():
            raise AssertionError("the transaction belongs to the caller")

        monkeypatch.setattr(session, "commit", forbidden)
        monkeypatch.setattr(session, "rollback", forbidden)
        import_products(session, ROWS)
        assert session.in_transaction()
