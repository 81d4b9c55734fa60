// [title]
// zh = "限制或终止某事、与目标方向相反的措施"
// en = "Measures that limit or end something for a goal"
// [parameters.goal]
// type = "goal"
// zh = "可持续发展目标（1至17）"
// en = "the goal, 1 to 17"
// optional = true
// [columns]
// id = { zh = "标识", en = "id" }
// type = { zh = "类别", en = "type" }
// name = { zh = "名称", en = "name" }
// goal = { zh = "目标", en = "goal" }
// score = { zh = "可信度", en = "score" }
// cue = { zh = "线索词", en = "the wording that decided" }
// source = { zh = "文件", en = "file" }
// start = { zh = "起（码点）", en = "start in the file, in code points" }
// text = { zh = "原文", en = "the passage" }
// [example]
MATCH (n:Measure|Project|Programme|Reform|Indicator)-[s:SUPPORTS]->(g:Goal)
WHERE s.polarity = 'limits' AND ($goal IS NULL OR g.number = $goal)
MATCH (n)-[:STATED_IN]->(p:Passage) WHERE p.id = s.passage
MATCH (d:Document {id: p.document})
RETURN n.id AS id, labels(n)[0] AS type, n.name AS name, g.number AS goal, s.score AS score, s.cue AS cue,
       d.source AS source, p.start AS start, p.text AS text
ORDER BY goal, score DESC, source, start, id
