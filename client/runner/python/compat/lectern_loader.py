"""What pkgutil had until Python 3.14."""

import importlib.util


def find_loader(name):
    try:
        spec = importlib.util.find_spec(name)
    except (ImportError, ValueError):
        return None
    return spec and spec.loader
