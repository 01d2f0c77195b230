"""A short notation for readings, so that a table of cases reads like the rules.

`张三 36.5 cough,fever leave; 李四 | rest | ?周婷 | ~小王=王芳,王伟 | !张三 365` means two entries, rest normal, an unknown,
an ambiguous token and an implausible reading; every part but the first is optional."""

from typing import Any

from conversations.codes import Status, Symptom

Cases = dict[str, list[tuple[str, str]]]
"""Messages and readings by roster; the names of a roster are separated by bars."""

_STATUSES = {status.value for status in Status}
_SYMPTOMS = {symptom.value for symptom in Symptom}


def expected(notation: str) -> dict[str, Any]:
    """The reading that a line of the notation stands for, in the shape of the examples."""
    reading: dict[str, Any] = {"entries": [], "rest": None, "unknown": [], "ambiguous": [], "implausible": []}
    for number, part in enumerate(notation.split("|")):
        told = part.strip()
        if number == 0:
            reading["entries"] = [_entry(entry.strip()) for entry in told.split(";") if entry.strip()]
        elif told == "rest":
            reading["rest"] = "normal"
        elif told.startswith("?"):
            reading["unknown"].append(told[1:])
        elif told.startswith("~"):
            token, _, names = told[1:].partition("=")
            reading["ambiguous"].append({"token": token, "candidates": names.split(",")})
        elif told.startswith("!"):
            name, _, value = told[1:].rpartition(" ")
            reading["implausible"].append({"name": name, "value": float(value)})
        elif told:
            raise ValueError(told)
    return reading


def _entry(written: str) -> dict[str, Any]:
    entry: dict[str, Any] = {"name": "", "temperature": None, "symptoms": [], "status": None}
    name = []
    for word in written.split():
        if word in _STATUSES:
            entry["status"] = word
        elif set(word.split(",")) <= _SYMPTOMS:
            entry["symptoms"] = word.split(",")
        elif word.replace(".", "").isdigit():
            entry["temperature"] = float(word)
        else:
            name.append(word)
    entry["name"] = " ".join(name)
    return entry
