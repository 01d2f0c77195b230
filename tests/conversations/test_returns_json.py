"""Declarations and judgements survive the store exactly, and older ones without newer fields can be read."""

import json

from hypothesis import given

from conversations.codes import Transport
from conversations.returns import Declaration, RiskStatement
from conversations.returns_json import declaration_from_json, declaration_to_json, judgement_from_json, judgement_to_json
from tests.conversations.return_cases import RETURN, at_home, declarations, declared, judged, statements


@given(declarations(), statements())
def test_there_and_back(declaration: Declaration, risks: tuple[RiskStatement, ...]) -> None:
    judgement = judged(declaration, *risks)
    assert declaration_from_json(json.loads(json.dumps(declaration_to_json(declaration)))) == declaration
    again = judgement_from_json(json.loads(json.dumps(judgement_to_json(judgement))))
    assert again == judgement
    assert str(again.temperature) == str(judgement.temperature)
    for one, other in zip(again.seen, judgement.seen, strict=True):
        assert (one.since and one.since.date()) == (other.since and other.since.date()), "the local day"


def test_fields_that_older_versions_did_not_write() -> None:
    raw = declaration_to_json(declared(at_home(), number="", transport=Transport.NONE))
    fewer = {name: raw[name] for name in ("staff", "return_day", "stays", "temperature")}
    assert declaration_from_json(fewer) == declared(at_home(), number="", transport=Transport.NONE)
    judgement = judgement_to_json(judged(declared(at_home())))
    old = judgement_from_json({name: judgement[name] for name in ("verdict", "rule", "as_of", "policy")})
    assert (old.as_of, old.seen, old.missing, old.temperature) == (RETURN, (), (), None)
    assert judgement_from_json({**judgement, "of_a_later_version": 1}) == judged(declared(at_home()))
