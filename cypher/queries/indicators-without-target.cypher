// [title]
// zh = "某目标下没有目标值的指标"
// en = "Indicators of a goal for which no document sets a target value"
// [parameters.goal]
// type = "goal"
// zh = "可持续发展目标（1至17）"
// en = "the goal, 1 to 17"
// optional = true
// [columns]
// id = { zh = "标识", en = "id" }
// indicator = { zh = "指标", en = "indicator" }
// unit = { zh = "单位", en = "unit" }
// goals = { zh = "目标", en = "goals" }
// values = { zh = "实绩数", en = "actual values" }
// last_year = { zh = "最近年份", en = "latest year" }
// documents = { zh = "文件数", en = "documents" }
// [example]
// goal = 9
MATCH (i:Indicator)-[:SUPPORTS]->(g:Goal)
WHERE NOT EXISTS { (i)<-[:OBSERVES]-(:Observation {status: 'target'}) }
WITH i, g ORDER BY g.number
WITH i, collect(DISTINCT g.number) AS goals WHERE $goal IS NULL OR $goal IN goals
OPTIONAL MATCH (o:Observation)-[:OBSERVES]->(i)
RETURN i.id AS id, i.name AS indicator, i.unit AS unit, goals, count(DISTINCT o) AS values, max(o.year) AS last_year,
       count(DISTINCT o.document) AS documents
ORDER BY values DESC, indicator, id
