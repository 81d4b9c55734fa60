"""The IRIs of the things in the graph."""

from urllib.parse import quote

SDG_BASE = "http://metadata.un.org/sdg/"


def iri_of(type: str, id: str, base: str) -> str:
    """Goals and targets have the UN's IRIs, everything else one under our base: {base}/id/{type}/{key}."""
    key = id.split("-", 1)[-1]
    if type in ("Goal", "Target"):
        return SDG_BASE + key
    return f"{base.rstrip('/')}/id/{type.lower()}/{quote(key)}"
