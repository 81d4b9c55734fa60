// [title]
// zh = "连接最多的事物"
// en = "Hubs: the things with most neighbours"
// [parameters.document]
// type = "document"
// zh = "文件：标题的一部分、文件名或规划期"
// en = "a document by a part of its title, its file or its years"
// optional = true
// [columns]
// id = { zh = "标识", en = "id" }
// type = { zh = "类别", en = "type" }
// name = { zh = "名称", en = "name" }
// neighbours = { zh = "相邻事物数", en = "things it is linked to" }
// facts = { zh = "事实数", en = "facts" }
// core = { zh = "所在核的度数", en = "largest k such that it stands in a part whose things have k neighbours each" }
// [example]
// [after]
// function = "hubs"
// bound = 50000
MATCH (a)-[r:PART_OF|LOCATED_IN|RESPONSIBLE_FOR|BASED_ON|MEASURED_BY|SUCCEEDS]->(b)
WHERE NOT a:Goal AND NOT a:Target AND ($document IS NULL OR r.document = $document)
RETURN a.id AS source, labels(a)[0] AS source_type, a.name AS source_name, b.id AS target,
       labels(b)[0] AS target_type, b.name AS target_name
ORDER BY source, target, r.id
