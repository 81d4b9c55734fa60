"""The values that the Neo4j driver returns, turned into those that `Result` promises.

They are known by what they have, so that only the adapter imports the driver.
"""

from typing import Any

from cypher.store.temporal import iso_duration, with_offset


def plain(value: Any) -> Any:
    """A value of a result."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if hasattr(value, "relationships"):
        return _path(value)
    if hasattr(value, "labels"):
        return _node(value)
    if hasattr(value, "nodes"):
        return _relation(value)
    return _plain_scalar(value)


def _node(value: Any) -> dict[str, Any]:
    properties = {key: plain(item) for key, item in value.items()}
    return {**properties, "_labels": sorted(value.labels)}


def _relation(value: Any) -> dict[str, Any]:
    return {**{key: plain(item) for key, item in value.items()}, "_type": value.type}


def _path(value: Any) -> dict[str, Any]:
    return {
        "nodes": [_node(node) for node in value.nodes],
        "relations": [
            {
                **_relation(relation),
                "_source": relation.start_node.get("id"),
                "_target": relation.end_node.get("id"),
            }
            for relation in value.relationships
        ],
    }


def _plain_scalar(value: Any) -> Any:
    if hasattr(value, "to_native"):
        return with_offset(value.to_native())
    if hasattr(value, "iso_format"):
        return iso_duration(value.months, value.days, value.seconds + value.nanoseconds / 1e9)
    if hasattr(value, "srid"):
        names = ("longitude", "latitude", "height") if value.srid in (4326, 4979) else ("x", "y", "z")
        return dict(zip(names, value, strict=False))
    return value
