from fastapi import Depends, FastAPI, Form, HTTPException, Query, Response, WebSocket, WebSocketDisconnect
from fastapi.security import OAuth2PasswordBearer
from pydantic import BaseModel, Field
import jwt

from database import connect
from security import USERS, make_token, read_token

app = FastAPI(title="Seats")
db = connect()


class NewWorkshop(BaseModel):
    title: str = Field(..., min_length=1, max_length=80)
    seats: int = Field(..., ge=1, le=100)


class Workshop(NewWorkshop):
    id: int
    left: int


def workshop(row):
    return {"id": row["id"], "title": row["title"], "seats": row["seats"], "left": row["seats"] - row["taken"]}


def find_workshop(id):
    row = db.execute("SELECT * FROM workshop WHERE id = ?", [id]).fetchone()
    if row is None:
        raise HTTPException(404, "There is no such workshop.")
    return workshop(row)


@app.get("/workshops", response_model=list[Workshop])
async def list_workshops(limit: int = Query(20, ge=1, le=100), after: int = 0):
    rows = db.execute("SELECT * FROM workshop WHERE id > ? ORDER BY id LIMIT ?", [after, limit])
    return [workshop(row) for row in rows]


@app.post("/workshops", status_code=201, response_model=Workshop)
async def add_workshop(new: NewWorkshop, response: Response):
    id = db.execute("INSERT INTO workshop (title, seats) VALUES (?, ?)", [new.title, new.seats]).lastrowid
    response.headers["Location"] = f"/workshops/{id}"
    return find_workshop(id)


@app.get("/workshops/{id}", response_model=Workshop, responses={404: {"description": "No such workshop"}})
async def show_workshop(id: int):
    return find_workshop(id)
