"""What a turn asks the shell to store of disinfection. Like all records: only followed, never overwritten."""

from dataclasses import dataclass

from conversations.disinfection import Photo, PointPlan, Treated


@dataclass(frozen=True, slots=True)
class AddPoints:
    """New points, in this order behind those that are there."""

    enterprise_id: int
    plans: tuple[PointPlan, ...]


@dataclass(frozen=True, slots=True)
class ChangePoint:
    """A point as it is planned from now on. Logs keep what was told."""

    enterprise_id: int
    point_id: int
    plan: PointPlan


@dataclass(frozen=True, slots=True)
class RemovePoint:
    """The point is not due any more (`removed` false: it was a mistake). Its logs stay."""

    enterprise_id: int
    point_id: int
    removed: bool = True


@dataclass(frozen=True, slots=True)
class LogDisinfection:
    """What was done at one or several points. `seen`: the logs of these points that stood when it was decided (their ids, of the last
    days); where another one stands by now it is a conflict: somebody else was first, and the person has to be told. None: whatever
    stands."""

    enterprise_id: int
    treated: tuple[Treated, ...]
    seen: frozenset[int] | None = None


@dataclass(frozen=True, slots=True)
class WithdrawLogs:
    """Logs that were a mistake: they count no more, and stay in the table with who withdrew them. Correcting one is withdrawing it and
    logging another."""

    enterprise_id: int
    log_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AskForPhoto:
    """The officer asks for a fresh photo of a point; the managers of the enterprise get a message. One open request a point."""

    enterprise_id: int
    point_id: int


@dataclass(frozen=True, slots=True)
class AnswerWithPhoto:
    """The manager's photo; the officer who asked gets it."""

    enterprise_id: int
    request_id: int
    photo: Photo


DisinfectionRecord = AddPoints | ChangePoint | RemovePoint | LogDisinfection | WithdrawLogs | AskForPhoto | AnswerWithPhoto
