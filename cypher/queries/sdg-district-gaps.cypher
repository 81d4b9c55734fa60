// [title]
// zh = "目标与区的空缺：已读文件中未见措施"
// en = "Gaps: cells of goal and district for which no measure was found"
// [parameters.document]
// type = "document"
// zh = "文件：标题的一部分、文件名或规划期"
// en = "a document by a part of its title, its file or its years"
// optional = true
// [parameters.district]
// type = "district"
// zh = "区，任何写法"
// en = "a district in any spelling"
// optional = true
// [columns]
// district = { zh = "区", en = "district" }
// goal = { zh = "目标", en = "goal" }
// goal_name = { zh = "目标名称", en = "name of the goal" }
// gap = { zh = "未见措施，或文件没有写到该区", en = "none found, or not covered: the documents do not speak of the district" }
// [example]
// district = "大鹏新区"
MATCH (d:District) WHERE $district IS NULL OR d.id = $district
WITH d, EXISTS { MATCH (d)<-[:MENTIONS]-(m:Passage) WHERE $document IS NULL OR m.document = $document }
     OR EXISTS { MATCH (d)<-[f:LOCATED_IN]-() WHERE $document IS NULL OR f.document = $document } AS read
MATCH (g:Goal)
OPTIONAL MATCH (g)<-[s:SUPPORTS]-(n:Measure|Project|Programme|Reform)-[l:LOCATED_IN]->(d)
WHERE l.passage = s.passage AND coalesce(s.polarity, 'supports') <> 'limits' AND ($document IS NULL OR s.document = $document)
WITH d, read, g, count(n) AS measures WHERE measures = 0
RETURN d.name AS district, g.number AS goal, g.name AS goal_name,
       CASE WHEN read THEN 'none found' ELSE 'not covered' END AS gap
ORDER BY d.code, district, goal
