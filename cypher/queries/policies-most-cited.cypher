// [title]
// zh = "引用最多的政策法规"
// en = "Laws and policies that are cited most"
// [parameters.document]
// type = "document"
// zh = "文件：标题的一部分、文件名或规划期"
// en = "a document by a part of its title, its file or its years"
// optional = true
// [columns]
// id = { zh = "标识", en = "id" }
// name = { zh = "名称", en = "name" }
// issuer = { zh = "发布者", en = "issuer" }
// policy_year = { zh = "年份", en = "its year" }
// based_on = { zh = "以它为依据的措施数", en = "measures based on it" }
// passages = { zh = "段落数", en = "passages" }
// documents = { zh = "文件数", en = "documents" }
// [example]
MATCH (n:Policy)-[:STATED_IN]->(p:Passage) WHERE $document IS NULL OR p.document = $document
WITH n, count(DISTINCT p) AS passages, count(DISTINCT p.document) AS documents
OPTIONAL MATCH (x)-[:BASED_ON]->(n)
RETURN n.id AS id, n.name AS name, n.issuer AS issuer, n.year AS policy_year, count(DISTINCT x) AS based_on, passages, documents
ORDER BY based_on DESC, passages DESC, documents DESC, name, id
