"""An issuer for the tests. It makes tokens of every kind, wrong ones too."""

import base64
import hashlib
import hmac
import json

from main import TokenError, check_token

NOW = 1_800_000_000
KEYS = {"old": b"the key of last month, 32 bytes..", "new": b"the key of this month, 32 bytes.."}
CLAIMS = {"iss": "https://id.example", "aud": "shop", "sub": "ada", "iat": NOW - 60, "exp": NOW + 840}


def part(value):
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def sign(text, key):
    return part(hmac.new(key, text.encode(), hashlib.sha256).digest())


def token(claims=None, *, kid="new", alg="HS256", key=None, header=None):
    head = {"typ": "JWT", "alg": alg, "kid": kid} if header is None else header
    text = f"{part(head)}.{part(CLAIMS if claims is None else claims)}"
    return f"{text}.{sign(text, key or KEYS.get(kid, b'x' * 32))}"


def with_claims(**changes):
    """A well signed token whose claims differ; None takes a claim away."""
    return token({name: value for name, value in {**CLAIMS, **changes}.items() if value is not None})


def check(text, **options):
    return check_token(text, KEYS, **{"issuer": "https://id.example", "audience": "shop", "now": NOW, **options})


def accepts(text, **options):
    try:
        check(text, **options)
    except TokenError:
        return False
    return True
