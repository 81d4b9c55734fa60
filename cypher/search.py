"""The queries behind search: passages that hold words, and how often words stand in passages."""

from collections.abc import Sequence

from cypher.query import Query

# Things with names of their own, with where they are stated; a measure's name is its passage.
NAMED_THINGS = """\
MATCH (n:Programme|Project|Reform|Organization|Agency|Policy|Place|District|Indicator)
OPTIONAL MATCH (n)-[:STATED_IN]->(p:Passage)
WITH n, count(DISTINCT p) AS passages, collect(DISTINCT p.document) AS documents
OPTIONAL MATCH (n)-[:LOCATED_IN]->(d:District)
RETURN n.id AS id, labels(n)[0] AS type, n.name AS name, n.names AS names, n.city AS city, passages,
       documents, collect(DISTINCT d.id) AS districts
ORDER BY id"""


def search_query(terms: Sequence[Sequence[str]], districts: Sequence[str | None], *, all_of: bool) -> Query:
    """Passages whose text in small letters holds a wording of each term, or of any if not `all_of`.

    A wording may stand there as a part of other words: that is for whoever cuts the text into words. A term
    that is a district, by its name in `districts`, is also met by a passage that lies there.
    """
    names = [f"term{i}" for i in range(len(terms))]
    held = (
        f"(any(w IN ${name} WHERE {_text(forms)} CONTAINS w) OR ${name}_district IN coalesce(p.districts, []))"
        for name, forms in zip(names, terms, strict=True)
    )
    joined = (" AND " if all_of else " OR ").join(held)
    return Query(
        f"MATCH (p:Passage)\nWHERE ({joined})\n"
        "  AND ($documents IS NULL OR p.document IN $documents)\n"
        "  AND ($districts IS NULL OR any(d IN p.districts WHERE d IN $districts))\n"
        "  AND ($kinds IS NULL OR p.kind IN $kinds)\n"
        "MATCH (d:Document {id: p.document})\nMATCH (p)-[:IN]->(s:Section)\n"
        "RETURN p.id AS passage, p.text AS text, p.kind AS kind, p.start AS start, p.`end` AS `end`,\n"
        "       p.districts AS districts, p.goals AS goals, d.id AS document, d.source AS source,\n"
        "       d.name AS document_name, d.digest AS digest, s.id AS section, s.name AS section_name\n"
        "ORDER BY source, start, passage",
        {name: list(forms) for name, forms in zip(names, terms, strict=True)}
        | {f"{name}_district": district for name, district in zip(names, districts, strict=True)},
    )


def _text(forms: Sequence[str]) -> str:
    """Chinese has no small letters, and making them takes longer than looking for the word."""
    return "toLower(p.text)" if any(form.upper() != form for form in forms) else "p.text"


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
