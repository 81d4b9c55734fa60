// [title]
// zh = "一个指标历年的值，目标与实绩分列"
// en = "The path of an indicator over the years, targets and actuals apart"
// [parameters.indicator]
// type = "text"
// zh = "指标名称或其一部分，或标识"
// en = "an indicator's name, a part of it, or its id"
// [columns]
// id = { zh = "标识", en = "id" }
// indicator = { zh = "指标", en = "indicator" }
// year = { zh = "年份", en = "year" }
// status = { zh = "目标值或实绩", en = "target or actual" }
// op = { zh = "比较", en = "comparison" }
// value = { zh = "值", en = "value" }
// unit = { zh = "单位", en = "unit" }
// binding = { zh = "约束性或预期性", en = "binding or expected" }
// plan = { zh = "文件", en = "document" }
// source = { zh = "文件", en = "file" }
// start = { zh = "起（码点）", en = "start in the file, in code points" }
// text = { zh = "原文", en = "the passage" }
// [example]
// indicator = "PM2.5"
MATCH (o:Observation)-[:OBSERVES]->(i:Indicator)
WHERE i.id = $indicator OR any(name IN i.names WHERE toLower(name) CONTAINS toLower($indicator))
MATCH (o)-[:STATED_IN]->(p:Passage)
MATCH (d:Document {id: o.document})
RETURN i.id AS id, i.name AS indicator, o.year AS year, o.status AS status, o.op AS op, o.value AS value,
       o.unit AS unit, o.binding AS binding, d.name AS plan, d.source AS source, o.start AS start, p.text AS text
ORDER BY indicator, id, year, status, source, start
