"""What SQLAlchemy 2 has built in. There is nothing to change here.

With SQLAlchemy 2 you write

    Session(bind=connection, join_transaction_mode="create_savepoint")

The version of the browser is 1.4, and this function does the same there.
"""

from sqlalchemy import event
from sqlalchemy.orm import Session


def joined_session(connection):
    """A session in the transaction of `connection`: its commit ends a savepoint, never that transaction."""
    session = Session(bind=connection, future=True)
    savepoint = connection.begin_nested()

    @event.listens_for(session, "after_transaction_end")
    def again(session, transaction):
        nonlocal savepoint
        if not savepoint.is_active and connection.in_transaction():
            savepoint = connection.begin_nested()

    return session
