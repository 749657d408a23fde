"""Bookings in a database. There is nothing to change here."""

from fastapi import Depends, FastAPI, HTTPException
from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, String, create_engine, event, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, declarative_base
from sqlalchemy.pool import StaticPool

Base = declarative_base()


class Workshop(Base):
    __tablename__ = "workshop"
    id = Column(Integer, primary_key=True)
    title = Column(String, nullable=False, unique=True)
    left = Column(Integer, CheckConstraint('"left" >= 0'), nullable=False)


class Booking(Base):
    __tablename__ = "booking"
    id = Column(Integer, primary_key=True)
    workshop_id = Column(ForeignKey("workshop.id"), nullable=False)
    email = Column(String, nullable=False)


def make_engine():
    """A new and empty database in memory, for which SAVEPOINT works."""
    engine = create_engine("sqlite://", future=True, poolclass=StaticPool,
                           connect_args={"check_same_thread": False})

    @event.listens_for(engine, "connect")
    def no_begin_of_its_own(connection, record):
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")

    @event.listens_for(engine, "begin")
    def begin(connection):
        connection.exec_driver_sql("BEGIN")

    return engine


def get_session():
    raise RuntimeError("This is the database of the shop. A test has no business in it.")


app = FastAPI()


@app.post("/workshops", status_code=201)
def add_workshop(title: str, seats: int, session: Session = Depends(get_session)):
    session.add(Workshop(title=title, left=seats))
    try:
        session.commit()
    except IntegrityError:
        session.rollback()
        raise HTTPException(409, "There is one of that name.")
    return {"title": title}


@app.post("/workshops/{title}/bookings", status_code=201)
def book(title: str, email: str, session: Session = Depends(get_session)):
    workshop = session.scalars(select(Workshop).where(Workshop.title == title)).one()
    session.add(Booking(workshop_id=workshop.id, email=email))
    workshop.left -= 1
    try:
        session.commit()
    except IntegrityError:
        session.rollback()
        raise HTTPException(409, "No seat is left.")
    return {"left": workshop.left}


@app.get("/bookings")
def count(session: Session = Depends(get_session)):
    return session.scalar(select(func.count()).select_from(Booking))
