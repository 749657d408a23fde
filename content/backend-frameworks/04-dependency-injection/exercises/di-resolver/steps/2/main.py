import inspect


class Depends:
    """The default value of a parameter that is to be filled in: `def page(user=Depends(get_user))`."""

    def __init__(self, provider):
        self.provider = provider


class Circle(Exception):
    """A provider depends on itself, directly or by others."""


def call(function, overrides=None):
    """Calls a function; what it depends on is made first, each provider once."""
    return solve(function, {}, overrides or {}, [])


def solve(function, made, overrides, path):
    """`made`: what providers have given in this call. `path`: the providers that are being made right now."""
    arguments = {}
    for name, parameter in inspect.signature(function).parameters.items():
        if isinstance(parameter.default, Depends):
            arguments[name] = value_of(parameter.default.provider, made, overrides, path)
    return function(**arguments)


def value_of(provider, made, overrides, path):
    if provider in path:
        raise Circle(" -> ".join(one.__name__ for one in [*path, provider]))
    if provider not in made:
        replacement = overrides.get(provider, provider)
        made[provider] = solve(replacement, made, overrides, [*path, provider])
    return made[provider]


# ---- an application to try it with

def get_settings():
    print("settings are read")
    return {"shop": "Corner Books"}


def get_greeting(settings=Depends(get_settings), mark="!"):
    return "Welcome to " + settings["shop"] + mark


def page(greeting=Depends(get_greeting), settings=Depends(get_settings)):
    return f"<h1>{settings['shop']}</h1><p>{greeting}</p>"


if __name__ == "__main__":
    print(call(page))
