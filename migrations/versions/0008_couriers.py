"""Couriers, their runs, deliveries, photos and areas; what retention deletes when."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
PATH = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
TABLES = ("courier", "courier_run", "delivery", "run_photo", "run_area", "purge")


def _where(condition: str) -> dict[str, Any]:
    """A partial index."""
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def upgrade() -> None:
    _courier()
    _run()
    _delivery()
    _beside()
    _purge()


def downgrade() -> None:
    """Who is a courier, the runs and what was delivered are lost."""
    for table in reversed(TABLES):
        op.drop_table(table)


def _courier() -> None:
    op.create_table(
        "courier",
        sa.Column("staff_id", ID, autoincrement=False, nullable=False),
        sa.Column("enterprise_id", ID, nullable=False),
        sa.Column("plate", sa.Text(), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["enterprise_id"], ["enterprise.id"], name="fk_courier_enterprise_id"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_courier_staff_id"),
        sa.PrimaryKeyConstraint("staff_id", name="pk_courier"),
    )
    op.create_index("ix_courier_enterprise_id", "courier", ["enterprise_id"], **_where("ended_at IS NULL"))


def _run() -> None:
    op.create_table(
        "courier_run",
        sa.Column("id", ID, nullable=False),
        sa.Column("enterprise_id", ID, nullable=False),
        sa.Column("path", PATH, nullable=False),
        sa.Column("staff_id", ID, nullable=False),
        sa.Column("plate", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("start_temperature_centi", sa.Integer(), nullable=False),
        sa.Column("mask", sa.Boolean(), nullable=False),
        sa.Column("vehicle_disinfected", sa.Boolean(), nullable=False),
        sa.Column("by", ID, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("ended_by", ID, nullable=True),
        sa.Column("end_temperature_centi", sa.Integer(), nullable=True),
        sa.Column("box_disinfections", sa.Integer(), nullable=True),
        sa.Column("remark", sa.Text(), server_default="", nullable=False),
        sa.Column("deliveries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("exceptions", sa.Integer(), server_default="0", nullable=False),
        sa.Column("photos", sa.Integer(), server_default="0", nullable=False),
        sa.Column("points", sa.Integer(), server_default="0", nullable=False),
        sa.Column("list_purged_at", MOMENT, nullable=True),
        sa.Column("track_purged_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["by"], ["account.id"], name="fk_courier_run_by"),
        sa.ForeignKeyConstraint(["ended_by"], ["account.id"], name="fk_courier_run_ended_by"),
        sa.ForeignKeyConstraint(["enterprise_id"], ["enterprise.id"], name="fk_courier_run_enterprise_id"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_courier_run_staff_id"),
        sa.PrimaryKeyConstraint("id", name="pk_courier_run"),
        sqlite_autoincrement=True,
    )
    op.create_index("uq_courier_run_staff_id", "courier_run", ["staff_id"], unique=True, **_where("ended_at IS NULL"))
    op.create_index("ix_courier_run_open", "courier_run", ["enterprise_id"], **_where("ended_at IS NULL"))
    for column in ("enterprise_id", "path", "plate", "staff_id"):
        op.create_index(f"ix_courier_run_{column}_day", "courier_run", [column, "day"])
    op.create_index("ix_courier_run_list", "courier_run", ["day", "id"], **_where("list_purged_at IS NULL"))
    op.create_index("ix_courier_run_track", "courier_run", ["day"], **_where("track_purged_at IS NULL"))


def _delivery() -> None:
    op.create_table(
        "delivery",
        sa.Column("id", ID, nullable=False),
        sa.Column("run_id", ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("order_no", sa.Text(), nullable=False),
        sa.Column("order_key", sa.Text(), nullable=False),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("area_key", sa.Text(), nullable=False),
        sa.Column("compound_key", sa.Text(), nullable=False),
        sa.Column("handed_over_at", MOMENT, nullable=True),
        sa.Column("contactless", sa.Boolean(), nullable=True),
        sa.Column("exception", sa.Text(), nullable=False),
        sa.Column("phone_enc", sa.Text(), nullable=True),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.Column("by", ID, nullable=False),
        sa.Column("removed_at", MOMENT, nullable=True),
        sa.Column("removed_by", ID, nullable=True),
        sa.ForeignKeyConstraint(["by"], ["account.id"], name="fk_delivery_by"),
        sa.ForeignKeyConstraint(["removed_by"], ["account.id"], name="fk_delivery_removed_by"),
        sa.ForeignKeyConstraint(["run_id"], ["courier_run.id"], name="fk_delivery_run_id"),
        sa.PrimaryKeyConstraint("id", name="pk_delivery"),
        sqlite_autoincrement=True,
    )
    standing = _where("removed_at IS NULL")
    op.create_index("uq_delivery_run_id_order_key", "delivery", ["run_id", "order_key"], unique=True, **standing)
    op.create_index("ix_delivery_run_id_position", "delivery", ["run_id", "position"])
    op.create_index("ix_delivery_order_key", "delivery", ["order_key"], **standing)
    op.create_index("ix_delivery_area_key_run_id", "delivery", ["area_key", "run_id"], **standing)
    op.create_index("ix_delivery_compound_key_run_id", "delivery", ["compound_key", "run_id"], **standing)


def _beside() -> None:
    """Photos of the slips, and areas that were typed."""
    op.create_table(
        "run_photo",
        sa.Column("id", ID, nullable=False),
        sa.Column("run_id", ID, nullable=False),
        sa.Column("file_id", sa.Text(), nullable=False),
        sa.Column("unique_id", sa.Text(), nullable=False),
        sa.Column("as_file", sa.Boolean(), nullable=False),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.Column("by", ID, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["account.id"], name="fk_run_photo_by"),
        sa.ForeignKeyConstraint(["run_id"], ["courier_run.id"], name="fk_run_photo_run_id"),
        sa.PrimaryKeyConstraint("id", name="pk_run_photo"),
        sa.UniqueConstraint("run_id", "unique_id", name="uq_run_photo_run_id_unique_id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "run_area",
        sa.Column("id", ID, nullable=False),
        sa.Column("run_id", ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("area_key", sa.Text(), nullable=False),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.Column("by", ID, nullable=False),
        sa.ForeignKeyConstraint(["by"], ["account.id"], name="fk_run_area_by"),
        sa.ForeignKeyConstraint(["run_id"], ["courier_run.id"], name="fk_run_area_run_id"),
        sa.PrimaryKeyConstraint("id", name="pk_run_area"),
        sa.UniqueConstraint("run_id", "position", name="uq_run_area_run_id_position"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_run_area_area_key_run_id", "run_area", ["area_key", "run_id"])


def _purge() -> None:
    op.create_table(
        "purge",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("tracks_before", sa.Date(), nullable=False),
        sa.Column("lists_before", sa.Date(), nullable=False),
        sa.Column("tracks", sa.Integer(), nullable=False),
        sa.Column("lists", sa.Integer(), nullable=False),
        sa.Column("warned_at", MOMENT, nullable=False),
        sa.Column("begun_at", MOMENT, nullable=True),
        sa.Column("done_at", MOMENT, nullable=True),
        sa.Column("points_gone", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("lists_gone", sa.Integer(), server_default="0", nullable=False),
        sa.Column("deliveries_gone", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("day", name="pk_purge"),
    )
