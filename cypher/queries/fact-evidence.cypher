// [title]
// zh = "一条事实的依据"
// en = "Evidence of a fact: what it links, how it was found, and the passage"
// [parameters.fact]
// type = "text"
// zh = "事实标识"
// en = "the id of a fact"
// optional = true
// [parameters.thing]
// type = "text"
// zh = "或某事物的标识或名称：它的全部事实"
// en = "or the id or name of a thing: all facts of it"
// optional = true
// [columns]
// fact = { zh = "事实标识", en = "id of the fact" }
// relation = { zh = "关系", en = "relation" }
// from_id = { zh = "起点标识", en = "id at its start" }
// from_name = { zh = "起点", en = "name at its start" }
// to_id = { zh = "终点标识", en = "id at its end" }
// to_name = { zh = "终点", en = "name at its end" }
// score = { zh = "可信度", en = "score" }
// basis = { zh = "依据", en = "basis" }
// cue = { zh = "线索词", en = "the wording that decided" }
// source = { zh = "文件", en = "file" }
// start = { zh = "起（码点）", en = "start in the file, in code points" }
// end = { zh = "止（码点）", en = "end in the file, in code points" }
// text = { zh = "原文", en = "the passage" }
// [example]
// thing = "宝安中心区排涝工程"
MATCH (a)-[r:SUPPORTS|LOCATED_IN|PART_OF|RESPONSIBLE_FOR|BASED_ON|MEASURED_BY|SUCCEEDS]->(b)
WHERE ($fact IS NOT NULL OR $thing IS NOT NULL) AND ($fact IS NULL OR r.id = $fact)
  AND ($thing IS NULL OR a.id = $thing OR b.id = $thing OR a.name = $thing OR b.name = $thing)
WITH a, r, b, r.passage AS passage
MATCH (p:Passage {id: passage})
MATCH (d:Document {id: p.document})
RETURN r.id AS fact, type(r) AS relation, a.id AS from_id, a.name AS from_name, b.id AS to_id, b.name AS to_name,
       r.score AS score, r.basis AS basis, r.cue AS cue, d.source AS source, p.start AS start, p.`end` AS `end`, p.text AS text
ORDER BY relation, from_id, to_id, source, start, fact
