import pytest

import main
from main import Depends, call

order = []


def get_settings():
    order.append("settings")
    return object()


def get_pool(settings=Depends(get_settings)):
    order.append("pool")
    return ("pool", settings)


def get_user(pool=Depends(get_pool), settings=Depends(get_settings)):
    order.append("user")
    return ("user", settings)


def page(user=Depends(get_user), pool=Depends(get_pool), settings=Depends(get_settings)):
    order.append("page")
    return user, pool, settings


def setup_function():
    order.clear()


def test_each_provider_is_called_once_and_before_those_who_need_it():
    call(page)
    assert order == ["settings", "pool", "user", "page"]


def test_all_are_given_the_same_object():
    user, pool, settings = call(page)
    assert user[1] is settings and pool[1] is settings


def test_the_next_call_begins_afresh():
    first, second = call(page)[2], call(page)[2]
    assert first is not second


def test_a_provider_can_be_overridden_wherever_it_is_asked_for():
    user, pool, settings = call(page, overrides={get_settings: lambda: "for tests"})
    assert (user[1], pool[1], settings) == ("for tests", "for tests", "for tests")
    assert order == ["pool", "user", "page"]


def test_a_circle_is_reported_with_its_names():
    def get_chicken(egg=None):
        return egg

    def get_egg(chicken=Depends(get_chicken)):
        return chicken

    get_chicken.__defaults__ = (Depends(get_egg),)

    def farm(chicken=Depends(get_chicken)):
        return chicken

    with pytest.raises(main.Circle) as caught:
        call(farm)
    assert "get_chicken -> get_egg -> get_chicken" in str(caught.value)
