// [title]
// zh = "两份文件对同一指标、同一年给出不同的值"
// en = "Conflicts: two documents give unlike values for one indicator, year and status"
// [parameters.indicator]
// type = "text"
// zh = "指标名称的一部分"
// en = "a part of an indicator's name"
// optional = true
// [columns]
// id = { zh = "标识", en = "id" }
// indicator = { zh = "指标", en = "indicator" }
// year = { zh = "年份", en = "year" }
// status = { zh = "目标值或实绩", en = "target or actual" }
// unit = { zh = "单位", en = "unit" }
// value = { zh = "一处的值", en = "one value" }
// source = { zh = "一处的文件", en = "its file" }
// start = { zh = "一处的位置", en = "where it begins" }
// other_value = { zh = "另一处的值", en = "the other value" }
// other_source = { zh = "另一处的文件", en = "its file" }
// other_start = { zh = "另一处的位置", en = "where it begins" }
// [example]
MATCH (a:Observation)-[:OBSERVES]->(i:Indicator)<-[:OBSERVES]-(b:Observation)
WHERE a.id < b.id AND a.document <> b.document AND a.year = b.year AND a.status = b.status AND a.unit = b.unit
  AND a.number <> b.number AND a.op = b.op AND coalesce(a.subject, '') = coalesce(b.subject, '')
  AND coalesce(a.aggregate, '') = coalesce(b.aggregate, '')
  AND ($indicator IS NULL OR any(name IN i.names WHERE toLower(name) CONTAINS toLower($indicator)))
MATCH (d:Document {id: a.document})
MATCH (e:Document {id: b.document})
RETURN i.id AS id, i.name AS indicator, a.year AS year, a.status AS status, a.unit AS unit, a.value AS value,
       d.source AS source, a.start AS start, b.value AS other_value, e.source AS other_source,
       b.start AS other_start
ORDER BY indicator, id, year, status, source, start, other_source, other_start
