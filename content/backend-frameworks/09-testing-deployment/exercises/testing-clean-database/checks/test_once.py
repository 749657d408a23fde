"""The tables are made once, however many tests there are."""

from sqlalchemy import inspect

ENGINES = set()
IDS = []


def remember(engine):
    ENGINES.add(id(engine))
    IDS.append(engine)  # keeps it alive, so that the number is not given to another one


def test_a_first_one(engine):
    remember(engine)
    assert inspect(engine).has_table("booking")


def test_a_second_one(engine):
    remember(engine)


def test_all_had_the_same_engine(engine):
    remember(engine)
    assert len(ENGINES) == 1, f"{len(ENGINES)} databases were made for three tests"
