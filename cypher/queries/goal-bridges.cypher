// [title]
// zh = "同时支持两个目标的措施"
// en = "Bridges between two goals: what serves both"
// [parameters.goal]
// type = "goal"
// zh = "可持续发展目标（1至17）"
// en = "the goal, 1 to 17"
// [parameters.other]
// type = "goal"
// zh = "另一个目标"
// en = "the other goal"
// [parameters.district]
// type = "district"
// zh = "区，任何写法"
// en = "a district in any spelling"
// optional = true
// [columns]
// id = { zh = "标识", en = "id" }
// type = { zh = "类别", en = "type" }
// name = { zh = "名称", en = "name" }
// score = { zh = "两个可信度中较低的", en = "the lower of its two scores" }
// cue = { zh = "通向第一个目标的线索词", en = "wording for the first goal" }
// other_cue = { zh = "通向另一目标的线索词", en = "wording for the other goal" }
// source = { zh = "文件", en = "file" }
// start = { zh = "起（码点）", en = "start in the file, in code points" }
// text = { zh = "原文", en = "the passage" }
// [example]
// goal = 6
// other = 11
MATCH (g:Goal {number: $goal})<-[s:SUPPORTS]-(n:Measure|Project|Programme|Reform)-[t:SUPPORTS]->(h:Goal {number: $other})
WHERE g <> h AND coalesce(s.polarity, 'supports') <> 'limits' AND coalesce(t.polarity, 'supports') <> 'limits' AND s.passage = t.passage
  AND ($district IS NULL OR EXISTS { MATCH (n)-[l:LOCATED_IN]->(a:District) WHERE a.id = $district AND l.passage = s.passage })
MATCH (n)-[:STATED_IN]->(p:Passage) WHERE p.id = s.passage
MATCH (d:Document {id: p.document})
RETURN n.id AS id, labels(n)[0] AS type, n.name AS name,
       CASE WHEN s.score < t.score THEN s.score ELSE t.score END AS score, s.cue AS cue, t.cue AS other_cue,
       d.source AS source, p.start AS start, p.text AS text
ORDER BY score DESC, source, start, type, id
