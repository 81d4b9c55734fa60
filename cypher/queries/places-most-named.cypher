// [title]
// zh = "提到最多的地点"
// en = "Places that are named most"
// [parameters.document]
// type = "document"
// zh = "文件：标题的一部分、文件名或规划期"
// en = "a document by a part of its title, its file or its years"
// optional = true
// [parameters.district]
// type = "district"
// zh = "区，任何写法"
// en = "a district in any spelling"
// optional = true
// [columns]
// id = { zh = "标识", en = "id" }
// name = { zh = "名称", en = "name" }
// type = { zh = "类别", en = "type" }
// kind = { zh = "地点类别", en = "kind of place" }
// passages = { zh = "段落数", en = "passages" }
// documents = { zh = "文件数", en = "documents" }
// districts = { zh = "所在区", en = "districts" }
// [example]
MATCH (n:Place|District)<-[:MENTIONS]-(p:Passage) WHERE $document IS NULL OR p.document = $document
WITH n, count(DISTINCT p) AS passages, count(DISTINCT p.document) AS documents
OPTIONAL MATCH (n)-[:LOCATED_IN]->(d:District)
WITH n, passages, documents, d ORDER BY d.name
WITH n, passages, documents, collect(DISTINCT d.id) AS ids, collect(DISTINCT d.name) AS districts
WHERE $district IS NULL OR $district IN ids OR n.id = $district
RETURN n.id AS id, n.name AS name, labels(n)[0] AS type, n.kind AS kind, passages, documents, districts
ORDER BY passages DESC, documents DESC, id
