from main import Depends, call


def get_name():
    return "Ada"


def get_greeting(name=Depends(get_name), word="Hello"):
    return f"{word}, {name}"


class Mailer:
    def __init__(self, sender=Depends(get_name)):
        self.sender = sender


def test_a_function_without_parameters_is_called():
    assert call(lambda: 42) == 42


def test_a_parameter_is_filled_in():
    def page(name=Depends(get_name)):
        return name.upper()

    assert call(page) == "ADA"


def test_providers_have_dependencies_of_their_own():
    def page(greeting=Depends(get_greeting)):
        return greeting + "!"

    assert call(page) == "Hello, Ada!"


def test_other_defaults_stay_as_they_are():
    def page(size=3, name=Depends(get_name)):
        return (size, name)

    assert call(page) == (3, "Ada")


def test_a_class_is_a_provider_too():
    def page(mailer=Depends(Mailer)):
        return mailer.sender

    assert call(page) == "Ada"
