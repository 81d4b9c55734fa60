"""The fixed queries of the service: names, documents, one thing, counts. Parameters only, no text of users."""

NAMES = """\
MATCH (n:Programme|Project|Reform|Organization|Agency|Policy|Place)
RETURN n.id AS id, labels(n)[0] AS type, n.name AS name, n.names AS names
ORDER BY id"""

INDICATORS = """\
MATCH (i:Indicator)
OPTIONAL MATCH (o:Observation)-[:OBSERVES]->(i)
WITH i, collect(DISTINCT o.document) AS documents
OPTIONAL MATCH (i)-[:SUPPORTS]->(g:Goal)
RETURN i.id AS id, i.name AS name, i.names AS names, documents, collect(DISTINCT g.number) AS goals
ORDER BY id"""

# The cities that the documents are about: those whose districts they name.
CITIES = """\
MATCH (d:District) WHERE d.city IS NOT NULL
RETURN d.city AS city, count(d) AS districts
ORDER BY districts DESC, city"""

# The run-in labels that passages stand under.
LABELS = "MATCH (p:Passage) WHERE p.lead IS NOT NULL RETURN DISTINCT p.lead AS label ORDER BY label"

# The documents that hold a numbered list of reforms.
NUMBERED = """\
MATCH (r:Reform)-[:STATED_IN]->(p:Passage) WHERE r.number IS NOT NULL
RETURN p.document AS document, count(DISTINCT r) AS reforms
ORDER BY document"""

DOCUMENTS = """\
MATCH (d:Document)
RETURN d.id AS id, d.name AS title, d.source AS source, d.language AS language, d.issued_by AS issued_by,
       d.issued_on AS issued_on, d.plan_name AS plan, d.plan_from AS plan_from, d.plan_to AS plan_to,
       d.characters AS characters, d.coverage AS coverage, d.digest AS digest, d.profile AS profile,
       d.sha256 AS sha256
ORDER BY source"""

ALL_SECTIONS = """\
MATCH (s:Section)
OPTIONAL MATCH (s)-[:IN]->(parent:Section)
RETURN s.id AS id, s.name AS name, s.document AS document, s.kind AS kind, parent.id AS parent
ORDER BY id"""

SECTIONS = """\
MATCH (s:Section) WHERE s.document = $id
OPTIONAL MATCH (s)-[:IN]->(parent:Section)
RETURN s.id AS id, s.name AS title, s.kind AS kind, s.level AS level, parent.id AS parent,
       s.start AS start, s.`end` AS `end`, s.position AS position
ORDER BY position"""

PASSAGES = """\
MATCH (p:Passage) WHERE p.document = $id AND ($section IS NULL OR p.section = $section)
RETURN p.id AS id, p.section AS section, p.start AS start, p.`end` AS `end`, p.text AS text, p.kind AS kind,
       p.goals AS goals, p.districts AS districts, p.position AS position
ORDER BY position SKIP $offset LIMIT $limit"""

# Where a passage stands in its document, or the first passage of a section or of a section below it.
POSITION = """\
MATCH (p:Passage) WHERE p.document = $id AND (p.id = $at OR p.section = $at)
RETURN min(p.position) AS position"""

# For sections without passages of their own.
POSITION_BY_OFFSET = """\
MATCH (s:Section) WHERE s.document = $id AND s.id = $at
MATCH (p:Passage) WHERE p.document = $id AND p.start >= s.start
RETURN min(p.position) AS position"""

PASSAGES_BY_ID = """\
MATCH (p:Passage) WHERE p.id IN $ids
MATCH (p)-[:IN]->(sec:Section)
MATCH (d:Document {id: p.document})
RETURN p.id AS passage, p.text AS text, p.start AS start, p.`end` AS `end`, p.kind AS kind, p.districts AS districts,
       d.id AS document, d.source AS source, d.name AS document_name, d.digest AS digest, d.plan_name AS plan,
       sec.id AS section, sec.name AS section_name
ORDER BY passage"""

PASSAGE_COUNT = """\
MATCH (p:Passage) WHERE p.document = $id AND ($section IS NULL OR p.section = $section)
RETURN count(p) AS n"""

MENTIONS = """\
MATCH (p:Passage)-[m:MENTIONS]->(n) WHERE p.id IN $ids
RETURN p.id AS passage, n.id AS entity, labels(n)[0] AS type, m.start AS start, m.`end` AS `end`, m.text AS text
ORDER BY passage, start, `end`, entity"""

