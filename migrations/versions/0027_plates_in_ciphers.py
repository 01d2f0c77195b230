"""Plates of cars hold no O or I among their numbers, and are read as 0 and 1 by now; those that were stored before are written alike, so
that a run, its vehicle and an officer's search meet."""

import string

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"

TABLES = ("courier", "courier_run", "disinfection_point", "disinfection_log")
PROVINCES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新"


def upgrade() -> None:
    for name in TABLES:
        plate: sa.ColumnClause[str] = sa.column("plate", sa.Text())
        numbers = sa.func.replace(sa.func.replace(sa.func.substr(plate, 3), "O", "0"), "I", "1")
        of_a_car = (
            sa.func.length(plate).in_((7, 8))
            & sa.func.substr(plate, 1, 1).in_(tuple(PROVINCES))
            & sa.func.substr(plate, 2, 1).in_(tuple(string.ascii_uppercase))
        )
        op.execute(
            sa.update(sa.table(name, plate))
            .where(of_a_car, sa.func.substr(plate, 3) != numbers)
            .values(plate=sa.func.substr(plate, 1, 2).concat(numbers))
        )


def downgrade() -> None:
    """Which of them were written with letters is not known any more; either version reads them."""
