from sqlalchemy import CheckConstraint, Column, Integer, String, create_engine, event
from sqlalchemy.orm import declarative_base, sessionmaker
from sqlalchemy.pool import StaticPool

Base = declarative_base()


class Product(Base):
    __tablename__ = "products"
    __table_args__ = (CheckConstraint("cents > 0", name="price_is_positive"),)
    sku = Column(String(20), primary_key=True)
    name = Column(String(80), nullable=False)
    cents = Column(Integer, nullable=False)


engine = create_engine("sqlite://", poolclass=StaticPool, future=True)


# Python's sqlite3 begins a transaction before the first INSERT, not before a SAVEPOINT: we do it ourselves.
@event.listens_for(engine, "connect")
def leave_transactions_to_us(connection, record):
    connection.isolation_level = None


@event.listens_for(engine, "begin")
def begin(connection):
    connection.exec_driver_sql("BEGIN")


Base.metadata.create_all(engine)
Session = sessionmaker(engine, future=True)
