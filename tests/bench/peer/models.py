"""The peer's tables, as ORM classes."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Integer, String, UniqueConstraint, event
from sqlalchemy.ext.asyncio import AsyncEngine, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

Id = BigInteger().with_variant(Integer(), "sqlite")


class Base(DeclarativeBase):
    """All classes of the peer."""


class Enterprise(Base):
    """An enterprise, with the officer who is to be told."""

    __tablename__ = "enterprise"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    name: Mapped[str] = mapped_column(String(100))
    officer_chat: Mapped[int] = mapped_column(BigInteger)


class Manager(Base):
    """Who reports for an enterprise."""

    __tablename__ = "manager"
    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(String(100))
    enterprise_id: Mapped[int] = mapped_column(ForeignKey("enterprise.id"), index=True)
    enterprise: Mapped[Enterprise] = relationship(lazy="joined")


class StaffMember(Base):
    """One person of a roster."""

    __tablename__ = "staff"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    enterprise_id: Mapped[int] = mapped_column(ForeignKey("enterprise.id"), index=True)
    name: Mapped[str] = mapped_column(String(100))
    post: Mapped[str | None] = mapped_column(String(100))


class Conversation(Base):
    """What a conversation has gathered so far; written at every step."""

    __tablename__ = "conversation"
    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    draft: Mapped[dict[str, Any]] = mapped_column(JSON)
    updated_at: Mapped[datetime]


class Report(Base):
    """A filed ledger."""

    __tablename__ = "report"
    __table_args__ = (UniqueConstraint("enterprise_id", "day"),)
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    enterprise_id: Mapped[int] = mapped_column(ForeignKey("enterprise.id"))
    day: Mapped[date]
    headcount: Mapped[int]
    on_post: Mapped[int]
    reported_by: Mapped[int] = mapped_column(BigInteger)
    reported_at: Mapped[datetime]
    entries: Mapped[list["HealthEntry"]] = relationship(cascade="all, delete-orphan")


class HealthEntry(Base):
    """One person who is not normal."""

    __tablename__ = "health_entry"
    report_id: Mapped[int] = mapped_column(ForeignKey("report.id"), primary_key=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), primary_key=True)
    temperature: Mapped[str]
    symptoms: Mapped[list[str]] = mapped_column(JSON)
    status: Mapped[str] = mapped_column(String(20))


class Reminder(Base):
    """A reminder that is to be sent."""

    __tablename__ = "reminder"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    chat_id: Mapped[int] = mapped_column(BigInteger)
    text: Mapped[str]
    sent_at: Mapped[datetime | None]


def make_engine(url: str) -> AsyncEngine:
    """The engine for `sqlite:///FILE` or `postgresql://…`."""
    if url.startswith("postgresql"):
        return create_async_engine(url.replace("postgresql://", "postgresql+asyncpg://", 1))
    engine = create_async_engine(url.replace("sqlite://", "sqlite+aiosqlite://", 1))

    @event.listens_for(engine.sync_engine, "connect")
    def _write_ahead(connection: Any, _record: Any) -> None:
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.close()

    return engine


def make_sessions(engine: AsyncEngine) -> Any:
    """The session factory, as SQLAlchemy's asyncio documentation has it."""
    return async_sessionmaker(engine, expire_on_commit=False)
