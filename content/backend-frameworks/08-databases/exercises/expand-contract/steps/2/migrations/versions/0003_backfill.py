"""backfill: customers.email from customers.mail"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

BATCH = 100

customers = sa.table("customers", sa.column("id"), sa.column("mail"), sa.column("email"))


def upgrade():
    bind = op.get_bind()
    address = sa.case(
        (
            customers.c.mail.is_(None),
            sa.literal("customer-") + sa.cast(customers.c.id, sa.String) + sa.literal("@example.invalid"),
        ),
        else_=sa.func.lower(sa.func.trim(customers.c.mail)),
    )
    missing = sa.select(customers.c.id).where(customers.c.email.is_(None)).order_by(customers.c.id).limit(BATCH)
    while ids := bind.execute(missing).scalars().all():
        bind.execute(customers.update().where(customers.c.id.in_(ids)).values(email=address))


def downgrade():
    pass  # nothing to take back: the column goes with 0002
