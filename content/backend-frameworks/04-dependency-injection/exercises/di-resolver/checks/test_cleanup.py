import pytest

from main import Depends, call

log = []


def setup_function():
    log.clear()


def get_connection():
    log.append("connection opened")
    try:
        yield "connection"
    finally:
        log.append("connection closed")


def get_transaction(connection=Depends(get_connection)):
    log.append("transaction begins")
    try:
        yield f"transaction on {connection}"
    except Exception:
        log.append("rolled back")
        raise
    else:
        log.append("committed")


def test_what_is_yielded_is_the_value():
    assert call(lambda it=Depends(get_transaction): it) == "transaction on connection"


def test_cleaned_up_after_the_function_in_reverse_order():
    def page(transaction=Depends(get_transaction)):
        log.append("page")

    call(page)
    assert log == ["connection opened", "transaction begins", "page", "committed", "connection closed"]


def test_an_error_reaches_the_providers_and_then_the_caller():
    def page(transaction=Depends(get_transaction)):
        raise ValueError("no such book")

    with pytest.raises(ValueError, match="no such book"):
        call(page)
    assert log == ["connection opened", "transaction begins", "rolled back", "connection closed"]
