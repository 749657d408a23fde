from fastapi import Depends, FastAPI
from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from database import engine, session, statements
from models import Customer, Item, Order

app = FastAPI()


@app.get("/orders")
def orders(db: Session = Depends(session)):
    query = select(Order).order_by(Order.id).options(joinedload(Order.customer))
    return [{"id": order.id, "customer": order.customer.name} for order in db.scalars(query)]


@app.get("/invoices")
def invoices(limit: int = 10, offset: int = 0, db: Session = Depends(session)):
    query = (
        select(Order)
        .order_by(Order.id)
        .limit(limit)
        .offset(offset)
        .options(joinedload(Order.customer), selectinload(Order.items))
    )
    found = db.scalars(query).all()
    return [
        {
            "id": order.id,
            "customer": order.customer.name,
            "items": [{"product": item.product, "quantity": item.quantity} for item in order.items],
            "total": sum(item.quantity * item.cents for item in order.items),
        }
        for order in found
    ]


@app.get("/customers")
def customers(db: Session = Depends(session)):
    return [
        {
            "id": customer.id,
            "name": customer.name,
            "orders": len(customer.orders),
            "spent": sum(item.quantity * item.cents for order in customer.orders for item in order.items),
        }
        for customer in db.scalars(select(Customer).order_by(Customer.id))
    ]


def show():
    """Calls each page and prints what it sends to the database."""
    with Session(engine, future=True) as db:
        for name, page in [("/orders", orders), ("/invoices", invoices), ("/customers", customers)]:
            db.expunge_all()
            statements.clear()
            page(db=db) if page is not invoices else page(limit=10, offset=0, db=db)
            print(f"{name}: {len(statements)} statements")
            for statement in statements[:4]:
                print("   ", " ".join(statement.split())[:100])


if __name__ == "__main__":
    show()
