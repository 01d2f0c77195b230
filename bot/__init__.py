"""The shell: everything that touches the world, around the pure core in `conversations`."""

__version__ = "0.1.0"
