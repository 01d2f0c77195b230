"""Asking a value of the policy: usual ones as buttons, anything else typed; a list of words also by what is added and taken away."""

from typing import Any

from conversations.engine.kinds import Choosable, Got, Prompt, Reading, Refused, in_rows
from conversations.engine.scope import Scope
from conversations.engine.session import Value
from conversations.policy_values import (
    MOST_TIMES,
    MOST_WORD,
    MOST_WORDS,
    POLICY_VALUES,
    ValueKind,
    new_misfit,
    policy_value_to_text,
    policy_with,
    read_policy_value,
    within_limits,
)
from conversations.screens.policy import shown
from conversations.view import Fact, Line


class PolicyEntry:
    """Asks for the value that the subject names. The answer is the value as text (`policy_value_to_text`)."""

    def prompt(self, scope: Scope, half: Value | None) -> Prompt:
        """The usual values that fit the others, but for the one that counts already."""
        del half
        name, policy = scope.subject[0], scope.briefing.policy
        now = policy_value_to_text(name, getattr(policy, name))
        fitting = [text for text in POLICY_VALUES[name].usual if new_misfit(policy, policy_with(policy, ((name, text),))) is None]
        usual = [text for text in fitting if text != now]
        buttons = [Choosable(Line("as-it-is", {"text": shown(name, read_policy_value(name, text))}), text) for text in usual]
        return Prompt((Line(f"policy-how-{POLICY_VALUES[name].kind}"),), in_rows(buttons, 2))

    def tapped(self, token: str, scope: Scope, half: Value | None) -> Reading | None:
        """One of the usual values."""
        del half
        return Got(token) if self.valid(token, scope) else None

    def typed(self, text: str, scope: Scope, half: Value | None) -> Reading:
        """A value in any usual spelling; why not, with the limits."""
        del half
        name = scope.subject[0]
        read = _amended(text, getattr(scope.briefing.policy, name)) if POLICY_VALUES[name].kind is ValueKind.WORDS else None
        read = read or read_policy_value(name, text)
        if read is None or not within_limits(name, read):
            return Refused(_refusal(name))
        return Got(policy_value_to_text(name, read))

    def valid(self, value: Value, scope: Scope) -> bool:
        """A text of such a value, within its limits."""
        name = scope.subject[0]
        read = read_policy_value(name, value) if isinstance(value, str) else None
        return read is not None and within_limits(name, read)

    def reopen(self, value: Value) -> Value | None:
        """Asked from the start."""
        del value
        return None


def _refusal(name: str) -> Line:
    value = POLICY_VALUES[name]
    facts: dict[str, Fact] = {
        "least": str(value.least),
        "most": str(value.most),
        "times": MOST_TIMES,
        "words": MOST_WORDS,
        "length": MOST_WORD,
    }
    return Line(f"refused-policy-{value.kind}", facts)


def _amended(text: str, words: tuple[str, ...]) -> Any | None:
    """`+店长 -保安`: the words with some added and some taken away; None for a text that is none of that."""
    parts = text.replace("＋", "+").replace("－", "-").replace("−", "-").split()
    if not parts or not all(part[0] in "+-" and len(part) > 1 for part in parts):
        return None
    gone = {part[1:] for part in parts if part[0] == "-"}
    added = [part[1:] for part in parts if part[0] == "+"]
    return tuple(dict.fromkeys([*(word for word in words if word not in gone), *added]))
