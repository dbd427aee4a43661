"""Every query that runs more than once, by name; a test holds each to an index."""

from sqlalchemy import Integer, Uuid, bindparam, delete, func, select
from sqlmodel import SQLModel

from fortune_desktop.store import tables

_TABLES = SQLModel.metadata.tables
_users = _TABLES[str(tables.UserRow.__tablename__)]
_people = _TABLES[str(tables.RelativeRow.__tablename__)]
_sittings = _TABLES[str(tables.SessionRow.__tablename__)]
_messages = _TABLES[str(tables.MessageRow.__tablename__)]
_readings = _TABLES[str(tables.ReadingRow.__tablename__)]
_reactions = _TABLES[str(tables.ReactionRow.__tablename__)]
_tastes = _TABLES[str(tables.TasteRow.__tablename__)]
_arms = _TABLES[str(tables.ArmRow.__tablename__)]
_filters = _TABLES[str(tables.FilterRow.__tablename__)]
_facts = _TABLES[str(tables.FactRow.__tablename__)]

_user = bindparam("user_id", type_=Uuid())
_before = bindparam("before", type_=Integer)
_limit = bindparam("limit", type_=Integer)

FACT = select(_facts.c.value).where(_facts.c.name == bindparam("name"))

PERSON = select(_users).where(_users.c.id == _user)
KNOWN = select(_users.c.id).where(_users.c.id == _user)
LAST_PERSON = select(_users).order_by(_users.c.seen_at.desc()).limit(1)
ERASE_PERSON = delete(_users).where(_users.c.id == _user)

RELATIVES = select(_people).where(_people.c.user_id == _user).order_by(_people.c.number)
RELATIVE = select(tables.RelativeRow).where(
    _people.c.id == bindparam("id"), _people.c.user_id == _user
)

_sitting = select(tables.SessionRow).where(_sittings.c.user_id == _user)
SITTING = _sitting.where(_sittings.c.id == bindparam("id"))
SITTINGS = select(_sittings).where(_sittings.c.user_id == _user)
OPEN_SITTINGS = _sitting.where(
    _sittings.c.ended_at.is_(None), _sittings.c.last_at > bindparam("since")
).order_by(_sittings.c.last_at.desc())
CLEAR_SITTINGS = delete(_sittings).where(_sittings.c.user_id == _user)

MESSAGES = select(_messages).where(_messages.c.user_id == _user).order_by(_messages.c.number)
MESSAGES_PAGE = (
    select(_messages)
    .where(_messages.c.user_id == _user, _messages.c.number < _before)
    .order_by(_messages.c.number.desc())
    .limit(_limit)
)
CLEAR_MESSAGES = delete(_messages).where(_messages.c.user_id == _user)

READING = select(_readings.c.id, _readings.c.body).where(_readings.c.key == bindparam("key"))
READING_OF = select(_readings.c.id).where(
    _readings.c.id == bindparam("id"), _readings.c.user_id == _user
)
_kept = (
    select(_readings, _reactions.c.rating, _reactions.c.note, _reactions.c.at.label("reacted_at"))
    .join(_reactions, _reactions.c.reading_id == _readings.c.id, isouter=True)
    .where(_readings.c.user_id == _user)
)
READINGS = _kept.order_by(_readings.c.number)
READINGS_PAGE = (
    _kept.where(_readings.c.number < _before).order_by(_readings.c.number.desc()).limit(_limit)
)
READINGS_OF_KIND_PAGE = READINGS_PAGE.where(_readings.c.kind == bindparam("kind"))
FORGET_READINGS = delete(_readings).where(
    _readings.c.user_id == _user, _readings.c.kind == bindparam("kind")
)

DAILY_READING = select(_readings.c.id, _readings.c.body).where(
    _readings.c.id == bindparam("id"), _readings.c.user_id == _user, _readings.c.kind == "daily"
)

TASTE = select(_tastes).where(_tastes.c.user_id == _user)
ARMS = select(_arms).where(_arms.c.user_id == _user).order_by(_arms.c.experiment)
ARM = select(tables.ArmRow).where(
    _arms.c.user_id == _user, _arms.c.experiment == bindparam("experiment")
)
ARM_TOTALS = (
    select(
        _arms.c.arm,
        func.count().label("people"),
        func.sum(_arms.c.exposures).label("exposures"),
        func.sum(_arms.c.liked).label("liked"),
        func.sum(_arms.c.disliked).label("disliked"),
    )
    .where(_arms.c.experiment == bindparam("experiment"))
    .group_by(_arms.c.arm)
)

FILTERS = select(_filters).order_by(_filters.c.priority.desc(), _filters.c.id)
CLEAR_FILTERS = delete(_filters)
