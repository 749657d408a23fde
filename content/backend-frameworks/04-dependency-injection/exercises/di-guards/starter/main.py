import time

import jwt
from fastapi import APIRouter, Depends, FastAPI, Form, HTTPException
from fastapi.security import OAuth2PasswordBearer

SECRET = "only for this exercise, and long enough"
LIFETIME = 600  # seconds

USERS = {
    "ada": {"password": "lovelace", "roles": ["clerk", "manager"]},
    "bob": {"password": "builder", "roles": ["clerk"]},
    "eve": {"password": "garden", "roles": []},
}

app = FastAPI()
bearer = OAuth2PasswordBearer(tokenUrl="token")  # reads the token from the header; 401 where there is none


@app.post("/token")
def token(username: str = Form(), password: str = Form()):
    user = USERS.get(username)
    if user is None or user["password"] != password:
        raise HTTPException(401, "Wrong name or password.")
    now = int(time.time())
    claims = {"sub": username, "iat": now, "exp": now + LIFETIME}
    return {"access_token": jwt.encode(claims, SECRET, algorithm="HS256"), "token_type": "bearer"}


@app.get("/me")
def me():
    return {"name": "?", "roles": []}


@app.get("/orders")
def orders():
    return [{"id": 1, "total": 990}]


staff = APIRouter(prefix="/staff")


@staff.get("/salaries")
def salaries():
    return {"ada": 5000, "bob": 4000}


@staff.delete("/members/{name}", status_code=204)
def dismiss(name: str):
    pass


app.include_router(staff)
