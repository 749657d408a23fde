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
    try:
        with session.begin():
            taken = session.execute(
                update(Event)
                .where(Event.id == event_id, Event.left > 0)
                .values(left=Event.left - 1)
                .execution_options(synchronize_session=False)
            )
            if taken.rowcount == 0:
                raise NoSuchEvent if session.get(Event, event_id) is None else SoldOut
            session.add(Ticket(event_id=event_id, buyer=buyer))
            session.flush()
            # Still inside: whoever comes next has to wait, so that no number is given twice.
            return session.scalar(select(func.count()).where(Ticket.event_id == event_id))
    except IntegrityError as error:
        raise AlreadyBought from error
