"""What the command line says, in the language of the terminal: Chinese where its locale is Chinese, English everywhere else."""

from bot.settings import terminal_language


def say(english: str, chinese: str) -> str:
    """One of the two, as the terminal's locale asks."""
    return chinese if terminal_language() == "zh-CN" else english
