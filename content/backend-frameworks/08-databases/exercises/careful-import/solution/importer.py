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
    for index, row in enumerate(rows):
        try:
            with session.begin_nested():
                session.add(Product(**row))
        except IntegrityError as error:
            report.errors.append((index, str(error.orig)))
            if len(report.errors) > max_errors:
                raise TooManyErrors(f"{len(report.errors)} of {index + 1} rows were refused") from error
        else:
            report.added += 1
    return report
