"""The shell: everything that touches the world, around the pure core in `conversations`."""
