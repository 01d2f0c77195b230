"""Alembic's migrations: packaged, so that `fugong migrate` works wherever the program is installed."""
