"""To whom guidance applies, and to whom a change of risk makes it apply: compared with looking at every place."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from conversations.codes import RiskLevel, Sector
from conversations.rules.guidance import fits, holds, is_found, is_over, level_at, newly_reached

PLACES = [
    "/1/",
    *(f"/1/1{a}/" for a in range(3)),
    *(f"/1/1{a}/1{a}{b}/" for a in range(3) for b in range(2)),
    "/2/",
    "/2/20/",
    "/2/20/200/",
]
LEVELS = st.sampled_from(RiskLevel)
STATED = st.dictionaries(st.sampled_from(PLACES), LEVELS, max_size=len(PLACES))
TODAY = date(2026, 11, 23)


@given(st.frozensets(LEVELS), STATED, st.dictionaries(st.sampled_from(PLACES), LEVELS, min_size=1))
def test_each_place_is_told_exactly_when_it_newly_applies(
    risks: frozenset[RiskLevel], before: dict[str, RiskLevel], said: dict[str, RiskLevel]
) -> None:
    after = {**before, **said}
    reaches = newly_reached(risks, before, after, set(said))
    for place in PLACES:
        told = [
            reach
            for reach in reaches
            if place.startswith(reach.places) and not place.startswith(reach.without or ("none",)) and level_at(place, after) is reach.level
        ]
        news = bool(risks) and level_at(place, before) not in risks and level_at(place, after) in risks
        assert len(told) == int(news)


@given(STATED, st.sampled_from(PLACES))
def test_the_level_is_the_greatest_around(stated: dict[str, RiskLevel], place: str) -> None:
    order = list(RiskLevel)
    around = [level for path, level in stated.items() if place.startswith(path)]
    assert level_at(place, stated) is max(around, key=order.index, default=RiskLevel.LOW)


def test_a_part_at_risk_does_not_make_the_whole() -> None:
    assert level_at("/1/", {"/1/10/": RiskLevel.HIGH}) is RiskLevel.LOW


def test_empty_is_for_all() -> None:
    assert fits((), (), None, RiskLevel.LOW)
    assert fits((), (RiskLevel.LOW,), Sector.RETAIL, RiskLevel.LOW)
    assert not fits((Sector.CATERING,), (), Sector.RETAIL, RiskLevel.LOW)
    assert not fits((Sector.CATERING,), (), None, RiskLevel.LOW)
    assert not fits((), (RiskLevel.HIGH,), Sector.RETAIL, RiskLevel.MEDIUM)


def test_both_days_are_included() -> None:
    day = timedelta(days=1)
    assert holds(TODAY, TODAY, TODAY)
    assert holds(TODAY, None, TODAY + 900 * day)
    assert not holds(TODAY, TODAY, TODAY - day)
    assert not holds(TODAY, TODAY, TODAY + day)
    assert is_over(TODAY, TODAY + day)
    assert not is_over(TODAY, TODAY)


def test_words_are_found_in_any_width_and_order() -> None:
    titles = ("门店口罩与测温", "Masks in shops", "３７.３℃ 不进店")
    assert is_found("测温 口罩", titles)
    assert is_found("MASKS", titles)
    assert is_found("37.3", titles)
    assert not is_found("口罩 外卖", titles)
