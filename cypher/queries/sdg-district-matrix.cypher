// [title]
// zh = "目标与区的矩阵：措施数"
// en = "SDG x district matrix: how many measures"
// [parameters.document]
// type = "document"
// zh = "文件：标题的一部分、文件名或规划期"
// en = "a document by a part of its title, its file or its years"
// optional = true
// [columns]
// goal = { zh = "目标", en = "goal" }
// goal_name = { zh = "目标名称", en = "name of the goal" }
// city-wide = { zh = "所在段落没有写到任何区的措施数", en = "measures whose passage names no district" }
// "*" = { zh = "各区措施数；0为已读文件中未见，空为文件没有写到该区", en = "measures in the district; 0: none found, empty: the documents do not speak of it" }
// [example]
// [after]
// function = "pivot"
// bound = 20000
CALL {
  MATCH (d:District)
  WITH d, EXISTS { MATCH (d)<-[:MENTIONS]-(m:Passage) WHERE $document IS NULL OR m.document = $document }
       OR EXISTS { MATCH (d)<-[f:LOCATED_IN]-() WHERE $document IS NULL OR f.document = $document } AS read
  MATCH (g:Goal)
  OPTIONAL MATCH (g)<-[s:SUPPORTS]-(n:Measure|Project|Programme|Reform)-[l:LOCATED_IN]->(d)
  WHERE l.passage = s.passage AND coalesce(s.polarity, 'supports') <> 'limits' AND ($document IS NULL OR s.document = $document)
  WITH g, d, read, count(DISTINCT n) AS found
  RETURN g.number AS goal, g.name AS goal_name, d.code AS code, d.name AS district,
         CASE WHEN found = 0 AND NOT read THEN null ELSE found END AS measures
  UNION ALL
  MATCH (g:Goal)
  OPTIONAL MATCH (g)<-[s:SUPPORTS]-(n:Measure|Programme|Reform)-[:STATED_IN]->(p:Passage)
  WHERE p.id = s.passage AND p.districts IS NULL AND coalesce(s.polarity, 'supports') <> 'limits' AND ($document IS NULL OR s.document = $document)
  RETURN g.number AS goal, g.name AS goal_name, '' AS code, 'city-wide' AS district,
         count(DISTINCT n) AS measures
}
RETURN goal, goal_name, district, measures
ORDER BY goal, code, district
