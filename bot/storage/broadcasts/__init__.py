"""Broadcasts in the database: whom they are for, how they stand, what became of them for each recipient."""
