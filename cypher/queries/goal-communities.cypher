// [title]
// zh = "共有措施较多的目标群"
// en = "Communities of goals that share measures"
// [columns]
// community = { zh = "群号", en = "number of the group" }
// goal = { zh = "目标", en = "goal" }
// goal_name = { zh = "目标名称", en = "name of the goal" }
// inside = { zh = "与群内目标共有的措施数", en = "measures shared inside the group" }
// outside = { zh = "与群外目标共有的措施数", en = "measures shared with other goals" }
// between = { zh = "其他目标间最短联系经过此目标的比例", en = "share of shortest chains between other goals that pass here" }
// [example]
// [after]
// function = "goal-communities"
// bound = 200
MATCH (g:Goal)<-[s:SUPPORTS]-(n:Measure|Project|Programme|Reform)-[t:SUPPORTS]->(h:Goal)
WHERE g.number < h.number AND coalesce(s.polarity, 'supports') <> 'limits' AND coalesce(t.polarity, 'supports') <> 'limits'
WITH g, h, count(DISTINCT n) AS shared
MATCH (g)<-[s:SUPPORTS]-(n:Measure|Project|Programme|Reform) WHERE coalesce(s.polarity, 'supports') <> 'limits'
WITH g, h, shared, count(DISTINCT n) AS of_goal
MATCH (h)<-[s:SUPPORTS]-(n:Measure|Project|Programme|Reform) WHERE coalesce(s.polarity, 'supports') <> 'limits'
WITH g, h, shared, of_goal, count(DISTINCT n) AS of_other
RETURN g.number AS goal, g.name AS goal_name, h.number AS other, h.name AS other_name, shared,
       of_goal + of_other - shared AS either
ORDER BY goal, other
