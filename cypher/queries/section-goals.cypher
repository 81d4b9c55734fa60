// [title]
// zh = "各章节的目标构成"
// en = "What goals the sections of a document serve"
// [parameters.document]
// type = "document"
// zh = "文件：标题的一部分、文件名或规划期"
// en = "a document by a part of its title, its file or its years"
// [columns]
// section = { zh = "章节", en = "section" }
// section_id = { zh = "章节标识", en = "id of the section" }
// kind = { zh = "章节类别", en = "kind of section" }
// start = { zh = "起（码点）", en = "start in the file, in code points" }
// goal = { zh = "目标", en = "goal" }
// passages = { zh = "段落数", en = "passages" }
// [example]
// document = "2026-2030"
MATCH (p:Passage)-[:IN]->(c:Section) WHERE p.document = $document AND p.goals IS NOT NULL
UNWIND p.goals AS goal
WITH c, goal, count(DISTINCT p) AS passages
RETURN c.name AS section, c.id AS section_id, c.kind AS kind, c.start AS start, goal, passages
ORDER BY c.position, passages DESC, goal
