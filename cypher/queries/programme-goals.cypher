// [title]
// zh = "计划及其支持的目标"
// en = "Programmes and the goals that they serve"
// [parameters.programme]
// type = "text"
// zh = "计划名称的一部分，或标识"
// en = "a part of the programme's name, or its id"
// optional = true
// [columns]
// id = { zh = "标识", en = "id" }
// programme = { zh = "计划", en = "programme" }
// goal = { zh = "目标", en = "goal" }
// goal_name = { zh = "目标名称", en = "name of the goal" }
// score = { zh = "可信度", en = "score" }
// basis = { zh = "依据：文件明说、线索词、模型等", en = "basis: told by the document, by a cue, by context" }
// cue = { zh = "线索词", en = "the wording that decided" }
// parts = { zh = "属于它的措施、项目和改革数", en = "measures, projects and reforms that are part of it" }
// source = { zh = "文件", en = "file" }
// text = { zh = "原文", en = "the passage" }
// [example]
// programme = "生态"
MATCH (n:Programme)-[s:SUPPORTS]->(g:Goal)
WHERE coalesce(s.polarity, 'supports') <> 'limits'
  AND ($programme IS NULL OR n.id = $programme OR any(name IN n.names WHERE toLower(name) CONTAINS toLower($programme)))
MATCH (n)-[:STATED_IN]->(p:Passage) WHERE p.id = s.passage
MATCH (d:Document {id: p.document})
WITH n, g, s, p, d ORDER BY s.score DESC, d.source, p.start
WITH n, g, collect(s)[0] AS s, collect(p.text)[0] AS text, collect(d.source)[0] AS source
OPTIONAL MATCH (n)<-[:PART_OF]-(x)
RETURN n.id AS id, n.name AS programme, g.number AS goal, g.name AS goal_name, s.score AS score, s.basis AS basis,
       s.cue AS cue, count(DISTINCT x) AS parts, source, text
ORDER BY programme, id, score DESC, goal
