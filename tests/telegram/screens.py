"""Screens for tests, as the wording would make them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Button:
    label: str
    data: str
    style: str = "plain"


@dataclass(frozen=True)
class Screen:
    text: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    card: str = "task"
