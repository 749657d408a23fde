"""What Django takes from the module `cgi`, which Python has no more (PEP 594)."""

from email.message import Message


def parse_header(line):
    """Splits a header like `text/html; charset=utf-8` into its value and a dict of its parameters."""
    message = Message()
    message["content-type"] = line
    (value, _), *parameters = message.get_params(failobj=[("", "")])
    return value, {name.lower(): text for name, text in parameters}


def valid_boundary(text):
    import re

    pattern = b"^[ -~]{0,200}[!-~]$" if isinstance(text, bytes) else "^[ -~]{0,200}[!-~]$"
    return re.match(pattern, text)
