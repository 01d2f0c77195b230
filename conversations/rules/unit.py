"""Which reporting unit (上报单位) a place belongs to: within it somebody counts as having stayed at home."""

_REPORT_THEMSELVES = frozenset({"220581", "220184"})
"""Counties that report to the province themselves, past their city: 梅河口市, 公主岭市."""


def unit_of(code: str) -> str:
    """The city that an adcode lies in, the county itself where it reports to the province. Other codes (the units without an adcode,
    countries) are their own."""
    if not code.isdigit() or len(code) != 6 or code in _REPORT_THEMSELVES:
        return code
    return f"{code[:4]}00"
