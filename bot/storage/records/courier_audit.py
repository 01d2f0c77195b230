"""Audit events of couriers: ids, codes and numbers, never names, plates or texts.

What an officer asked for is kept as a keyed hash: whoever knows the name, order or area can find out whether it was asked for, and nobody
can read it there.
"""

from typing import Any

from bot.storage.secrets import Keyring
from conversations import courier_records as r
from conversations.courier import TraceBy, TraceQuestion
from conversations.courier_keys import area_key, order_key


def describe_courier(record: r.CourierRecord, keyring: Keyring) -> tuple[str, str, dict[str, Any]]:
    """Action, subject, details."""
    match record:
        case r.SetCourier():
            return "set_courier", f"staff/{record.staff_id}", {"plate": bool(record.plate), "phone": record.phone is not None}
        case r.EndCourier():
            return "end_courier", f"staff/{record.staff_id}", {}
        case r.StartRun():
            told = {"mask": record.mask, "vehicle_disinfected": record.vehicle_disinfected}
            return "start_run", f"staff/{record.staff_id}", {"day": record.day.isoformat(), **told}
        case r.RefuseRun():
            return "refuse_run", f"staff/{record.staff_id}", {}
        case r.HoldShare():
            return "hold_share", "track", {"until": record.until.isoformat()}
        case r.AskTrace():
            asked = record.question
            span = {"since": asked.since.isoformat(), "until": asked.until.isoformat()}
            asked_for = {"by": asked.by.value, "asked": asked_hash(asked, keyring)}
            return "ask_trace", f"division{asked.path}", {**asked_for, **span, "page": asked.page, "found": record.found}
        case _:
            return _describe_of_run(record)


def asked_hash(question: TraceQuestion, keyring: Keyring) -> str:
    """What is kept of the words, or the place, of a question."""
    spot = question.spot
    asked = f"{spot.latitude},{spot.longitude}" if spot is not None else _key(question)
    return keyring.hashes(f"trace:{question.by.value}:{asked}")[0]


def _key(question: TraceQuestion) -> str:
    return area_key(question.text) if question.by is TraceBy.AREA else order_key(question.text)


OfRun = (
    r.AddDeliveries
    | r.RemoveDelivery
    | r.ImportDeliveries
    | r.AddRunPhoto
    | r.AddAreas
    | r.AddTrackPoint
    | r.ShareTrack
    | r.EndRun
    | r.SeeRun
)


def _describe_of_run(record: OfRun) -> tuple[str, str, dict[str, Any]]:
    run = f"run/{record.run_id}"
    match record:
        case r.AddDeliveries():
            return "add_deliveries", run, {"deliveries": len(record.deliveries)}
        case r.RemoveDelivery():
            return "remove_delivery", run, {"delivery": record.delivery_id, "removed": record.removed}
        case r.ImportDeliveries():
            return "import_deliveries", run, {"file": record.file}
        case r.AddRunPhoto():
            return "add_run_photo", run, {}
        case r.AddAreas():
            return "add_areas", run, {"areas": len(record.areas)}
        case r.AddTrackPoint():
            return "add_track_point", run, {}
        case r.ShareTrack():
            return "share_track", run, {"until": record.until.isoformat()}
        case r.SeeRun():
            return "see_run", run, {}
        case r.EndRun():
            return "end_run", run, {"box_disinfections": record.box_disinfections, "alert": record.alert is not None}
