"""customers"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade():
    op.create_table(
        "customers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("mail", sa.String(120), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_customers"),
    )


def downgrade():
    op.drop_table("customers")
