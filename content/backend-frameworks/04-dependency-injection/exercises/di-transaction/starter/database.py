"""A small pool of connections to SQLite. Nothing to change here."""

import itertools
import sqlite3

NUMBERS = itertools.count(1)
START = [("ada", 100), ("bob", 50), ("eve", 0)]


class Pool:
    """Hands out connections, at most `size` at a time, as the pools of real databases do."""

    def __init__(self, size=2):
        self.size = size
        self.in_use = 0
        self.taken = 0
        # A database of its own for each pool, there as long as this one connection is open.
        self.name = f"file:bank{next(NUMBERS)}?mode=memory&cache=shared"
        self.keeper = self.open()
        self.keeper.execute("CREATE TABLE accounts (name TEXT PRIMARY KEY, cents INTEGER NOT NULL)")
        self.keeper.executemany("INSERT INTO accounts VALUES (?, ?)", START)
        self.keeper.commit()

    def open(self):
        return sqlite3.connect(self.name, uri=True, check_same_thread=False)

    def take(self):
        if self.in_use >= self.size:
            raise RuntimeError(f"all {self.size} connections are in use: somebody has not given theirs back")
        self.in_use += 1
        self.taken += 1
        return self.open()

    def give_back(self, connection):
        self.in_use -= 1
        connection.close()  # what was not committed is gone
