// [title]
// zh = "同一措施同时支持的目标"
// en = "Pairs of goals that the same measures serve"
// [columns]
// goal = { zh = "目标", en = "goal" }
// goal_name = { zh = "目标名称", en = "name of the goal" }
// other = { zh = "另一目标", en = "the other goal" }
// other_name = { zh = "另一目标名称", en = "its name" }
// shared = { zh = "同时支持两者的措施数", en = "measures that serve both" }
// either = { zh = "支持其一的措施数", en = "measures that serve either" }
// [example]
MATCH (g:Goal)<-[s:SUPPORTS]-(n:Measure|Project|Programme|Reform)-[t:SUPPORTS]->(h:Goal)
WHERE g.number < h.number AND coalesce(s.polarity, 'supports') <> 'limits' AND coalesce(t.polarity, 'supports') <> 'limits'
WITH g, h, count(DISTINCT n) AS shared
MATCH (g)<-[s:SUPPORTS]-(n:Measure|Project|Programme|Reform) WHERE coalesce(s.polarity, 'supports') <> 'limits'
WITH g, h, shared, count(DISTINCT n) AS of_goal
MATCH (h)<-[s:SUPPORTS]-(n:Measure|Project|Programme|Reform) WHERE coalesce(s.polarity, 'supports') <> 'limits'
WITH g, h, shared, of_goal, count(DISTINCT n) AS of_other
RETURN g.number AS goal, g.name AS goal_name, h.number AS other, h.name AS other_name, shared,
       of_goal + of_other - shared AS either
ORDER BY shared DESC, goal, other
