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


@app.post("/login")
def login(body: Login, response: Response):
    # Step 1: check the password, make an access token.
    return {"access_token": body.user, "token_type": "bearer"}


@app.get("/me")
def me(token: str = Depends(bearer)):
    # Step 2: check the token. So far everybody is who they say they are.
    return {"user": token}


@app.post("/refresh")
def refresh(body: Refresh, response: Response):
    # Step 3: rotate, and end the family where a token comes twice.
    raise HTTPException(501, "not written yet")
