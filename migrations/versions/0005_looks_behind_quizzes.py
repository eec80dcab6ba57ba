"""Looks behind quizzes"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

#: Tables in which this migration adds or removes rows; of others none may be lost.
changes_rows: tuple[str, ...] = ()


def upgrade() -> None:
    op.create_table(
        "quiz_look",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("quiz_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("looked_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_quiz_look_person_id_person"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["quiz_id"],
            ["quiz.id"],
            name=op.f("fk_quiz_look_quiz_id_quiz"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quiz_look")),
    )
    with op.batch_alter_table("quiz_look", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_quiz_look_person_id"), ["person_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_quiz_look_quiz_id"), ["quiz_id"], unique=False
        )


def downgrade() -> None:
    with op.batch_alter_table("quiz_look", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_quiz_look_quiz_id"))
        batch_op.drop_index(batch_op.f("ix_quiz_look_person_id"))

    op.drop_table("quiz_look")
