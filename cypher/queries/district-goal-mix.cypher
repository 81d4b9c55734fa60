// [title]
// zh = "各区措施的目标构成"
// en = "What goals the measures of each district serve, as shares"
// [parameters.district]
// type = "district"
// zh = "区，任何写法"
// en = "a district in any spelling"
// optional = true
// [columns]
// district = { zh = "区", en = "district" }
// goal = { zh = "目标", en = "goal" }
// goal_name = { zh = "目标名称", en = "name of the goal" }
// measures = { zh = "措施数", en = "measures" }
// share = { zh = "占该区措施的比例", en = "share of the district's measures" }
// [example]
// district = "南山区"
MATCH (d:District)<-[:LOCATED_IN]-(n:Measure|Project|Programme|Reform) WHERE $district IS NULL OR d.id = $district
WITH d, count(DISTINCT n) AS placed
MATCH (d)<-[:LOCATED_IN]-(n:Measure|Project|Programme|Reform)-[s:SUPPORTS]->(g:Goal) WHERE coalesce(s.polarity, 'supports') <> 'limits'
WITH d, placed, g, count(DISTINCT n) AS measures
RETURN d.name AS district, g.number AS goal, g.name AS goal_name, measures,
       toFloat(measures) / placed AS share
ORDER BY d.code, district, measures DESC, goal
