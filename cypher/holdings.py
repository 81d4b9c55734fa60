"""The fixed queries that tell what a graph holds, for its catalogue."""

# How many facts tie a document's things to each goal.
GOAL_FACTS = """\
MATCH (n)-[s:SUPPORTS]->(g:Goal)
RETURN s.document AS document, g.number AS goal, count(s) AS facts
ORDER BY document, goal"""

# What stands in each document, by class.
STATED = """\
MATCH (n)-[s:STATED_IN]->(p:Passage)
RETURN p.document AS document, labels(n)[0] AS type, count(DISTINCT n) AS n
ORDER BY document, type"""

PASSAGES = "MATCH (p:Passage) RETURN p.document AS document, count(p) AS n ORDER BY document"

# The cities whose districts a document names, the most named first.
DISTRICTS_NAMED = """\
MATCH (p:Passage)-[:MENTIONS]->(d:District) WHERE d.city IS NOT NULL
RETURN p.document AS document, d.city AS city, count(p) AS n
ORDER BY document, n DESC, city"""

# What a file about one goal tells of: the things tied to it or to a target below it, the facts that tie them, the
# passages these rest on.
ABOUT_GOAL = """\
MATCH (n)-[s:SUPPORTS]->(g:Goal|Target)
RETURN coalesce(g.goal, g.number) AS goal, n.id AS thing, s.id AS fact, s.passage AS passage
ORDER BY goal, thing, fact"""

# The values of the indicators that are tied to a goal.
VALUES_ABOUT_GOAL = """\
MATCH (o:Observation)-[:OBSERVES]->(i:Indicator)-[:SUPPORTS]->(g:Goal|Target)
RETURN DISTINCT coalesce(g.goal, g.number) AS goal, o.id AS thing, o.passage AS passage
ORDER BY goal, thing"""
