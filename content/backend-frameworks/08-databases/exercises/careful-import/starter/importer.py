from dataclasses import dataclass, field

from sqlalchemy.exc import IntegrityError

from database import Product


class TooManyErrors(Exception):
    pass


@dataclass
class Report:
    added: int = 0
    errors: list = field(default_factory=list)  # (index of the row, what the database said)


def import_products(session, rows, max_errors=10):
    report = Report()
    for row in rows:
        session.add(Product(**row))
        report.added += 1
    session.flush()
    return report
