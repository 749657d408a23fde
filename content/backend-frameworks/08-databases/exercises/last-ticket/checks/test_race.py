from database import Event, Ticket, fill, new_session
from main import with_somebody_between
from sqlalchemy import func, select


def state(event_id):
    with new_session() as session:
        tickets = session.scalar(select(func.count()).where(Ticket.event_id == event_id))
        return session.get(Event, event_id).left, tickets


def test_one_place_is_sold_once():
    fill()
    came = with_somebody_between(3, "ada", "grace")
    assert state(3) == (0, 1), f"there is one place, and {came} is what the buyers got"
    assert sorted(map(str, came.values())) == ["1", "SoldOut"]


def test_no_sale_is_lost():
    fill()
    came = with_somebody_between(2, "ada", "grace")
    assert state(2) == (3, 2), f"five places, two tickets: three should be left. {came}"
    assert sorted(came.values()) == [1, 2]
