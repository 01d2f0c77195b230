"""The buttons of couriers, of their runs, and of tracing them."""

from conversations.about import division_concerned, enterprise_concerned
from conversations.about_couriers import (
    courier_concerned,
    run_concerned,
    wants_courier,
    wants_couriers,
    wants_run,
    wants_run_day,
    wants_start,
)
from conversations.briefing import Briefing
from conversations.entry import Entry
from conversations.handlers import couriers, runs, tracing
from conversations.roles import Action, Subject


def _named_courier(args: tuple[str, ...], briefing: Briefing) -> Subject | None:
    """The courier; what stands behind the enterprise is something else."""
    return courier_concerned(args[:2], briefing)


COURIER_ENTRIES = (
    Entry("cour", Action.MANAGE_COURIERS, couriers.show_list, wants_couriers, enterprise_concerned),
    Entry("couradd", Action.MANAGE_COURIERS, couriers.add, wants_couriers, enterprise_concerned),
    Entry("courback", Action.MANAGE_COURIERS, couriers.undo_end, wants_couriers, enterprise_concerned),
    Entry("couredit", Action.MANAGE_COURIERS, couriers.change, wants_courier, _named_courier),
    Entry("courend", Action.MANAGE_COURIERS, couriers.end, wants_courier, _named_courier),
    Entry("courlink", Action.MANAGE_COURIERS, couriers.send_link, wants_courier, _named_courier),
    Entry("ride", Action.RIDE, couriers.show_courier, wants_courier, _named_courier),
    Entry("riding", Action.RIDE, couriers.riding, wants_courier, _named_courier),
    Entry("rides", Action.SEE_RUN, couriers.show_runs, wants_courier, _named_courier),
    Entry("runstart", Action.RIDE, couriers.start, wants_start, _named_courier),
    Entry("run", Action.SEE_RUN, runs.show_run, wants_run, run_concerned),
    Entry("runlist", Action.SEE_RUN, runs.show_list, wants_run, run_concerned),
    Entry("runfile", Action.SEE_RUN, runs.send_file, wants_run, run_concerned),
    Entry("runmap", Action.SEE_RUN, runs.send_map, wants_run, run_concerned),
    Entry("runphotos", Action.SEE_RUN, runs.send_photos, wants_run, run_concerned),
    Entry("rundetail", Action.SEE_RUN, runs.see_name, wants_run, run_concerned),
    Entry("runday", Action.SEE_RUN, runs.show_day, wants_run_day, enterprise_concerned),
    Entry("runadd", Action.RIDE, runs.add, wants_run, run_concerned),
    Entry("runorder", Action.RIDE, runs.change, wants_run, run_concerned),
    Entry("rundelback", Action.RIDE, runs.undo_remove, wants_run, run_concerned),
    Entry("runareas", Action.RIDE, runs.areas, wants_run, run_concerned),
    Entry("runshare", Action.RIDE, runs.how_to_share, wants_run, run_concerned),
    Entry("runphoto", Action.RIDE, runs.how_to_photo, wants_run, run_concerned),
    Entry("runend", Action.RIDE, runs.end, wants_run, run_concerned),
    Entry("trace", Action.TRACE, tracing.begin, concerns=division_concerned),
)
