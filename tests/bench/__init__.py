"""Benchmarks: the goals of the design, measured beside a plain python-telegram-bot bot that holds the same conversation."""
