import inspect


class Depends:
    """The default value of a parameter that is to be filled in: `def page(user=Depends(get_user))`."""

    def __init__(self, provider):
        self.provider = provider


class Circle(Exception):
    """A provider depends on itself, directly or by others."""


def call(function):
    """Calls a function; what it depends on is made first."""
    arguments = {}
    for name, parameter in inspect.signature(function).parameters.items():
        if isinstance(parameter.default, Depends):
            arguments[name] = call(parameter.default.provider)
    return function(**arguments)


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
