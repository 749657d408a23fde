from sqlalchemy import create_engine, event
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from models import Base, Customer, Item, Order

engine = create_engine(
    "sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False}, future=True
)
statements = []


@event.listens_for(engine, "before_cursor_execute")
def remember(conn, cursor, statement, parameters, context, executemany):
    statements.append(statement)


def session():
    with Session(engine, future=True) as new:
        yield new


def fill():
    ada, grace, linus = Customer(name="Ada"), Customer(name="Grace"), Customer(name="Linus")
    baskets = [
        (ada, [("Cable", 2, 500), ("Lamp", 1, 1899)]),
        (grace, [("Desk", 1, 19900)]),
        (ada, []),
        (linus, [("Cable", 1, 799)]),
        (grace, [("Lamp", 1, 1899)]),
        (ada, [("Mouse", 2, 799)]),
        (linus, [("Mouse", 1, 799)]),
        (grace, [("Cable", 1, 799), ("Lamp", 1, 1099), ("Desk", 1, 19900)]),
    ]
    with Session(engine, future=True) as new:
        new.add_all([ada, grace, linus, Customer(name="Margaret")])
        new.flush()
        for customer, items in baskets:
            new.add(Order(customer=customer, items=[
                Item(product=product, quantity=quantity, cents=cents) for product, quantity, cents in items
            ]))
            new.flush()
        new.commit()


Base.metadata.create_all(engine)
fill()
