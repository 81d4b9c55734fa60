"""The values that the embedded engine returns, turned into those that `Result` promises."""

from collections.abc import Mapping, Sequence
from typing import Any

from cypher.store.temporal import iso_duration, with_offset

_NODE = {"id", "labels", "properties"}
_RELATION = {"id", "start", "end", "type", "properties"}
_PATH = {"nodes", "relationships"}
_DURATION = {"months", "days", "seconds"}
# Kept by the engine on every node, not by us.
_VIRTUAL = ("title", "type")


AS_IS = frozenset({str, int, float, bool, type(None)})


def plain(value: Any) -> Any:
    """A value of a result; the engine's nodes, relations and paths are known by their keys."""
    if type(value) in AS_IS:
        return value
    if isinstance(value, dict):
        return _plain_map(value)
    if isinstance(value, list):
        return [plain(item) for item in value]
    return with_offset(value)


def _plain_map(value: dict[str, Any]) -> Any:
    keys = value.keys()
    if keys == _NODE and isinstance(value["labels"], list):
        return _node(value)
    if keys == _RELATION:
        return _relation(value)
    if keys == _PATH:
        return _path(value["nodes"], value["relationships"])
    if keys == _DURATION:
        return iso_duration(value["months"], value["days"], value["seconds"])
    # In `properties(n)` and `n {.*}` the engine repeats the name as a title.
    if "title" in value and "id" in value and value["title"] == value.get("name"):
        return {key: plain(item) for key, item in value.items() if key != "title"}
    return {key: plain(item) for key, item in value.items()}


def _node(value: Mapping[str, Any]) -> dict[str, Any]:
    properties = {key: plain(item) for key, item in value["properties"].items() if key not in _VIRTUAL}
    return {**properties, "_labels": list(value["labels"])}


def _relation(value: Mapping[str, Any]) -> dict[str, Any]:
    properties = {key: plain(item) for key, item in value["properties"].items() if key not in _VIRTUAL}
    return {**properties, "_type": value["type"]}


def _path(nodes: Sequence[Any], relations: Sequence[Any]) -> dict[str, Any]:
    ids = {node["id"]: node["properties"].get("id") for node in nodes}
    return {
        "nodes": [_node(node) for node in nodes],
        "relations": [
            {
                **_relation(relation),
                "_source": ids.get(relation["start"]),
                "_target": ids.get(relation["end"]),
            }
            for relation in relations
        ],
    }


def column_name(name: str) -> str:
    """A column's name; of one named in backticks the engine keeps the second."""
    return name[:-1] if name.endswith("`") and name.count("`") == 1 else name
