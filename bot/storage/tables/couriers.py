"""Couriers: who is one, their runs, what they delivered, photos of the slips, areas they passed; and what is deleted when.

A run is a record and stays; its list of deliveries and its track go when their retention ends. `deliveries`, `exceptions`, `photos` and
`points` of a run count what was kept with it, and still say so after that.
"""

from sqlalchemy import BigInteger, Boolean, Column, Date, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from bot.storage.columns import BigId, Moment, Path
from bot.storage.tables.base import metadata

# The phone is the staff member's: `staff.phone_enc`.
courier = Table(
    "courier",
    metadata,
    Column("staff_id", BigId, ForeignKey("staff.id"), primary_key=True, autoincrement=False),
    Column("enterprise_id", BigId, ForeignKey("enterprise.id"), nullable=False),
    Column("plate", Text, nullable=False),  # empty: rides without one
    Column("since", Moment, nullable=False),
    Column("ended_at", Moment),
)
rides = courier.c.ended_at.is_(None)
Index("ix_courier_enterprise_id", courier.c.enterprise_id, sqlite_where=rides, postgresql_where=rides)

courier_run = Table(
    "courier_run",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("enterprise_id", BigId, ForeignKey("enterprise.id"), nullable=False),
    Column("path", Path, nullable=False),  # of the reporting tree
    Column("staff_id", BigId, ForeignKey("staff.id"), nullable=False),
    Column("plate", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("start_temperature_centi", Integer, nullable=False),
    Column("mask", Boolean, nullable=False),
    Column("vehicle_disinfected", Boolean, nullable=False),
    Column("by", BigId, ForeignKey("account.id"), nullable=False),
    Column("chat_id", BigInteger, nullable=False),  # where it was started
    Column("ended_at", Moment),
    Column("ended_by", BigId, ForeignKey("account.id")),
    Column("end_temperature_centi", Integer),
    Column("box_disinfections", Integer),
    Column("remark", Text, nullable=False, server_default=""),
    Column("deliveries", Integer, nullable=False, server_default="0"),
    Column("exceptions", Integer, nullable=False, server_default="0"),
    Column("photos", Integer, nullable=False, server_default="0"),
    Column("points", Integer, nullable=False, server_default="0"),  # of the track, once it is gone; until then `track.heard` says it
    # When retention took them away.
    Column("list_purged_at", Moment),
    Column("track_purged_at", Moment),
    sqlite_autoincrement=True,
)
under_way = courier_run.c.ended_at.is_(None)
# Without the counts, which change often: PostgreSQL then need not touch the indexes.
has_list = courier_run.c.list_purged_at.is_(None)
has_track = courier_run.c.track_purged_at.is_(None)
Index("uq_courier_run_staff_id", courier_run.c.staff_id, unique=True, sqlite_where=under_way, postgresql_where=under_way)
Index("ix_courier_run_open", courier_run.c.enterprise_id, sqlite_where=under_way, postgresql_where=under_way)
Index("ix_courier_run_enterprise_id_day", courier_run.c.enterprise_id, courier_run.c.day)
Index("ix_courier_run_path_day", courier_run.c.path, courier_run.c.day)
Index("ix_courier_run_plate_day", courier_run.c.plate, courier_run.c.day)
Index("ix_courier_run_staff_id_day", courier_run.c.staff_id, courier_run.c.day)
Index("ix_courier_run_list", courier_run.c.day, courier_run.c.id, sqlite_where=has_list, postgresql_where=has_list)
Index("ix_courier_run_track", courier_run.c.day, sqlite_where=has_track, postgresql_where=has_track)

delivery = Table(
    "delivery",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("run_id", BigId, ForeignKey("courier_run.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("order_no", Text, nullable=False),
    Column("order_key", Text, nullable=False),  # by which it is found: `conversations/courier_keys.py`
    Column("area", Text, nullable=False),
    Column("area_key", Text, nullable=False),
    Column("compound_key", Text, nullable=False),  # the area without building and flat
    Column("handed_over_at", Moment),
    Column("contactless", Boolean),
    Column("exception", Text, nullable=False),
    Column("phone_enc", Text),  # the recipient's
    Column("added_at", Moment, nullable=False),
    Column("by", BigId, ForeignKey("account.id"), nullable=False),
    Column("removed_at", Moment),
    Column("removed_by", BigId, ForeignKey("account.id")),
    sqlite_autoincrement=True,
)
standing_delivery = delivery.c.removed_at.is_(None)
Index(
    "uq_delivery_run_id_order_key",
    delivery.c.run_id,
    delivery.c.order_key,
    unique=True,
    sqlite_where=standing_delivery,
    postgresql_where=standing_delivery,
)
Index("ix_delivery_run_id_position", delivery.c.run_id, delivery.c.position)
Index("ix_delivery_order_key", delivery.c.order_key, sqlite_where=standing_delivery, postgresql_where=standing_delivery)
Index(
    "ix_delivery_area_key_run_id",
    delivery.c.area_key,
    delivery.c.run_id,
    sqlite_where=standing_delivery,
    postgresql_where=standing_delivery,
)
Index(
    "ix_delivery_compound_key_run_id",
    delivery.c.compound_key,
    delivery.c.run_id,
    sqlite_where=standing_delivery,
    postgresql_where=standing_delivery,
)

run_photo = Table(
    "run_photo",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("run_id", BigId, ForeignKey("courier_run.id"), nullable=False),
    Column("file_id", Text, nullable=False),
    Column("unique_id", Text, nullable=False),
    Column("as_file", Boolean, nullable=False),
    Column("added_at", Moment, nullable=False),
    Column("by", BigId, ForeignKey("account.id"), nullable=False),
    UniqueConstraint("run_id", "unique_id"),
    sqlite_autoincrement=True,
)

run_area = Table(
    "run_area",
    metadata,
    Column("id", BigId, primary_key=True),
    Column("run_id", BigId, ForeignKey("courier_run.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("area", Text, nullable=False),
    Column("area_key", Text, nullable=False),
    Column("added_at", Moment, nullable=False),
    Column("by", BigId, ForeignKey("account.id"), nullable=False),
    UniqueConstraint("run_id", "position"),
    sqlite_autoincrement=True,
)
Index("ix_run_area_area_key_run_id", run_area.c.area_key, run_area.c.run_id)

# What was announced to be deleted on a day, and what became of it. Runs of days before `tracks_before` lose their tracks, of days before
# `lists_before` their lists; notes and messages written before `records_before` go.
purge = Table(
    "purge",
    metadata,
    Column("day", Date, primary_key=True),
    Column("tracks_before", Date, nullable=False),
    Column("lists_before", Date, nullable=False),
    Column("tracks", Integer, nullable=False),  # of so many runs, as announced
    Column("lists", Integer, nullable=False),
    Column("records_before", Moment),  # null: nothing of them was announced
    Column("notes", Integer, nullable=False, server_default="0"),
    Column("messages", Integer, nullable=False, server_default="0"),
    Column("warned_at", Moment, nullable=False),
    Column("begun_at", Moment),
    Column("done_at", Moment),
    Column("points_gone", BigInteger, nullable=False, server_default="0"),
    Column("lists_gone", Integer, nullable=False, server_default="0"),
    Column("deliveries_gone", Integer, nullable=False, server_default="0"),
    Column("notes_gone", Integer, nullable=False, server_default="0"),
    Column("messages_gone", Integer, nullable=False, server_default="0"),
)
being_purged = purge.c.begun_at.is_not(None) & purge.c.done_at.is_(None)
