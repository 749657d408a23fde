"""How the tables look when all migrations are done. There is nothing to change here."""

from sqlalchemy import Column, Integer, MetaData, String, UniqueConstraint
from sqlalchemy.orm import declarative_base

# Names for constraints, so that a migration can drop them by name on every database.
Base = declarative_base(metadata=MetaData(naming_convention={
    "pk": "pk_%(table_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
}))


class Customer(Base):
    __tablename__ = "customers"
    __table_args__ = (UniqueConstraint("email"),)
    id = Column(Integer, primary_key=True)
    name = Column(String(80), nullable=False)
    email = Column(String(120), nullable=False)
