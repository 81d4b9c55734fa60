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
// city-wide = { zh = "未落在任何区的措施数", en = "measures that lie in no district" }
// "*" = { zh = "各区措施数；0为已读文件中未见，空为文件没有把任何措施落在该区", en = "measures in the district; 0: none found, empty: the documents place nothing there" }
// [example]
// [after]
// function = "pivot"
// bound = 20000
CALL {
  MATCH (d:District)
  OPTIONAL MATCH (d)<-[l:LOCATED_IN]-(x:Measure|Project|Programme|Reform) WHERE $document IS NULL OR l.document = $document
  WITH d, count(x) AS placed
  MATCH (g:Goal)
  OPTIONAL MATCH (g)<-[s:SUPPORTS]-(n:Measure|Project|Programme|Reform)-[:LOCATED_IN]->(d)
  WHERE coalesce(s.polarity, 'supports') <> 'limits' AND ($document IS NULL OR s.document = $document)
  RETURN g.number AS goal, g.name AS goal_name, d.code AS code, d.name AS district,
         CASE placed WHEN 0 THEN null ELSE count(DISTINCT n) END AS measures
  UNION ALL
  MATCH (g:Goal)
  OPTIONAL MATCH (g)<-[s:SUPPORTS]-(n:Measure|Project|Programme|Reform)
  WHERE coalesce(s.polarity, 'supports') <> 'limits' AND ($document IS NULL OR s.document = $document) AND NOT EXISTS { (n)-[:LOCATED_IN]->(:District) }
  RETURN g.number AS goal, g.name AS goal_name, '' AS code, 'city-wide' AS district,
         count(DISTINCT n) AS measures
}
RETURN goal, goal_name, district, measures
ORDER BY goal, code, district
