"""Times and durations as every store returns them."""

from datetime import datetime, time, timezone
from typing import Any


def with_offset(value: Any) -> Any:
    """A time zone as its offset: the engines name zones in types of their own."""
    offset = value.utcoffset() if isinstance(value, datetime | time) else None
    return value if offset is None else value.replace(tzinfo=timezone(offset))


def iso_duration(months: int, days: int, seconds: float) -> str:
    """ISO 8601 text such as P1M2DT3S."""
    date = (f"{months}M" if months else "") + (f"{days}D" if days else "")
    clock = f"T{seconds:.9f}".rstrip("0").rstrip(".") + "S" if seconds else ""
    return f"P{date}{clock}" if date or clock else "PT0S"
