"""contract: email is required and unique, mail goes"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade():
    pass


def downgrade():
    pass
