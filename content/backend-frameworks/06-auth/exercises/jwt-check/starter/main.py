import base64
import hashlib
import hmac
import json
import time


class TokenError(Exception):
    """The token is not accepted."""


def from_base64url(text):
    """The bytes of a part; ValueError where it is none."""
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)


def check_token(token, keys, *, issuer, audience, now, leeway=30):
    """Gives the claims of a token, or raises TokenError."""
    # This decodes and believes. Everything else is yours.
    head, body, signature = token.split(".")
    return json.loads(from_base64url(body))


def make_token(claims, key, kid, alg="HS256"):
    """For trying out: an issuer in four lines."""
    def part(value):
        return base64.urlsafe_b64encode(value).rstrip(b"=").decode()

    text = part(json.dumps({"alg": alg, "kid": kid}).encode()) + "." + part(json.dumps(claims).encode())
    return text + "." + part(hmac.new(key, text.encode(), hashlib.sha256).digest())


if __name__ == "__main__":
    keys = {"2026-11": b"a secret of thirty-two bytes, ok!"}
    now = int(time.time())
    claims = {"iss": "https://id.example", "aud": "shop", "sub": "ada", "exp": now + 900}
    good = make_token(claims, keys["2026-11"], "2026-11")
    forged = make_token({**claims, "sub": "admin"}, b"a key that the attacker chose", "2026-11")
    for name, token in [("good", good), ("forged", forged), ("nonsense", "a.b")]:
        try:
            print(name, check_token(token, keys, issuer="https://id.example", audience="shop", now=now))
        except TokenError as error:
            print(name, "refused:", error)
