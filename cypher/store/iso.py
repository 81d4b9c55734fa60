"""ISO 8601 text of what Python has no type for."""


def iso_duration(months: int, days: int, seconds: float) -> str:
    """Such as P1M2DT3S."""
    date = (f"{months}M" if months else "") + (f"{days}D" if days else "")
    time = f"T{seconds:.9f}".rstrip("0").rstrip(".") + "S" if seconds else ""
    return f"P{date}{time}" if date or time else "PT0S"
