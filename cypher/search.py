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
    """How many passages there are, and how many hold a word of each group (n0, n1 ...)."""
    counts = "".join(
        f",\n       sum(CASE WHEN any(w IN $words{i} WHERE p.text CONTAINS w) THEN 1 ELSE 0 END) AS n{i}"
        for i in range(len(words))
    )
    return Query(
        f"MATCH (p:Passage)\nRETURN count(p) AS passages{counts}",
        {f"words{i}": list(group) for i, group in enumerate(words)},
    )
