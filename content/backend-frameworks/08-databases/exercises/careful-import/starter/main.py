from sqlalchemy import select

from database import Product, Session
from importer import import_products

ROWS = [
    {"sku": "A1", "name": "Cable", "cents": 799},
    {"sku": "A2", "name": "Lamp", "cents": -5},
    {"sku": "A1", "name": "Cable, again", "cents": 899},
    {"sku": "A3", "cents": 19900},
    {"sku": "A4", "name": "Desk", "cents": 19900},
]

if __name__ == "__main__":
    try:
        with Session.begin() as session:
            print(import_products(session, ROWS))
    except Exception as error:
        print(f"{type(error).__name__}: {str(error).splitlines()[0]}")
    with Session() as session:
        print("In the table:", session.scalars(select(Product.sku).order_by(Product.sku)).all())
