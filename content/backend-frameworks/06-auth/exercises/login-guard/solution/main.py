import hashlib
import hmac
import math
import secrets
import time

from fastapi import Cookie, FastAPI, HTTPException, Response
from pydantic import BaseModel

ROUNDS = 2000  # few, because this sandbox is slow; OWASP asks for 600,000
LIMIT = 5
WINDOW = 60
clock = time.monotonic

app = FastAPI()
sessions = {}  # session id -> user
failures = {}  # user -> times of wrong logins


class Login(BaseModel):
    user: str
    password: str


def hash_password(password):
    salt = secrets.token_bytes(16)
    digest = hashlib.pbkdf2_hmac("sha256", password.encode(), salt, ROUNDS)
    return f"pbkdf2_sha256${ROUNDS}${salt.hex()}${digest.hex()}"


def verify_password(stored, password):
    _, rounds, salt, expected = stored.split("$")
    digest = hashlib.pbkdf2_hmac("sha256", password.encode(), bytes.fromhex(salt), int(rounds))
    return hmac.compare_digest(bytes.fromhex(expected), digest)


users = {
    "ada": hash_password("analytical engine"),
    "grace": hash_password("nanosecond wire"),
}
DUMMY_HASH = hash_password(secrets.token_hex(16))


@app.post("/login", status_code=204)
def login(body: Login, response: Response):
    wait = seconds_to_wait(body.user)
    if wait > 0:
        raise HTTPException(429, "Too many attempts.", headers={"Retry-After": str(wait)})

    right = verify_password(users.get(body.user, DUMMY_HASH), body.password)
    if not right or body.user not in users:
        failures.setdefault(body.user, []).append(clock())
        raise HTTPException(401, "Wrong user or password.")

    failures.pop(body.user, None)
    session_id = secrets.token_urlsafe(32)
    sessions[session_id] = body.user
    response.set_cookie("__Host-session", session_id, secure=True, httponly=True, samesite="lax", path="/")


def seconds_to_wait(user):
    """How long until one of the failures is forgotten; 0 where there is room for another one."""
    now = clock()
    recent = [when for when in failures.get(user, []) if now - when < WINDOW]
    if recent:
        failures[user] = recent
    else:
        failures.pop(user, None)
    return 0 if len(recent) < LIMIT else math.ceil(recent[-LIMIT] + WINDOW - now)


@app.get("/me")
def me(session: str = Cookie("", alias="__Host-session")):
    if session not in sessions:
        raise HTTPException(401, "Please log in.")
    return {"user": sessions[session]}


@app.post("/logout", status_code=204)
def logout(response: Response, session: str = Cookie("", alias="__Host-session")):
    sessions.pop(session, None)
    response.delete_cookie("__Host-session", path="/", secure=True, httponly=True, samesite="lax")
