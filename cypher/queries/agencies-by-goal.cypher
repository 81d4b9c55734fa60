// [title]
// zh = "各目标涉及的机构"
// en = "Agencies and organisations by goal"
// [parameters.goal]
// type = "goal"
// zh = "可持续发展目标（1至17）"
// en = "the goal, 1 to 17"
// optional = true
// [parameters.type]
// type = "choice"
// zh = "只要政府部门或其他机构"
// en = "only public bodies, or only others"
// optional = true
// values = ["Agency", "Organization"]
// [columns]
// id = { zh = "标识", en = "id" }
// name = { zh = "名称", en = "name" }
// type = { zh = "类别", en = "type" }
// goal = { zh = "目标", en = "goal" }
// basis = { zh = "负责，或与措施在同一段落", en = "responsible for a measure, or named beside one" }
// measures = { zh = "措施数", en = "measures" }
// example = { zh = "一个段落", en = "one of the passages" }
// [example]
// goal = 3
CALL {
  MATCH (a:Agency|Organization)-[:RESPONSIBLE_FOR]->(n:Measure|Project|Programme|Reform)-[s:SUPPORTS]->(g:Goal)
  WHERE coalesce(s.polarity, 'supports') <> 'limits' AND ($goal IS NULL OR g.number = $goal)
  RETURN a, g, 'responsible' AS basis, n, s.passage AS passage
  UNION
  MATCH (a:Agency|Organization)-[:STATED_IN]->(p:Passage)<-[:STATED_IN]-(n:Measure|Project|Programme|Reform)-[s:SUPPORTS]->(g:Goal)
  WHERE s.passage = p.id AND coalesce(s.polarity, 'supports') <> 'limits' AND ($goal IS NULL OR g.number = $goal)
    AND NOT EXISTS { (a)-[:RESPONSIBLE_FOR]->(n) }
  RETURN a, g, 'named' AS basis, n, p.id AS passage
}
WITH a, g, basis, count(DISTINCT n) AS measures, min(passage) AS example
WHERE $type IS NULL OR labels(a)[0] = $type
RETURN a.id AS id, a.name AS name, labels(a)[0] AS type, g.number AS goal, basis, measures, example
ORDER BY goal, basis DESC, measures DESC, name, id
