// [title]
// zh = "指标台账：基期值、目标值、约束性"
// en = "Ledger of indicators: base and target values, binding or expected"
// [parameters.document]
// type = "document"
// zh = "文件：标题的一部分、文件名或规划期"
// en = "a document by a part of its title, its file or its years"
// optional = true
// [parameters.goal]
// type = "goal"
// zh = "可持续发展目标（1至17）"
// en = "the goal, 1 to 17"
// optional = true
// [parameters.binding]
// type = "choice"
// zh = "约束性或预期性"
// en = "binding or expected"
// optional = true
// values = ["binding", "expected"]
// [columns]
// id = { zh = "标识", en = "id" }
// indicator = { zh = "指标", en = "indicator" }
// unit = { zh = "单位", en = "unit" }
// base = { zh = "基期值", en = "base value" }
// base_year = { zh = "基期年", en = "year of the base value" }
// op = { zh = "比较", en = "comparison" }
// target = { zh = "目标值", en = "target value" }
// target_year = { zh = "目标年", en = "year of the target" }
// strict = { zh = "不含本数", en = "the number itself is left out" }
// binding = { zh = "约束性或预期性", en = "binding or expected" }
// aggregate = { zh = "年均值或累计值", en = "mean or sum over the years" }
// plan = { zh = "文件", en = "document that sets it" }
// plan_from = { zh = "规划首年", en = "first year of the plan" }
// goals = { zh = "目标", en = "goals" }
// [example]
// document = "2026-2030"
MATCH (t:Observation)-[:OBSERVES]->(i:Indicator) WHERE t.status = 'target'
MATCH (d:Document {id: t.document})
WHERE ($document IS NULL OR d.id = $document) AND ($binding IS NULL OR t.binding = $binding)
  AND ($goal IS NULL OR EXISTS { (i)-[:SUPPORTS]->(:Goal {number: $goal}) })
WITH i, d, t ORDER BY t.binding IS NULL, t.start, t.id
WITH i, d, t.unit AS unit, t.year AS year, t.value AS value, collect(t)[0] AS t
OPTIONAL MATCH (b:Observation)-[:OBSERVES]->(i)
WHERE b.status = 'actual' AND b.document = t.document AND b.unit = t.unit AND (b.year IS NULL OR t.year IS NULL OR b.year < t.year)
WITH i, t, d, b ORDER BY coalesce(b.year, 0) DESC, b.start, b.id
WITH i, t, d, collect(b)[0] AS b
OPTIONAL MATCH (i)-[:SUPPORTS]->(g:Goal)
WITH i, t, d, b, g ORDER BY g.number
WITH i, t, d, b, collect(DISTINCT g.number) AS goals
RETURN i.id AS id, i.name AS indicator, t.unit AS unit, b.value AS base, b.year AS base_year, t.op AS op,
       t.value AS target, t.year AS target_year, t.strict AS strict, t.binding AS binding, t.aggregate AS aggregate, d.name AS plan, d.plan_from AS plan_from, goals
ORDER BY plan_from, plan, t.start, id
