from alembic import context
from sqlalchemy import create_engine

from models import Base

engine = create_engine(context.config.get_main_option("sqlalchemy.url"), future=True)

with engine.connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,  # for autogenerate on SQLite
    )
    with context.begin_transaction():
        context.run_migrations()
