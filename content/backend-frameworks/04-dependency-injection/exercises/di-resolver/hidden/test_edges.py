import pytest

from main import Circle, Depends, call


def test_nothing_is_a_value_and_is_kept():
    calls = []

    def get_nothing():
        calls.append(1)

    def helper(it=Depends(get_nothing)):
        return it

    def page(one=Depends(get_nothing), two=Depends(helper)):
        return one, two

    assert call(page) == (None, None)
    assert len(calls) == 1


def test_an_override_has_dependencies_of_its_own():
    def get_real():
        raise AssertionError("the real one was called")

    def get_base():
        return "base"

    def get_fake(base=Depends(get_base)):
        return f"fake on {base}"

    assert call(lambda it=Depends(get_real): it, overrides={get_real: get_fake}) == "fake on base"


def test_a_provider_that_depends_on_itself_is_a_circle():
    def get_me(me=None):
        return me

    get_me.__defaults__ = (Depends(get_me),)
    with pytest.raises(Circle):
        call(lambda me=Depends(get_me): me)


def test_a_diamond_is_no_circle():
    def top():
        return 1

    def left(it=Depends(top)):
        return it + 1

    def right(it=Depends(top)):
        return it + 2

    assert call(lambda a=Depends(left), b=Depends(right): a + b) == 5


def test_what_is_open_is_closed_when_a_later_provider_fails():
    log = []

    def get_first():
        try:
            yield 1
        finally:
            log.append("closed")

    def get_second(first=Depends(get_first)):
        raise ConnectionError("the database is away")

    with pytest.raises(ConnectionError):
        call(lambda second=Depends(get_second): second)
    assert log == ["closed"]


def test_a_shared_provider_is_closed_once_and_last():
    log = []

    def get_connection():
        yield "connection"
        log.append("connection")

    def get_a(connection=Depends(get_connection)):
        yield
        log.append("a")

    def get_b(connection=Depends(get_connection)):
        yield
        log.append("b")

    call(lambda a=Depends(get_a), b=Depends(get_b): log.append("page"))
    assert log == ["page", "b", "a", "connection"]
