// [title]
// zh = "没有指标衡量的改革"
// en = "Reforms that no indicator measures"
// [parameters.document]
// type = "document"
// zh = "文件：标题的一部分、文件名或规划期"
// en = "a document by a part of its title, its file or its years"
// optional = true
// [columns]
// id = { zh = "标识", en = "id" }
// name = { zh = "名称", en = "name" }
// number = { zh = "序号", en = "its number in a list" }
// goals = { zh = "目标", en = "goals" }
// source = { zh = "文件", en = "file" }
// start = { zh = "起（码点）", en = "start in the file, in code points" }
// text = { zh = "原文", en = "the passage" }
// [example]
MATCH (n:Reform)-[:STATED_IN]->(p:Passage)
WHERE ($document IS NULL OR p.document = $document)
  AND NOT EXISTS { (n)-[:MEASURED_BY]->(:Indicator) }
  AND NOT EXISTS { (n)<-[:PART_OF]-(:Measure)-[:MEASURED_BY]->(:Indicator) }
  AND NOT EXISTS { (p)<-[:STATED_IN]-(:Indicator) }
MATCH (d:Document {id: p.document})
WITH n, p, d ORDER BY d.source, p.start
WITH n, collect(d.source)[0] AS source, collect(p.start)[0] AS start, collect(p.text)[0] AS text
OPTIONAL MATCH (n)-[:SUPPORTS]->(g:Goal)
WITH n, source, start, text, g ORDER BY g.number
RETURN n.id AS id, n.name AS name, n.number AS number, collect(DISTINCT g.number) AS goals, source, start, text
ORDER BY source, start, id
