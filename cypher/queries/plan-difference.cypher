// [title]
// zh = "两份规划的差别：保留、新增、不再提到"
// en = "Difference of two plans: what is kept, new, dropped"
// [parameters.earlier]
// type = "document"
// zh = "较早的文件"
// en = "the earlier document"
// [parameters.later]
// type = "document"
// zh = "较晚的文件"
// en = "the later document"
// [parameters.type]
// type = "choice"
// zh = "比较哪类事物"
// en = "what is compared"
// default = "Project"
// values = ["Project", "Programme", "Reform", "Indicator", "Policy", "Organization", "Agency", "Place"]
// [columns]
// change = { zh = "保留、新增或不再提到", en = "kept, new or dropped" }
// id = { zh = "标识", en = "id" }
// type = { zh = "类别", en = "type" }
// name = { zh = "名称", en = "name" }
// earlier_passages = { zh = "较早文件中的段落数", en = "passages of the earlier document" }
// later_passages = { zh = "较晚文件中的段落数", en = "passages of the later document" }
// [example]
// earlier = "2021-2025"
// later = "2026-2030"
// type = "Indicator"
MATCH (n:Project|Programme|Reform|Indicator|Policy|Organization|Agency|Place)-[:STATED_IN]->(p:Passage)
WHERE p.document IN [$earlier, $later] AND labels(n)[0] = $type
WITH n, sum(CASE p.document WHEN $earlier THEN 1 ELSE 0 END) AS earlier_passages,
     sum(CASE p.document WHEN $later THEN 1 ELSE 0 END) AS later_passages
WITH n, earlier_passages, later_passages,
     CASE WHEN later_passages = 0 THEN 'dropped' WHEN earlier_passages = 0 THEN 'new' ELSE 'kept' END AS change
RETURN change, n.id AS id, labels(n)[0] AS type, n.name AS name, earlier_passages, later_passages
ORDER BY CASE change WHEN 'kept' THEN 0 WHEN 'new' THEN 1 ELSE 2 END, name, id
