"""The queries of walking through the graph: what a thing is connected to, and what connects given things."""

# One row for each fact; those of low score last. `relation` and `type` narrow it where they are given.
_STEP = """\
MATCH (n){left}[r]{right}(o)
WHERE n.id = $id AND NOT type(r) IN $structure
  AND ($relation IS NULL OR type(r) = $relation) AND ($type IS NULL OR labels(o)[0] = $type)
RETURN '{direction}' AS direction, type(r) AS relation, o.id AS id, labels(o)[0] AS type, o.name AS name,
       o.name_en AS name_en, max(coalesce(r.score, 1.0)) AS score
ORDER BY score DESC, relation, type, id
LIMIT $limit"""
STEPS_OUT = _STEP.format(left="-", right="->", direction="out")
STEPS_IN = _STEP.format(left="<-", right="-", direction="in")

THINGS = """\
MATCH (n) WHERE n.id IN $ids
RETURN n.id AS id, labels(n)[0] AS type, n.name AS name, n.name_en AS name_en
ORDER BY id"""

# Facts between things of a set; several that tell the same are one line, with the surest one's passage.
BETWEEN = """\
MATCH (a)-[r]->(b)
WHERE a.id IN $ids AND b.id IN $ids AND NOT type(r) IN $structure
WITH a, b, r ORDER BY coalesce(r.score, 1.0) DESC, r.id
WITH a.id AS source, b.id AS target, type(r) AS relation, collect(r) AS told
RETURN source, target, relation, coalesce(told[0].score, 1.0) AS score, told[0].passage AS passage
ORDER BY source, target, relation"""
