"""The composition root: everything is put together here and nowhere else."""

from bot.assembly.failures import CannotStart
from bot.assembly.schema import migrate
from bot.assembly.serve import serve
from bot.assembly.simulate import simulate

__all__ = ["CannotStart", "migrate", "serve", "simulate"]
