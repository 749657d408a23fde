"""expand: customers.email"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade():
    op.add_column("customers", sa.Column("email", sa.String(120), nullable=True))


def downgrade():
    with op.batch_alter_table("customers") as batch:
        batch.drop_column("email")
