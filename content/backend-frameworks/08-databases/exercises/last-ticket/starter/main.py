from fastapi import Body, FastAPI, HTTPException
from sqlalchemy import event, func, select

from database import Event, Ticket, engine, new_session
from tickets import AlreadyBought, NoSuchEvent, SoldOut, buy

app = FastAPI()


@app.post("/events/{event_id}/tickets", status_code=201)
def post_ticket(event_id: int, buyer: str = Body(embed=True)):
    with new_session() as session:
        try:
            number = buy(session, event_id, buyer)
        except NoSuchEvent:
            raise HTTPException(404, "no such event")
        except SoldOut:
            raise HTTPException(409, "sold out")
        except AlreadyBought:
            raise HTTPException(409, "already bought")
    return {"event": event_id, "buyer": buyer, "number": number}


@app.get("/events/{event_id}")
def get_event(event_id: int):
    with new_session() as session:
        found = session.get(Event, event_id)
        if found is None:
            raise HTTPException(404, "no such event")
        tickets = session.scalar(select(func.count()).where(Ticket.event_id == event_id))
        return {"id": found.id, "left": found.left, "tickets": tickets}


def with_somebody_between(event_id, first, second):
    """`first` buys; between what they read and what they write, `second` buys too. Gives what each came to."""
    came = {}
    has_read = has_written = False

    def attempt(buyer):
        with new_session() as session:
            try:
                came[buyer] = buy(session, event_id, buyer)
            except Exception as error:
                came[buyer] = type(error).__name__

    def watch(conn, cursor, statement, parameters, context, executemany):
        nonlocal has_read, has_written
        if statement.lstrip().upper().startswith("SELECT"):
            has_read = True
        elif not has_written:
            has_written = True
            if has_read:
                attempt(second)

    event.listen(engine, "before_cursor_execute", watch)
    try:
        attempt(first)
    finally:
        event.remove(engine, "before_cursor_execute", watch)
    if second not in came:  # what was read was read after the write: nobody could come between
        attempt(second)
    return came


if __name__ == "__main__":
    print(with_somebody_between(3, "ada", "grace"))
    print(get_event(3))
