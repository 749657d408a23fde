from sqlalchemy import Column, ForeignKey, Integer, String, UniqueConstraint, create_engine
from sqlalchemy.orm import Session, declarative_base

Base = declarative_base()


class Event(Base):
    __tablename__ = "events"
    id = Column(Integer, primary_key=True)
    title = Column(String(50), nullable=False)
    left = Column(Integer, nullable=False)


class Ticket(Base):
    __tablename__ = "tickets"
    __table_args__ = (UniqueConstraint("event_id", "buyer"),)
    id = Column(Integer, primary_key=True)
    event_id = Column(ForeignKey("events.id"), nullable=False)
    buyer = Column(String(50), nullable=False)


# A file, so that two sessions have two connections. After 0.2 s of waiting for a lock SQLite gives up.
engine = create_engine(
    "sqlite:///tickets.db", connect_args={"timeout": 0.2, "check_same_thread": False}, future=True
)


def new_session():
    return Session(engine, future=True)


def fill():
    Base.metadata.drop_all(engine)
    Base.metadata.create_all(engine)
    with new_session() as session, session.begin():
        session.add_all([
            Event(id=1, title="Matinee", left=2),
            Event(id=2, title="Concert", left=5),
            Event(id=3, title="Reading", left=1),
        ])


fill()
