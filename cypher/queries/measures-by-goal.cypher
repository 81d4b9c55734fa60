// [title]
// zh = "支持某目标的措施，可限区和文件"
// en = "Measures that support a goal, in a district or a document if wanted"
// [parameters.goal]
// type = "goal"
// zh = "可持续发展目标（1至17）"
// en = "the goal, 1 to 17"
// [parameters.district]
// type = "district"
// zh = "区，任何写法"
// en = "a district in any spelling"
// optional = true
// [parameters.document]
// type = "document"
// zh = "文件：标题的一部分、文件名或规划期"
// en = "a document by a part of its title, its file or its years"
// optional = true
// [parameters.score]
// type = "number"
// zh = "最低可信度"
// en = "lowest score"
// default = 0.0
// minimum = 0
// maximum = 1
// [columns]
// id = { zh = "标识", en = "id" }
// type = { zh = "类别", en = "type" }
// name = { zh = "名称", en = "name" }
// score = { zh = "可信度", en = "score" }
// cue = { zh = "线索词", en = "the wording that decided" }
// passage = { zh = "段落标识", en = "id of the passage" }
// text = { zh = "原文", en = "the passage" }
// source = { zh = "文件", en = "file" }
// start = { zh = "起（码点）", en = "start in the file, in code points" }
// plan_from = { zh = "规划首年", en = "first year of the plan" }
// [example]
// goal = 6
// district = "宝安区"
MATCH (g:Goal {number: $goal})<-[s:SUPPORTS]-(n:Measure|Project|Programme|Reform)
WHERE s.score >= $score AND coalesce(s.polarity, 'supports') <> 'limits' AND ($document IS NULL OR s.document = $document)
  AND ($district IS NULL OR EXISTS { MATCH (n)-[l:LOCATED_IN]->(a:District) WHERE a.id = $district AND l.passage = s.passage })
MATCH (n)-[:STATED_IN]->(p:Passage) WHERE p.id = s.passage
MATCH (d:Document {id: p.document})
RETURN n.id AS id, labels(n)[0] AS type, n.name AS name, s.score AS score, s.cue AS cue, p.id AS passage,
       p.text AS text, d.source AS source, p.start AS start, d.plan_from AS plan_from
ORDER BY score DESC, source, start, type, id
