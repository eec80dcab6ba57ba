"""Classes and what they are given"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

#: Tables in which this migration adds or removes rows; of others none may be lost.
changes_rows: tuple[str, ...] = ()


def upgrade() -> None:
    op.create_table(
        "school_class",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("archived_at", sa.DateTime(), nullable=True),
        sa.Column("keeps_days", sa.Integer(), nullable=True),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school_class")),
        sa.UniqueConstraint("code", name=op.f("uq_school_class_code")),
    )
    op.create_table(
        "class_look",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("class_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("path", sa.String(length=200), nullable=False),
        sa.Column("looked_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["class_id"],
            ["school_class.id"],
            name=op.f("fk_class_look_class_id_school_class"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_class_look_person_id_person"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_class_look")),
    )
    with op.batch_alter_table("class_look", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_class_look_class_id"), ["class_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_class_look_person_id"), ["person_id"], unique=False
        )

    op.create_table(
        "class_member",
        sa.Column("class_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("joined_at", sa.DateTime(), nullable=False),
        sa.Column("left_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["class_id"],
            ["school_class.id"],
            name=op.f("fk_class_member_class_id_school_class"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_class_member_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("class_id", "person_id", name=op.f("pk_class_member")),
    )
    with op.batch_alter_table("class_member", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_class_member_person_id"), ["person_id"], unique=False
        )

    op.create_table(
        "class_notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("class_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("address", sa.String(length=200), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("read_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["class_id"],
            ["school_class.id"],
            name=op.f("fk_class_notice_class_id_school_class"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_class_notice_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_class_notice")),
    )
    with op.batch_alter_table("class_notice", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_class_notice_class_id"), ["class_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_class_notice_person_id_made_at"),
            ["person_id", "made_at"],
            unique=False,
        )

    op.create_table(
        "class_teacher",
        sa.Column("class_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["class_id"],
            ["school_class.id"],
            name=op.f("fk_class_teacher_class_id_school_class"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_class_teacher_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("class_id", "person_id", name=op.f("pk_class_teacher")),
    )
    with op.batch_alter_table("class_teacher", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_class_teacher_person_id"), ["person_id"], unique=False
        )

    op.create_table(
        "join_code",
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("class_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=True),
        sa.Column("revoked_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["class_id"],
            ["school_class.id"],
            name=op.f("fk_join_code_class_id_school_class"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_join_code")),
    )
    with op.batch_alter_table("join_code", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_join_code_class_id"), ["class_id"], unique=False
        )

    op.create_table(
        "recovery_card",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_recovery_card_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_recovery_card")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_recovery_card_token_hash")),
    )
    op.create_table(
        "assignment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("class_id", sa.Integer(), nullable=False),
        sa.Column("set_id", sa.Integer(), nullable=True),
        sa.Column("quiz_id", sa.Integer(), nullable=True),
        sa.Column("given_by", sa.Integer(), nullable=True),
        sa.Column("given_at", sa.DateTime(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("study_by", sa.Date(), nullable=True),
        sa.Column("exam_on", sa.Date(), nullable=True),
        sa.Column("taken_back_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "set_id IS NOT NULL OR quiz_id IS NOT NULL",
            name=op.f("ck_assignment_something_is_given"),
        ),
        sa.ForeignKeyConstraint(
            ["class_id"],
            ["school_class.id"],
            name=op.f("fk_assignment_class_id_school_class"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["given_by"],
            ["person.id"],
            name=op.f("fk_assignment_given_by_person"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["quiz_id"],
            ["quiz.id"],
            name=op.f("fk_assignment_quiz_id_quiz"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["set_id"],
            ["question_set.id"],
            name=op.f("fk_assignment_set_id_question_set"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
    )
    with op.batch_alter_table("assignment", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_assignment_class_id_given_at"),
            ["class_id", "given_at"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_assignment_given_by"), ["given_by"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_assignment_quiz_id"), ["quiz_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_assignment_set_id"), ["set_id"], unique=False
        )


def downgrade() -> None:
    with op.batch_alter_table("assignment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_assignment_set_id"))
        batch_op.drop_index(batch_op.f("ix_assignment_quiz_id"))
        batch_op.drop_index(batch_op.f("ix_assignment_given_by"))
        batch_op.drop_index(batch_op.f("ix_assignment_class_id_given_at"))

    op.drop_table("assignment")
    op.drop_table("recovery_card")
    with op.batch_alter_table("join_code", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_join_code_class_id"))

    op.drop_table("join_code")
    with op.batch_alter_table("class_teacher", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_class_teacher_person_id"))

    op.drop_table("class_teacher")
    with op.batch_alter_table("class_notice", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_class_notice_person_id_made_at"))
        batch_op.drop_index(batch_op.f("ix_class_notice_class_id"))

    op.drop_table("class_notice")
    with op.batch_alter_table("class_member", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_class_member_person_id"))

    op.drop_table("class_member")
    with op.batch_alter_table("class_look", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_class_look_person_id"))
        batch_op.drop_index(batch_op.f("ix_class_look_class_id"))

    op.drop_table("class_look")
    op.drop_table("school_class")
