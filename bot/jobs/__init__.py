"""Scheduled work: who may do it (the lease), when it is looked at (the ticker), and what is done (load, decide, save)."""
