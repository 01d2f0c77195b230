"""改口径 Change one value of the policy: what it is, what it will be, and that verdicts keep the version that they were made with."""

from pydantic import BaseModel, ConfigDict

from conversations.about import own_concerned
from conversations.engine.flow import Ask, Finish, Flow, Objection
from conversations.engine.review import Item, Review
from conversations.engine.scope import Scope
from conversations.engine.session import Value
from conversations.policy_entry import PolicyEntry
from conversations.policy_values import (
    MISFITS,
    POLICY_VALUES,
    Group,
    ValueKind,
    new_misfit,
    policy_value_to_text,
    policy_with,
    read_policy_value,
)
from conversations.records import SetPolicy
from conversations.roles import Action
from conversations.screens.parts import button, to_today
from conversations.screens.policy import shown, value_line, value_name
from conversations.view import Button, Fact, Line, View
from conversations.want import Want

NAME = "policy_change"


class ChangeDraft(BaseModel):
    """The new value, as text."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    value: str


def header(scope: Scope) -> tuple[Line, ...]:
    """Which value, and what it is now."""
    name = scope.subject[0]
    return Line("policy-change-title"), value_line(name, scope.briefing.policy), Line(f"policy-about-{name}")


def fits(value: Value, scope: Scope) -> Objection | None:
    """Nothing new, or something that does not fit the other values"""
    name, policy = scope.subject[0], scope.briefing.policy
    if value == policy_value_to_text(name, getattr(policy, name)):
        return Objection(Line("policy-same"))
    after = policy_with(policy, ((name, str(value)),))
    misfit = new_misfit(policy, after)
    if misfit is None:
        return None
    others = [other for other in MISFITS[misfit] if other != name]
    ways = tuple((Button(value_name(other), f"polset:{other}"),) for other in others)
    return Objection(Line(f"policy-misfit-{misfit}", {each: shown(each, getattr(after, each)) for each in MISFITS[misfit]}), ways=ways)


def items(scope: Scope) -> tuple[Item, ...]:
    """Old and new."""
    return (Item("value", _change(scope, scope.value("value")), value_name(scope.subject[0]), (("value", Line("field-value")),)),)


def _change(scope: Scope, text: Value) -> Line:
    name = scope.subject[0]
    old, new = getattr(scope.briefing.policy, name), read_policy_value(name, str(text))
    if POLICY_VALUES[name].kind is ValueKind.WORDS:
        return _words_change(old, new or ())
    return Line("policy-change", {"name": value_name(name), "old": shown(name, old), "new": shown(name, new)})


def _words_change(old: tuple[str, ...], new: tuple[str, ...]) -> Line:
    """Of a long list only what is added and what is taken away."""
    added, gone = tuple(word for word in new if word not in old), tuple(word for word in old if word not in new)
    more: Fact = added or Line("policy-no-words")
    less: Fact = gone or Line("policy-no-words")
    return Line("policy-change-words", {"added": more, "gone": less, "count": len(new)})


def total(scope: Scope) -> tuple[Line, ...]:
    """From when on, and what stays as it is."""
    judged = POLICY_VALUES[scope.subject[0]].group is Group.RETURNS or scope.subject[0] == "fever"
    return (Line("policy-from-now"), *((Line("policy-verdicts-stay"),) if judged else ()))


def version(scope: Scope) -> Value:
    """Another version meanwhile, and what was shown is not confirmed any more."""
    return scope.briefing.policy.version


def record(draft: ChangeDraft, scope: Scope) -> Finish:
    """A new version."""
    name, base = scope.subject[0], scope.briefing.policy.version
    lines = (Line("policy-changed", {"version": str(base + 1)}), _change(scope, draft.value), *total(scope))
    view = View(lines, ((button("policy", "policy"),), to_today()))
    return Finish((SetPolicy(base, ((name, draft.value),)),), view, Line("toast-policy-changed"))


FLOW = Flow(
    name=NAME,
    draft=ChangeDraft,
    header=header,
    asks=(
        Ask("value", PolicyEntry(), check=fits),
        Ask("review", Review(items, total, confirm=Line("button-policy-yes"), basis=version)),
    ),
    record=record,
    # Wanted so that the policy is read anew: it is what a confirmation builds on.
    wants=lambda _subject: (Want("policy_version", ""),),
    action=Action.SET_POLICY,
    concerns=own_concerned,
)
