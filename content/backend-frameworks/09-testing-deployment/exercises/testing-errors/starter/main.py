import json
import logging
import re
import time
import uuid

from fastapi import FastAPI, HTTPException
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException as StarletteHTTPException

log = logging.getLogger("access")
app = FastAPI()


# Here is what you write.


# The routes. There is nothing to change here.

class Login(BaseModel):
    email: str
    password: str = Field(..., min_length=12)


@app.get("/bookings/{id}")
async def show(id: int):
    if id != 1:
        raise HTTPException(404, "There is no such booking.")
    return {"id": 1, "seats": 2}


@app.post("/login")
async def login(data: Login):
    raise HTTPException(401, "Email or password is wrong.", headers={"WWW-Authenticate": "Bearer"})


@app.get("/report")
async def report():
    raise RuntimeError("could not connect to postgresql://app:s3cret@db/seats")


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    from fastapi.testclient import TestClient

    client = TestClient(app, raise_server_exceptions=False)
    for path in ["/bookings/1", "/bookings/2?token=abc", "/bookings/x", "/report", "/nowhere"]:
        answer = client.get(path)
        print(path, answer.status_code, answer.headers.get("x-request-id"), answer.text, "\n")
