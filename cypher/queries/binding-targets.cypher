// [title]
// zh = "某年到期的约束性（或预期性）目标值"
// en = "Targets that fall due in a year, binding ones if not told otherwise"
// [parameters.year]
// type = "year"
// zh = "到期年份"
// en = "the year"
// [parameters.binding]
// type = "choice"
// zh = "约束性或预期性"
// en = "binding or expected"
// default = "binding"
// values = ["binding", "expected"]
// [columns]
// id = { zh = "标识", en = "id" }
// indicator = { zh = "指标", en = "indicator" }
// op = { zh = "比较", en = "comparison" }
// value = { zh = "值", en = "value" }
// unit = { zh = "单位", en = "unit" }
// year = { zh = "年份", en = "year" }
// binding = { zh = "约束性或预期性", en = "binding or expected" }
// plan = { zh = "文件", en = "document that sets it" }
// source = { zh = "文件", en = "file" }
// start = { zh = "起（码点）", en = "start in the file, in code points" }
// text = { zh = "原文", en = "the passage" }
// [example]
// year = 2030
MATCH (o:Observation)-[:OBSERVES]->(i:Indicator)
WHERE o.status = 'target' AND o.year = $year AND o.binding = $binding
MATCH (o)-[:STATED_IN]->(p:Passage)
MATCH (d:Document {id: o.document})
RETURN i.id AS id, i.name AS indicator, o.op AS op, o.value AS value, o.unit AS unit, o.year AS year,
       o.binding AS binding, d.name AS plan, d.source AS source, o.start AS start, p.text AS text
ORDER BY source, start, id
