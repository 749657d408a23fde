import hashlib
import secrets
import time

import jwt
from fastapi import Depends, FastAPI, HTTPException, Response
from fastapi.security import OAuth2PasswordBearer
from pydantic import BaseModel

ISSUER = "https://id.example"
AUDIENCE = "shop"
SECRET = "for this exercise only, from a vault in real life"
ACCESS_SECONDS = 900
REFRESH_SECONDS = 30 * 24 * 3600

app = FastAPI()
bearer = OAuth2PasswordBearer(tokenUrl="login")

# SHA-256 of a refresh token -> what you keep about it
refresh_tokens = {}


class Login(BaseModel):
    user: str
    password: str


class Refresh(BaseModel):
    refresh_token: str


def password_is_right(user, password):
    """Given. Real ones are hashed with Argon2id; see the slides about passwords."""
    known = {"ada": "analytical engine", "grace": "nanosecond wire"}
    return secrets.compare_digest(known.get(user, "").encode(), password.encode()) and user in known


def access_token(user):
    now = int(time.time())
    claims = {"iss": ISSUER, "aud": AUDIENCE, "sub": user, "iat": now, "exp": now + ACCESS_SECONDS}
    return jwt.encode(claims, SECRET, algorithm="HS256")


def hashed(token):
    return hashlib.sha256(token.encode()).hexdigest()


def pair(user, family, response):
    """A new access token and a new refresh token of the family."""
    token = secrets.token_urlsafe(32)
    refresh_tokens[hashed(token)] = {
        "user": user,
        "family": family,
        "expires": time.time() + REFRESH_SECONDS,
        "used": False,
    }
    response.headers["Cache-Control"] = "no-store"
    return {
        "access_token": access_token(user),
        "refresh_token": token,
        "token_type": "bearer",
        "expires_in": ACCESS_SECONDS,
    }


@app.post("/login")
def login(body: Login, response: Response):
    if not password_is_right(body.user, body.password):
        raise HTTPException(401, "Wrong user or password.")
    return pair(body.user, secrets.token_hex(8), response)


def current_user(token: str = Depends(bearer)):
    try:
        claims = jwt.decode(
            token,
            SECRET,
            algorithms=["HS256"],
            issuer=ISSUER,
            audience=AUDIENCE,
            options={"require": ["exp", "iss", "aud", "sub"]},
        )
    except jwt.InvalidTokenError:
        raise HTTPException(401, "The token is not accepted.", headers={"WWW-Authenticate": "Bearer"})
    return claims["sub"]


@app.get("/me")
def me(user: str = Depends(current_user)):
    return {"user": user}


@app.post("/refresh")
def refresh(body: Refresh, response: Response):
    found = refresh_tokens.get(hashed(body.refresh_token))
    if found is None or found["expires"] <= time.time():
        raise HTTPException(401, "The refresh token is not accepted.")
    if found["used"]:
        end_family(found["family"])
        raise HTTPException(401, "The refresh token is not accepted.")
    found["used"] = True
    return pair(found["user"], found["family"], response)


def end_family(family):
    for digest in [digest for digest, entry in refresh_tokens.items() if entry["family"] == family]:
        del refresh_tokens[digest]
