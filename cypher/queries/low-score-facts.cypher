// [title]
// zh = "可信度低、值得复核的事实"
// en = "Facts with a low score, worth a look by a person"
// [parameters.below]
// type = "number"
// zh = "低于此可信度"
// en = "below this score"
// default = 0.5
// minimum = 0
// maximum = 1
// [parameters.relation]
// type = "choice"
// zh = "关系"
// en = "only one relation"
// optional = true
// values = ["SUPPORTS", "LOCATED_IN", "PART_OF", "RESPONSIBLE_FOR", "BASED_ON", "MEASURED_BY", "SUCCEEDS"]
// [parameters.document]
// type = "document"
// zh = "文件：标题的一部分、文件名或规划期"
// en = "a document by a part of its title, its file or its years"
// optional = true
// [columns]
// fact = { zh = "事实标识", en = "id of the fact" }
// relation = { zh = "关系", en = "relation" }
// from_name = { zh = "起点", en = "name at its start" }
// to_name = { zh = "终点", en = "name at its end" }
// score = { zh = "可信度", en = "score" }
// basis = { zh = "依据", en = "basis" }
// cue = { zh = "线索词", en = "the wording that decided" }
// source = { zh = "文件", en = "file" }
// passage = { zh = "段落标识", en = "id of the passage" }
// [example]
MATCH (a)-[r:SUPPORTS|LOCATED_IN|PART_OF|RESPONSIBLE_FOR|BASED_ON|MEASURED_BY|SUCCEEDS]->(b)
WHERE r.score < $below AND ($relation IS NULL OR type(r) = $relation) AND ($document IS NULL OR r.document = $document)
WITH a, r, b, r.document AS document
MATCH (d:Document {id: document})
RETURN r.id AS fact, type(r) AS relation, a.name AS from_name, b.name AS to_name, r.score AS score, r.basis AS basis,
       r.cue AS cue, d.source AS source, r.passage AS passage
ORDER BY score, relation, fact
