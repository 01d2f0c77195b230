"""The command line: what an operator types. `fugong --help` lists it."""

from bot.cli.app import main

__all__ = ["main"]
