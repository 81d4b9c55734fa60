// [title]
// zh = "一个项目在各规划中的来龙去脉"
// en = "One project over the plans: where each names it, and what came before and after"
// [parameters.project]
// type = "text"
// zh = "项目名称或其一部分，或标识"
// en = "a project's name, a part of it, or its id"
// [columns]
// id = { zh = "标识", en = "id" }
// name = { zh = "名称", en = "name" }
// before = { zh = "之前的项目", en = "projects that it succeeds" }
// after = { zh = "之后的项目", en = "projects that succeed it" }
// named = { zh = "文件中的写法", en = "the name used there" }
// plan_from = { zh = "规划首年", en = "first year of the plan" }
// plan_to = { zh = "规划末年", en = "last year of the plan" }
// document = { zh = "文件标题", en = "title of the document" }
// source = { zh = "文件", en = "file" }
// start = { zh = "起（码点）", en = "start in the file, in code points" }
// text = { zh = "原文", en = "the passage" }
// [example]
// project = "云脑"
MATCH (n:Project)
WHERE n.id = $project OR any(name IN n.names WHERE toLower(name) CONTAINS toLower($project))
OPTIONAL MATCH (n)-[:SUCCEEDS]->(b:Project)
WITH n, b ORDER BY b.name
WITH n, collect(DISTINCT b.name) AS before
OPTIONAL MATCH (n)<-[:SUCCEEDS]-(a:Project)
WITH n, before, a ORDER BY a.name
WITH n, before, collect(DISTINCT a.name) AS after
MATCH (n)<-[m:MENTIONS]-(p:Passage)
MATCH (d:Document {id: p.document})
RETURN n.id AS id, n.name AS name, before, after, m.text AS named, d.plan_from AS plan_from, d.plan_to AS plan_to,
       d.name AS document, d.source AS source, m.start AS start, p.text AS text
ORDER BY name, id, plan_from, source, start
