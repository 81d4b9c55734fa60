// [title]
// zh = "各计划下的项目"
// en = "Projects by programme"
// [parameters.programme]
// type = "text"
// zh = "计划名称的一部分，或标识"
// en = "a part of the programme's name, or its id"
// optional = true
// [columns]
// programme = { zh = "计划", en = "programme" }
// programme_id = { zh = "计划标识", en = "id of the programme" }
// id = { zh = "标识", en = "id" }
// name = { zh = "名称", en = "name" }
// districts = { zh = "所在区", en = "districts" }
// goals = { zh = "目标", en = "goals" }
// score = { zh = "可信度", en = "score" }
// source = { zh = "文件", en = "file" }
// start = { zh = "起（码点）", en = "start in the file, in code points" }
// [example]
MATCH (n:Project)-[r:PART_OF]->(g:Programme)
WHERE $programme IS NULL OR g.id = $programme OR any(name IN g.names WHERE toLower(name) CONTAINS toLower($programme))
WITH n, g, max(r.score) AS score
MATCH (n)-[:STATED_IN]->(p:Passage)
MATCH (d:Document {id: p.document})
WITH n, g, score, p, d ORDER BY d.source, p.start
WITH n, g, score, collect(d.source)[0] AS source, collect(p.start)[0] AS start
OPTIONAL MATCH (n)-[:LOCATED_IN]->(a:District)
WITH n, g, score, source, start, a ORDER BY a.name
WITH n, g, score, source, start, collect(DISTINCT a.name) AS districts
OPTIONAL MATCH (n)-[:SUPPORTS]->(o:Goal)
WITH n, g, score, source, start, districts, o ORDER BY o.number
RETURN g.name AS programme, g.id AS programme_id, n.id AS id, n.name AS name, districts,
       collect(DISTINCT o.number) AS goals, score, source, start
ORDER BY programme, programme_id, source, start, id
