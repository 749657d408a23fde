import pytest
from database import Event, Ticket, fill, new_session
from sqlalchemy import func, select
from tickets import AlreadyBought, NoSuchEvent, SoldOut, buy


def committed(event_id):
    """As another connection sees it."""
    with new_session() as session:
        tickets = session.scalar(select(func.count()).where(Ticket.event_id == event_id))
        return session.get(Event, event_id).left, tickets


def test_one_session_after_every_outcome():
    fill()
    with new_session() as session:
        assert buy(session, 3, "ada") == 1
        assert committed(3) == (0, 1), "what was sold is not committed"
        with pytest.raises(SoldOut):
            buy(session, 3, "grace")
        with pytest.raises(NoSuchEvent):
            buy(session, 99, "grace")
        assert buy(session, 2, "grace") == 1
        with pytest.raises(AlreadyBought):
            buy(session, 2, "grace")
        assert committed(2) == (4, 1)
        assert buy(session, 2, "ada") == 2
        assert committed(2) == (3, 2)


def test_the_last_place_is_free_again_if_the_ticket_is_refused():
    fill()
    with new_session() as session, session.begin():
        session.add(Ticket(event_id=3, buyer="ada"))
    with new_session() as session:
        with pytest.raises(AlreadyBought):
            buy(session, 3, "ada")
    assert committed(3)[0] == 1
