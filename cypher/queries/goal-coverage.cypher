// [title]
// zh = "十七个目标各有多少措施、项目、指标"
// en = "The 17 goals: measures, projects, programmes, reforms, indicators"
// [parameters.document]
// type = "document"
// zh = "文件：标题的一部分、文件名或规划期"
// en = "a document by a part of its title, its file or its years"
// optional = true
// [columns]
// goal = { zh = "目标", en = "goal" }
// goal_name = { zh = "目标名称", en = "name of the goal" }
// measures = { zh = "措施数", en = "measures" }
// projects = { zh = "项目数", en = "projects" }
// programmes = { zh = "计划数", en = "programmes" }
// reforms = { zh = "改革数", en = "reforms" }
// indicators = { zh = "指标数", en = "indicators" }
// [example]
MATCH (g:Goal)
OPTIONAL MATCH (g)<-[s:SUPPORTS]-(n:Measure|Project|Programme|Reform|Indicator) WHERE coalesce(s.polarity, 'supports') <> 'limits' AND ($document IS NULL OR s.document = $document)
WITH DISTINCT g, n, CASE WHEN n IS NULL THEN '' ELSE labels(n)[0] END AS type
RETURN g.number AS goal, g.name AS goal_name, sum(CASE type WHEN 'Measure' THEN 1 ELSE 0 END) AS measures,
       sum(CASE type WHEN 'Project' THEN 1 ELSE 0 END) AS projects,
       sum(CASE type WHEN 'Programme' THEN 1 ELSE 0 END) AS programmes,
       sum(CASE type WHEN 'Reform' THEN 1 ELSE 0 END) AS reforms,
       sum(CASE type WHEN 'Indicator' THEN 1 ELSE 0 END) AS indicators
ORDER BY goal
