"""Other wordings proposed for drafts"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

#: Tables in which this migration adds or removes rows; of others none may be lost.
changes_rows: tuple[str, ...] = ()


def upgrade() -> None:
    with op.batch_alter_table("derivation", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "rephrase", sa.Boolean(), server_default=sa.false(), nullable=False
            )
        )


def downgrade() -> None:
    with op.batch_alter_table("derivation", schema=None) as batch_op:
        batch_op.drop_column("rephrase")
