"""Why a process cannot begin."""


class CannotStart(Exception):  # noqa: N818 - says what happened
    """Something that the operator can mend; the text names the setting, or what to run."""
