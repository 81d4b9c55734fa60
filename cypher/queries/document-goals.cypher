// [title]
// zh = "各文件的目标构成"
// en = "What goals each document is about"
// [parameters.document]
// type = "document"
// zh = "文件：标题的一部分、文件名或规划期"
// en = "a document by a part of its title, its file or its years"
// optional = true
// [columns]
// document = { zh = "文件标题", en = "title of the document" }
// source = { zh = "文件", en = "file" }
// goal = { zh = "目标", en = "goal" }
// goal_name = { zh = "目标名称", en = "name of the goal" }
// measures = { zh = "措施数", en = "measures" }
// share = { zh = "占该文件措施的比例", en = "share of the document's measures" }
// [example]
MATCH (n:Measure|Project|Programme|Reform)-[s:SUPPORTS]->(g:Goal) WHERE coalesce(s.polarity, 'supports') <> 'limits' AND ($document IS NULL OR s.document = $document)
WITH s.document AS document, count(DISTINCT n) AS told, collect(DISTINCT {goal: g.number, thing: n.id}) AS links
UNWIND links AS link
WITH document, told, link.goal AS number, count(*) AS measures
MATCH (d:Document {id: document})
MATCH (g:Goal {number: number})
RETURN d.name AS document, d.source AS source, g.number AS goal, g.name AS goal_name, measures,
       toFloat(measures) / told AS share
ORDER BY source, measures DESC, goal
