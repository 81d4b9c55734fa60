"""What is done with the rows of a named query beyond Cypher: measures of their graph, and turning a list into a matrix.

Each function takes rows in the order of the query and gives rows in an order of its own that depends on
nothing else, so that both stores end in the same table. networkx takes half a second to import, so only what
measures a graph imports it.
"""

from collections.abc import Callable, Mapping
from typing import Any

from cypher.store.protocol import Result


def hubs(result: Result) -> Result:
    """From edges to the things with most neighbours.

    Takes columns `source`, `source_type`, `source_name`, `target`, `target_type`, `target_name`. `core` is the
    largest k for which the thing stands in a part of the graph whose things have k neighbours there each.
    """
    import networkx as nx

    graph: Any = nx.Graph()
    facts: dict[str, int] = {}
    for row in result.records():
        for end in ("source", "target"):
            graph.add_node(row[end], type=row[f"{end}_type"], name=row[f"{end}_name"])
            facts[row[end]] = facts.get(row[end], 0) + 1
        if row["source"] != row["target"]:
            graph.add_edge(row["source"], row["target"])
    cores = nx.core_number(graph)
    rows = [
        (id, graph.nodes[id]["type"], graph.nodes[id]["name"], graph.degree[id], facts[id], cores[id])
        for id in graph
    ]
    rows.sort(key=lambda row: (-row[3], -row[4], row[0]))
    return Result(("id", "type", "name", "neighbours", "facts", "core"), tuple(rows))


def goal_communities(result: Result) -> Result:
    """From pairs of goals to groups of goals that share more with each other than with the rest.

    Takes columns `goal`, `goal_name`, `other`, `other_name`, `shared`, `either`, where `either` counts what serves
    `goal` or `other`. Groups by greedy modularity on shared / either, so that goals with many measures do not
    draw all others to them. `between` is the share of shortest chains between other goals that pass here.
    """
    import networkx as nx

    graph: Any = nx.Graph()
    names: dict[int, str] = {}
    for row in result.records():
        names |= {row["goal"]: row["goal_name"], row["other"]: row["other_name"]}
        likeness = row["shared"] / row["either"]
        graph.add_edge(row["goal"], row["other"], shared=row["shared"], likeness=likeness, far=1 / likeness)
    if not graph:
        return Result(("community", "goal", "goal_name", "inside", "outside", "between"), ())
    ordered: Any = nx.Graph()
    ordered.add_nodes_from(sorted(graph))
    ordered.add_edges_from(sorted(graph.edges(data=True), key=lambda edge: sorted(edge[:2])))
    found = nx.community.greedy_modularity_communities(ordered, weight="likeness")
    between = nx.betweenness_centrality(ordered, weight="far")
    groups = sorted((sorted(group) for group in found), key=lambda group: (-len(group), group))
    rows = [
        (number, goal, names[goal], *_shared(ordered, goal, group), round(between[goal], 4))
        for number, group in enumerate(groups, 1)
        for goal in group
    ]
    return Result(("community", "goal", "goal_name", "inside", "outside", "between"), tuple(rows))


def _shared(graph: Any, goal: int, group: list[int]) -> tuple[int, int]:
    """What a goal shares with its group, and with the others."""
    weights = {other: data["shared"] for other, data in graph[goal].items()}
    inside = sum(n for other, n in weights.items() if other in group)
    return inside, sum(weights.values()) - inside


def pivot(result: Result) -> Result:
    """From a list to a matrix: a row for each value of the first columns, a column for each of the last but one.

    The last column holds the cells. Columns stand in the order in which they first appear.
    """
    fixed = len(result.columns) - 2
    columns = dict.fromkeys(row[fixed] for row in result.rows)
    table: dict[tuple[Any, ...], dict[Any, Any]] = {}
    for row in result.rows:
        table.setdefault(row[:fixed], {})[row[fixed]] = row[fixed + 1]
    rows = tuple((*key, *(cells.get(column) for column in columns)) for key, cells in table.items())
    return Result((*result.columns[:fixed], *map(str, columns)), rows)


FUNCTIONS: Mapping[str, Callable[[Result], Result]] = {
    "hubs": hubs,
    "goal-communities": goal_communities,
    "pivot": pivot,
}
