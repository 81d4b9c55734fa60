// [title]
// zh = "提到最多的机构"
// en = "Organisations that are named most"
// [parameters.document]
// type = "document"
// zh = "文件：标题的一部分、文件名或规划期"
// en = "a document by a part of its title, its file or its years"
// optional = true
// [columns]
// id = { zh = "标识", en = "id" }
// name = { zh = "名称", en = "name" }
// type = { zh = "类别", en = "type" }
// passages = { zh = "段落数", en = "passages" }
// documents = { zh = "文件数", en = "documents" }
// goals = { zh = "目标", en = "goals" }
// [example]
MATCH (a:Agency|Organization)<-[m:MENTIONS]-(p:Passage) WHERE $document IS NULL OR p.document = $document
WITH a, count(DISTINCT p) AS passages, count(DISTINCT p.document) AS documents, collect(p.goals) AS listed
UNWIND CASE WHEN size(listed) = 0 THEN [[]] ELSE listed END AS goals
UNWIND CASE WHEN size(goals) = 0 THEN [null] ELSE goals END AS goal
WITH a, passages, documents, goal ORDER BY goal
RETURN a.id AS id, a.name AS name, labels(a)[0] AS type, passages, documents, collect(DISTINCT goal) AS goals
ORDER BY passages DESC, documents DESC, id
