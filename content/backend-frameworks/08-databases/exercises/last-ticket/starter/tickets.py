from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError

from database import Event, Ticket


class NoSuchEvent(Exception):
    pass


class SoldOut(Exception):
    pass


class AlreadyBought(Exception):
    pass


def buy(session, event_id, buyer):
    """Sells a place to a buyer and gives the number of the ticket: 1 for the first one of an event."""
    event = session.get(Event, event_id)
    if event is None:
        raise NoSuchEvent
    if event.left <= 0:
        raise SoldOut
    event.left = event.left - 1
    session.commit()

    session.add(Ticket(event_id=event_id, buyer=buyer))
    try:
        session.commit()
    except IntegrityError as error:
        raise AlreadyBought from error
    return session.scalar(select(func.count()).where(Ticket.event_id == event_id))
