"""What hashlib lacks here, because this Python is built without OpenSSL."""

import hashlib


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    """As hashlib.pbkdf2_hmac (RFC 8018), some ten times slower."""
    new = getattr(hashlib, hash_name.lower().replace("-", ""))
    size = new().digest_size
    block = new().block_size
    key = bytes(password)
    key = (new(key).digest() if len(key) > block else key).ljust(block, b"\0")
    inner = new(bytes(byte ^ 0x36 for byte in key)).copy
    outer = new(bytes(byte ^ 0x5C for byte in key)).copy

    def mac(text):
        first = inner()
        first.update(text)
        second = outer()
        second.update(first.digest())
        return second.digest()

    wanted = size if dklen is None else dklen
    made = b""
    number = 0
    while len(made) < wanted:
        number += 1
        last = mac(bytes(salt) + number.to_bytes(4, "big"))
        total = int.from_bytes(last, "big")
        for _ in range(iterations - 1):
            last = mac(last)
            total ^= int.from_bytes(last, "big")
        made += total.to_bytes(size, "big")
    return made[:wanted]


def install():
    if not hasattr(hashlib, "pbkdf2_hmac"):
        hashlib.pbkdf2_hmac = pbkdf2_hmac
