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
    parts = token.split(".")
    if len(parts) != 3:
        raise TokenError("a token has three parts")
    head, body, signature = parts
    header = json_object(head)

    if header.get("alg") != "HS256":
        raise TokenError("only HS256 is accepted")
    kid = header.get("kid")
    if not isinstance(kid, str) or kid not in keys:
        raise TokenError("this key is not known")

    expected = hmac.new(keys[kid], f"{head}.{body}".encode(), hashlib.sha256).digest()
    if not hmac.compare_digest(expected, decoded(signature)):
        raise TokenError("the signature is wrong")

    # From here on we know who wrote the claims.
    claims = json_object(body)
    if now >= number(claims, "exp") + leeway:
        raise TokenError("the token is over")
    if "nbf" in claims and now < number(claims, "nbf") - leeway:
        raise TokenError("the token is not valid yet")
    if claims.get("iss") != issuer:
        raise TokenError("from another issuer")
    receivers = claims.get("aud")
    if audience not in (receivers if isinstance(receivers, list) else [receivers]):
        raise TokenError("for somebody else")
    return claims


def decoded(part):
    try:
        return from_base64url(part)
    except ValueError as error:
        raise TokenError("not base64url") from error


def json_object(part):
    try:
        value = json.loads(decoded(part))
    except (ValueError, RecursionError) as error:
        raise TokenError("not JSON") from error
    if not isinstance(value, dict):
        raise TokenError("not a JSON object")
    return value


def number(claims, name):
    value = claims.get(name)
    if type(value) not in (int, float):
        raise TokenError(f"{name} has to be a number")
    return value


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
