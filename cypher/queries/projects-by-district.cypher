// [title]
// zh = "各区的项目"
// en = "Projects by district"
// [parameters.district]
// type = "district"
// zh = "区，任何写法"
// en = "a district in any spelling"
// optional = true
// [parameters.goal]
// type = "goal"
// zh = "可持续发展目标（1至17）"
// en = "the goal, 1 to 17"
// optional = true
// [parameters.document]
// type = "document"
// zh = "文件：标题的一部分、文件名或规划期"
// en = "a document by a part of its title, its file or its years"
// optional = true
// [columns]
// district = { zh = "区", en = "district" }
// id = { zh = "标识", en = "id" }
// name = { zh = "名称", en = "name" }
// basis = { zh = "点名或由地点推知", en = "named, or implied by a place" }
// score = { zh = "可信度", en = "score" }
// goals = { zh = "目标", en = "goals" }
// source = { zh = "文件", en = "file" }
// start = { zh = "起（码点）", en = "start in the file, in code points" }
// [example]
// district = "宝安区"
MATCH (n:Project)-[l:LOCATED_IN]->(a:District)
WHERE ($district IS NULL OR a.id = $district) AND ($document IS NULL OR l.document = $document)
  AND ($goal IS NULL OR EXISTS { (n)-[:SUPPORTS]->(:Goal {number: $goal}) })
MATCH (n)-[:STATED_IN]->(p:Passage) WHERE p.id = l.passage
MATCH (d:Document {id: p.document})
WITH n, a, l, p, d ORDER BY l.score DESC, d.source, p.start
WITH n, a, collect(l)[0] AS l, collect(d.source)[0] AS source, collect(p.start)[0] AS start
OPTIONAL MATCH (n)-[:SUPPORTS]->(g:Goal)
WITH n, a, l, source, start, g ORDER BY g.number
WITH n, a, l, source, start, collect(DISTINCT g.number) AS goals
RETURN a.name AS district, n.id AS id, n.name AS name, l.basis AS basis, l.score AS score, goals, source, start
ORDER BY a.code, district, source, start, id
