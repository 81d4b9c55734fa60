// [title]
// zh = "多份文件都提到的项目"
// en = "Projects that several documents name"
// [columns]
// id = { zh = "标识", en = "id" }
// name = { zh = "名称", en = "name" }
// documents = { zh = "文件数", en = "documents" }
// first_year = { zh = "最早规划的首年", en = "first year of the earliest plan" }
// last_year = { zh = "最晚规划的末年", en = "last year of the latest plan" }
// sources = { zh = "文件", en = "files" }
// [example]
MATCH (n:Project)-[:STATED_IN]->(p:Passage)
MATCH (d:Document {id: p.document})
WITH DISTINCT n, d ORDER BY coalesce(d.plan_from, 0), d.source
WITH n, count(d) AS documents, min(d.plan_from) AS first_year, max(d.plan_to) AS last_year, collect(d.source) AS sources
WHERE documents > 1
RETURN n.id AS id, n.name AS name, documents, first_year, last_year, sources
ORDER BY documents DESC, name, id
