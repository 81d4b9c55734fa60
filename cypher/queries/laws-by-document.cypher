// [title]
// zh = "各文件提到的政策法规"
// en = "Laws and policies by document"
// [parameters.document]
// type = "document"
// zh = "文件：标题的一部分、文件名或规划期"
// en = "a document by a part of its title, its file or its years"
// optional = true
// [columns]
// document = { zh = "文件标题", en = "title of the document" }
// source = { zh = "文件", en = "file" }
// id = { zh = "标识", en = "id" }
// name = { zh = "名称", en = "name" }
// named = { zh = "文件中的写法", en = "the name used there" }
// start = { zh = "起（码点）", en = "start in the file, in code points" }
// text = { zh = "原文", en = "the passage" }
// [example]
MATCH (n:Policy)<-[m:MENTIONS]-(p:Passage) WHERE $document IS NULL OR p.document = $document
MATCH (d:Document {id: p.document})
RETURN d.name AS document, d.source AS source, n.id AS id, n.name AS name, m.text AS named, m.start AS start, p.text AS text
ORDER BY source, start, id
