"""The jobs: on both databases, with test clocks that jump."""
