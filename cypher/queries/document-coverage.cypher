// [title]
// zh = "各文件读入的情况"
// en = "Documents: how much was read and what was found"
// [columns]
// source = { zh = "文件", en = "file" }
// document = { zh = "文件标题", en = "title of the document" }
// plan_from = { zh = "规划首年", en = "first year of the plan" }
// plan_to = { zh = "规划末年", en = "last year of the plan" }
// digest = { zh = "是否摘编", en = "a digest, not the original" }
// characters = { zh = "字符数", en = "characters" }
// coverage = { zh = "读入的比例", en = "share of the text that was read" }
// passages = { zh = "段落数", en = "passages" }
// measures = { zh = "措施段落数", en = "passages that are measures" }
// with_goal = { zh = "连到目标的段落数", en = "passages linked to a goal" }
// values = { zh = "指标值数", en = "values of indicators" }
// [example]
MATCH (d:Document)
OPTIONAL MATCH (p:Passage {document: d.id})
WITH d, count(p) AS passages, sum(CASE p.kind WHEN 'measure' THEN 1 ELSE 0 END) AS measures,
     sum(CASE WHEN size(coalesce(p.goals, [])) > 0 THEN 1 ELSE 0 END) AS with_goal
OPTIONAL MATCH (o:Observation {document: d.id})
RETURN d.source AS source, d.name AS document, d.plan_from AS plan_from, d.plan_to AS plan_to, d.digest AS digest,
       d.characters AS characters, d.coverage AS coverage, passages, measures, with_goal, count(o) AS values
ORDER BY source
