// [title]
// zh = "支持某目标的全市性措施（所在段落没有写到任何区）"
// en = "City-wide measures of a goal: their passage names no district"
// [parameters.goal]
// type = "goal"
// zh = "可持续发展目标（1至17）"
// en = "the goal, 1 to 17"
// [columns]
// id = { zh = "标识", en = "id" }
// type = { zh = "类别", en = "type" }
// name = { zh = "名称", en = "name" }
// score = { zh = "可信度", en = "score" }
// source = { zh = "文件", en = "file" }
// start = { zh = "起（码点）", en = "start in the file, in code points" }
// text = { zh = "原文", en = "the passage" }
// [example]
// goal = 9
MATCH (g:Goal {number: $goal})<-[s:SUPPORTS]-(n:Measure|Programme|Reform)-[:STATED_IN]->(p:Passage)
WHERE p.id = s.passage AND p.districts IS NULL AND coalesce(s.polarity, 'supports') <> 'limits'
MATCH (d:Document {id: p.document})
RETURN n.id AS id, labels(n)[0] AS type, n.name AS name, s.score AS score, d.source AS source,
       p.start AS start, p.text AS text
ORDER BY score DESC, source, start, type, id
