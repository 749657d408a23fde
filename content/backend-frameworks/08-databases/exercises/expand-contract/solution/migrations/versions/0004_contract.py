"""contract: email is required and unique, mail goes"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

customers = sa.table("customers", sa.column("mail"), sa.column("email"))


def upgrade():
    with op.batch_alter_table("customers") as batch:
        batch.alter_column("email", existing_type=sa.String(120), nullable=False)
        batch.create_unique_constraint("uq_customers_email", ["email"])
        batch.drop_column("mail")


def downgrade():
    op.add_column("customers", sa.Column("mail", sa.String(120), nullable=True))
    op.get_bind().execute(customers.update().values(mail=customers.c.email))
    with op.batch_alter_table("customers") as batch:
        batch.drop_constraint("uq_customers_email", type_="unique")
        batch.alter_column("email", existing_type=sa.String(120), nullable=True)
