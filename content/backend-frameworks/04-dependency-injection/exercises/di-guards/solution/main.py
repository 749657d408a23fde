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


def get_users():
    return USERS


def current_user(token: str = Depends(bearer), users=Depends(get_users)):
    try:
        claims = jwt.decode(token, SECRET, algorithms=["HS256"], options={"require": ["exp", "sub"]})
    except jwt.PyJWTError:
        raise unauthorized()
    user = users.get(claims["sub"])
    if user is None:
        raise unauthorized()
    return {"name": claims["sub"], "roles": user["roles"]}


def unauthorized():
    return HTTPException(401, "Please log in.", headers={"WWW-Authenticate": "Bearer"})


def require(role):
    """Makes a dependency that lets only users with this role through."""

    def check(user=Depends(current_user)):
        if role not in user["roles"]:
            raise HTTPException(403, f"This needs the role {role}.")
        return user

    return check


@app.post("/token")
def token(username: str = Form(), password: str = Form(), users=Depends(get_users)):
    user = users.get(username)
    if user is None or user["password"] != password:
        raise HTTPException(401, "Wrong name or password.")
    now = int(time.time())
    claims = {"sub": username, "iat": now, "exp": now + LIFETIME}
    return {"access_token": jwt.encode(claims, SECRET, algorithm="HS256"), "token_type": "bearer"}


@app.get("/me")
def me(user=Depends(current_user)):
    return user


@app.get("/orders", dependencies=[Depends(require("clerk"))])
def orders():
    return [{"id": 1, "total": 990}]


staff = APIRouter(prefix="/staff", dependencies=[Depends(require("manager"))])


@staff.get("/salaries")
def salaries():
    return {"ada": 5000, "bob": 4000}


@staff.delete("/members/{name}", status_code=204)
def dismiss(name: str):
    pass


app.include_router(staff)
