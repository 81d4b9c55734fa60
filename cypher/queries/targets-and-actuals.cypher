// [title]
// zh = "目标值与后来的实绩"
// en = "Targets beside what was reached in the same year"
// [columns]
// id = { zh = "标识", en = "id" }
// indicator = { zh = "指标", en = "indicator" }
// unit = { zh = "单位", en = "unit" }
// year = { zh = "年份", en = "year" }
// op = { zh = "目标的比较", en = "comparison of the target" }
// target = { zh = "目标值", en = "target" }
// actual = { zh = "实绩", en = "what was reached" }
// met = { zh = "是否达到，空为无法比较", en = "whether it was met, empty where it cannot be told" }
// set_in = { zh = "设定目标的文件", en = "file that sets it" }
// told_in = { zh = "报告实绩的文件", en = "file that tells the actual" }
// [example]
MATCH (t:Observation)-[:OBSERVES]->(i:Indicator)<-[:OBSERVES]-(a:Observation)
WHERE t.status = 'target' AND a.status = 'actual' AND t.year = a.year AND t.unit = a.unit
  AND t.document <> a.document AND coalesce(t.subject, '') = coalesce(a.subject, '')
MATCH (s:Document {id: t.document})
MATCH (d:Document {id: a.document})
RETURN i.id AS id, i.name AS indicator, t.unit AS unit, t.year AS year, t.op AS op, t.value AS target,
       a.value AS actual,
       CASE t.op WHEN '<=' THEN a.number <= t.number WHEN '>=' THEN a.number >= t.number
                 WHEN '=' THEN null END AS met, s.source AS set_in, d.source AS told_in
ORDER BY indicator, id, year, set_in, t.start, told_in, a.start