ENTITY = """\
MATCH (n) WHERE n.id = $id
RETURN labels(n)[0] AS type, properties(n) AS properties"""

FACTS_OUT = """\
MATCH (n)-[r]->(o) WHERE n.id = $id AND NOT type(r) IN $structure
RETURN type(r) AS type, 'out' AS direction, o.id AS other, labels(o)[0] AS other_type, o.name AS other_name,
       o.name_en AS other_name_en, properties(r) AS properties
ORDER BY type, other, r.id LIMIT $limit"""

FACTS_IN = """\
MATCH (n)<-[r]-(o) WHERE n.id = $id AND NOT type(r) IN $structure
RETURN type(r) AS type, 'in' AS direction, o.id AS other, labels(o)[0] AS other_type, o.name AS other_name,
       o.name_en AS other_name_en, properties(r) AS properties
ORDER BY type, other, r.id LIMIT $limit"""

EVIDENCE = """\
MATCH (n)-[:STATED_IN]->(p:Passage) WHERE n.id = $id
MATCH (d:Document {id: p.document})
MATCH (p)-[:IN]->(s:Section)
RETURN p.id AS passage, p.text AS text, p.start AS start, p.`end` AS `end`, p.kind AS kind, d.id AS document,
       d.source AS source, d.name AS document_name, d.digest AS digest,
       d.plan_name AS plan, s.id AS section, s.name AS section_name
ORDER BY source, start LIMIT $limit"""

NEIGHBOURS = """\
MATCH (n)-[r]-(o) WHERE n.id = $id AND NOT type(r) IN $structure
RETURN type(r) AS relation, labels(o)[0] AS type, count(DISTINCT o) AS count
ORDER BY relation, type"""

# Relations that say where something stands; they are shown as evidence, not as facts.
STRUCTURE = ("MENTIONS", "STATED_IN", "IN")

DOCUMENT_COUNT = "MATCH (d:Document) RETURN count(d) AS n"
NODE_COUNTS = "MATCH (n) RETURN labels(n)[0] AS type, count(n) AS n ORDER BY type"
RELATION_COUNTS = "MATCH ()-[r]->() RETURN type(r) AS type, count(r) AS n ORDER BY type"


# Things with one passage that ties them both to the goal and to the district.
DISTRICT_CELLS = """\
MATCH (g:Goal)<-[s:SUPPORTS]-(n:Measure|Project|Programme|Reform)-[l:LOCATED_IN]->(d:District)
WHERE l.passage = s.passage AND s.polarity <> 'limits' AND ($document IS NULL OR s.document = $document)
RETURN g.number AS goal, d.id AS district, count(DISTINCT n) AS n
ORDER BY goal, district"""

# Things with a passage that ties them to the goal and names no district.
CITY_CELLS = """\
MATCH (g:Goal)<-[s:SUPPORTS]-(n:Measure|Programme|Reform)-[:STATED_IN]->(p:Passage)
WHERE p.id = s.passage AND p.districts IS NULL AND s.polarity <> 'limits'
  AND ($document IS NULL OR p.document = $document)
RETURN g.number AS goal, null AS district, count(DISTINCT n) AS n
ORDER BY goal"""

COVERED_DISTRICTS = """\
MATCH (p:Passage)-[:MENTIONS]->(d:District) WHERE $document IS NULL OR p.document = $document
RETURN DISTINCT d.id AS district
ORDER BY district"""

GOALS_OF = """\
MATCH (n:Measure|Project|Programme|Reform|Indicator)-[s:SUPPORTS]->(g:Goal) WHERE n.id IN $ids
RETURN n.id AS id, g.number AS goal, max(s.score) AS score
ORDER BY id, score DESC, goal"""

VALUES_OF_INDICATOR = """\
MATCH (o:Observation)-[:OBSERVES]->(i:Indicator) WHERE i.id = $id
RETURN DISTINCT o.value AS value, o.unit AS unit, o.year AS year, o.status AS status, o.op AS op,
       o.indicator_name AS indicator, o.strict AS strict, o.aggregate AS aggregate, o.note AS note
ORDER BY coalesce(year, 9999), status, value, unit, op, indicator, aggregate, note"""

VALUES_OF = """\
MATCH (o:Observation) WHERE o.passage IN $passages
RETURN o.passage AS passage, o.value AS value, o.unit AS unit, o.year AS year, o.status AS status, o.op AS op,
       o.indicator_name AS indicator, o.strict AS strict, o.aggregate AS aggregate, o.note AS note
ORDER BY passage, o.start"""
