// [title]
// zh = "没有连到任何目标的措施"
// en = "Measures that are linked to no goal"
// [parameters.document]
// type = "document"
// zh = "文件：标题的一部分、文件名或规划期"
// en = "a document by a part of its title, its file or its years"
// optional = true
// [parameters.type]
// type = "choice"
// zh = "类别"
// en = "only one type"
// optional = true
// values = ["Measure", "Project", "Programme", "Reform"]
// [columns]
// id = { zh = "标识", en = "id" }
// type = { zh = "类别", en = "type" }
// name = { zh = "名称", en = "name" }
// source = { zh = "文件", en = "file" }
// start = { zh = "起（码点）", en = "start in the file, in code points" }
// section = { zh = "章节", en = "section" }
// text = { zh = "原文", en = "the passage" }
// [example]
MATCH (n:Measure|Project|Programme|Reform) WHERE NOT EXISTS { (n)-[:SUPPORTS]->(:Goal) } AND ($type IS NULL OR labels(n)[0] = $type)
MATCH (n)-[:STATED_IN]->(p:Passage) WHERE $document IS NULL OR p.document = $document
MATCH (d:Document {id: p.document})
MATCH (p)-[:IN]->(c:Section)
WITH n, p, d, c ORDER BY d.source, p.start
WITH n, collect(d.source)[0] AS source, collect(p.start)[0] AS start, collect(c.name)[0] AS section,
     collect(p.text)[0] AS text
RETURN n.id AS id, labels(n)[0] AS type, n.name AS name, source, start, section, text
ORDER BY source, start, type, id
