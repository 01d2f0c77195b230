"""The composition root: everything is put together here and nowhere else.

Nothing is imported here: a process that serves shall not hold the simulator in memory.
"""
