from database import engine, statements
from fastapi.testclient import TestClient
from main import app
from models import Customer, Item, Order
from sqlalchemy.orm import Session

client = TestClient(app)


def count(path):
    statements.clear()
    answer = client.get(path)
    assert answer.status_code == 200
    return len(statements), answer.json()


def test_statements_do_not_grow_with_the_data():
    pages = ["/orders", "/invoices?limit=200", "/customers"]
    before = [count(page)[0] for page in pages]
    with Session(engine, future=True) as session:
        for number in range(40):
            items = [Item(product="Pen", quantity=1, cents=100) for _ in range(number % 4)]
            session.add(Order(customer=Customer(name=f"New {number}"), items=items))
        session.commit()
    assert [count(page)[0] for page in pages] == before
    assert [len(count(page)[1]) for page in pages] == [48, 48, 44]
    assert sum(row["spent"] for row in count("/customers")[1]) == 4497 + 43597 + 1598 + 40 // 4 * 600
    assert sum(row["orders"] for row in count("/customers")[1]) == 48
