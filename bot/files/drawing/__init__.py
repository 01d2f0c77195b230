"""Pictures with Pillow: a grid and a track are laid out as plain data (`grid.py`, `track.py`) and then painted (`painter.py`)."""
