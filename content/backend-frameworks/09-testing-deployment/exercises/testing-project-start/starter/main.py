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


@app.get("/workshops/{id}", response_model=Workshop)
async def show_workshop(id: int):
    row = db.execute("SELECT * FROM workshop WHERE id = ?", [id]).fetchone()
    return {"id": row["id"], "title": row["title"], "seats": row["seats"], "left": row["seats"] - row["taken"]}


# Step 1: GET /workshops, POST /workshops, and a 404 above.
# Step 2: POST /token; only organisers may add workshops.
# Step 3: POST /workshops/{id}/bookings, GET and DELETE /bookings/{id}.
# Step 4: WebSocket /workshops/{id}/live.
