"""Who was removed from a class, and who left"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

#: Tables in which this migration adds or removes rows; of others none may be lost.
changes_rows: tuple[str, ...] = ()


def upgrade() -> None:
    with op.batch_alter_table("class_member", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "is_removed", sa.Boolean(), server_default=sa.false(), nullable=False
            )
        )


def downgrade() -> None:
    with op.batch_alter_table("class_member", schema=None) as batch_op:
        batch_op.drop_column("is_removed")
