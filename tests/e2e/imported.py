"""The program, imported, with what every process of it reads once: the texts, the places, the calendar."""

import holidays.countries.china  # noqa: F401 - loaded when it is first asked for

import bot.assembly.serve
import bot.cli.app  # noqa: F401 - importing it is the purpose
from conversations.places import places
from conversations.wording import Wording

Wording()
places()
