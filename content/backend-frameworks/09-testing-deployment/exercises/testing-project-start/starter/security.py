"""Users and tokens. There is nothing to change here, but read it: you use both functions."""

import time

import jwt

# In a real project: hashes of passwords, in the database.
USERS = {
    "ada": {"password": "correct horse", "role": "organiser"},
    "bob": {"password": "battery staple", "role": "member"},
    "eve": {"password": "tr0ub4dor", "role": "member"},
}
SECRET = "only for this exercise, and 32 bytes long"
MINUTES = 15


def make_token(name, role):
    now = int(time.time())
    claims = {"sub": name, "role": role, "iat": now, "exp": now + 60 * MINUTES, "aud": "seats"}
    return jwt.encode(claims, SECRET, algorithm="HS256")


def read_token(token):
    """The claims of a token. Raises jwt.InvalidTokenError if it is not one of ours, or too old."""
    return jwt.decode(token, SECRET, algorithms=["HS256"], audience="seats", options={"require": ["exp", "sub"]})
