"""Search in the text of passages by groups of words."""

from collections.abc import Sequence

from cypher.query import Query


def search_query(words: Sequence[Sequence[str]]) -> Query:
    """Passages that meet at least one group of words, those that meet most first."""
    counts = "\n     + ".join(
        f"CASE WHEN any(w IN $words{i} WHERE p.text CONTAINS w) THEN 1 ELSE 0 END" for i in range(len(words))
    )
    return Query(
        f"MATCH (p:Passage)\nWITH p, {counts} AS hits\nWHERE hits > 0\n"
        "MATCH (d:Document {id: p.document})\n"
        "RETURN p.id AS passage, p.text AS text, p.kind AS kind, p.start AS start, p.`end` AS `end`, hits,\n"
        "       d.id AS document, d.source AS source, d.name AS document_name, d.digest AS digest\n"
        "ORDER BY hits DESC, source, start",
        {f"words{i}": list(group) for i, group in enumerate(words)},
    )


def frequency_query(words: Sequence[Sequence[str]]) -> Query:
    """How many passages hold a word of each group, by the group's place; row -1 counts all passages.

    A group that none holds has no row.
    """
    parts = ["MATCH (p:Passage) RETURN -1 AS place, count(p) AS passages"]
    parameters: dict[str, str] = {}
    for i, group in enumerate(words):
        names = {f"word{i}_{j}": word for j, word in enumerate(group)}
        parameters |= names
        held = " OR ".join(f"p.text CONTAINS ${name}" for name in names)
        parts.append(f"MATCH (p:Passage) WHERE {held} RETURN {i} AS place, count(p) AS passages")
    return Query("\nUNION ALL ".join(parts), parameters)
