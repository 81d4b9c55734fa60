// [title]
// zh = "两份规划中目标值改变的指标"
// en = "Indicators whose target changed from one plan to the next"
// [parameters.earlier]
// type = "document"
// zh = "较早的文件"
// en = "the earlier document"
// [parameters.later]
// type = "document"
// zh = "较晚的文件"
// en = "the later document"
// [columns]
// id = { zh = "标识", en = "id" }
// indicator = { zh = "指标", en = "indicator" }
// unit = { zh = "单位", en = "unit" }
// earlier_op = { zh = "较早的比较", en = "earlier comparison" }
// earlier_target = { zh = "较早的目标值", en = "earlier target" }
// earlier_year = { zh = "较早的目标年", en = "its year" }
// later_op = { zh = "较晚的比较", en = "later comparison" }
// later_target = { zh = "较晚的目标值", en = "later target" }
// later_year = { zh = "较晚的目标年", en = "its year" }
// difference = { zh = "差", en = "difference" }
// [example]
// earlier = "2021-2025"
// later = "2026-2030"
MATCH (a:Observation)-[:OBSERVES]->(i:Indicator)<-[:OBSERVES]-(b:Observation)
WHERE a.document = $earlier AND b.document = $later AND a.status = 'target' AND b.status = 'target'
  AND a.unit = b.unit AND coalesce(a.year, 0) <= coalesce(b.year, 9999)
RETURN i.id AS id, i.name AS indicator, a.unit AS unit, a.op AS earlier_op, a.value AS earlier_target,
       a.year AS earlier_year, b.op AS later_op, b.value AS later_target, b.year AS later_year,
       b.number - a.number AS difference
ORDER BY indicator, id, a.start, b.start
