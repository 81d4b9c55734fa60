// [title]
// zh = "169个具体目标各有多少措施"
// en = "The 169 targets: how many measures serve each, none told too"
// [parameters.goal]
// type = "goal"
// zh = "可持续发展目标（1至17）"
// en = "the goal, 1 to 17"
// optional = true
// [parameters.covered]
// type = "choice"
// zh = "只要有（没有）措施的"
// en = "only those with, or without, a measure"
// optional = true
// values = ["yes", "no"]
// [columns]
// target = { zh = "具体目标", en = "target" }
// target_name = { zh = "具体目标名称", en = "its name" }
// goal = { zh = "目标", en = "goal" }
// measures = { zh = "措施数", en = "measures" }
// indicators = { zh = "指标数", en = "indicators" }
// documents = { zh = "文件数", en = "documents" }
// [example]
// goal = 6
MATCH (t:Target) WHERE $goal IS NULL OR t.goal = $goal
OPTIONAL MATCH (t)<-[s:SUPPORTS]-(n:Measure|Project|Programme|Reform) WHERE coalesce(s.polarity, 'supports') <> 'limits'
WITH t, count(DISTINCT n) AS measures, count(DISTINCT s.document) AS documents
OPTIONAL MATCH (t)<-[:SUPPORTS]-(i:Indicator)
WITH t, measures, documents, count(DISTINCT i) AS indicators
WHERE $covered IS NULL OR ($covered = 'yes' AND measures > 0) OR ($covered = 'no' AND measures = 0)
RETURN t.code AS target, t.name AS target_name, t.goal AS goal, measures, indicators, documents
ORDER BY goal, size(target), target
