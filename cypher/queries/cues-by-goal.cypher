// [title]
// zh = "决定目标的线索词"
// en = "The wordings that tie measures to a goal, the most frequent first"
// [parameters.goal]
// type = "goal"
// zh = "可持续发展目标（1至17）"
// en = "the goal, 1 to 17"
// [columns]
// cue = { zh = "线索词", en = "the wording that decided" }
// facts = { zh = "事实数", en = "facts" }
// average = { zh = "平均可信度", en = "mean score" }
// documents = { zh = "文件数", en = "documents" }
// [example]
// goal = 13
MATCH (n)-[s:SUPPORTS]->(g:Goal {number: $goal}) WHERE s.cue IS NOT NULL
RETURN s.cue AS cue, count(s) AS facts, round(avg(s.score) * 1000) / 1000 AS average, count(DISTINCT s.document) AS documents
ORDER BY facts DESC, cue
