"""An interpretation in words, and what else to try, in the language of the question."""

from collections.abc import Iterator

from app.ask.interpretation import Interpretation
from cypher.compile import MEASURES
from ontology.schema import load_schema
from ontology.sdg import load_goals

INTENTS = {
    "list": ("", ""),
    "value": ("数值", "values"),
    "path": ("历年数值", "values over time"),
    "count": ("计数", "how many"),
    "compare": ("对比", "comparison"),
    "difference": ("两份规划的差别", "difference between plans"),
    "document": ("文件信息", "facts about documents"),
    "mention": ("提到它的文件", "documents that mention it"),
    "unmentioned": ("没有提到它的文件", "documents that do not mention it"),
    "rank": ("排名", "ranking"),
    "gap": ("缺口", "gaps"),
    "link": ("联系", "links"),
    "lineage": ("沿革", "through the plans"),
}
PARTS = {
    "kept": ("延续的", "kept"),
    "new": ("新增的", "new"),
    "dropped": ("不再有的", "dropped"),
    "changed": ("目标有变化的", "targets changed"),
}
SAID = ("mention", "unmentioned")
ENDS = {"goal": ("支持的目标", "goals supported"), "district": ("所在的区", "district it lies in")}
GROUPS = {
    "district": ("按区", "by district"),
    "goal": ("按目标", "by goal"),
    "document": ("按文件", "by document"),
    "thing": ("", ""),
}
STATUSES = {"target": ("目标值", "targets"), "actual": ("实际值", "actual values")}
REFUSALS = {
    "order": ("这是指令，不是关于文件的问题", "an order, not a question about the documents"),
    "code": ("这是代码，不是问题；查询请用 /api/cypher", "code, not a question; use /api/cypher for queries"),
    "negated": ("这里的否定无法按条件去找", "what is not mentioned cannot be looked for here"),
    "news": ("文件不含实时信息", "documents hold no news of the day"),
    "goal": ("只有十七个目标", "there are seventeen goals"),
}


def in_words(found: Interpretation) -> str:
    """One line: what is asked for, and under which conditions."""
    at = 0 if found.language == "zh" else 1
    if found.refused:
        return REFUSALS[found.refused][at]
    parts = [
        INTENTS[found.intent][at],
        ENDS[found.ends][at] if found.ends else "",
        PARTS[found.part][at] if found.part else "",
        GROUPS[found.group_by][at] if found.intent == "rank" else "",
        ("负责的", "responsible")[at] if found.responsible else "",
        kinds(found),
        *_goals(found, at),
        *(("具体目标", "target ")[at] + t for t in found.targets),
        *((d.name, d.name_en)[at] for d in (*found.districts, *found.places)),
        *(("不含", "not ")[at] + (d.name, d.name_en)[at] for d in found.not_districts),
        *(("不含目标", "not SDG ")[at] + str(g) for g in found.not_goals),
        *(("不含“{}”", "not “{}”")[at].format(g.word) for g in found.not_words),
        *(("本图没有的地方：", "not in this graph: ")[at] + name for name in found.elsewhere),
        *found.document_names,
        found.section_name,
        ("第{}条", "item {}")[at].format(found.item) if found.item is not None else "",
        *found.indicator_names[:3],
        *found.entity_names[:5],
        _years(found, at),
        STATUSES[found.status][at] if found.status else "",
        *_words(found),
    ]
    return " · ".join(dict.fromkeys(part for part in parts if part))


def _words(found: Interpretation) -> Iterator[str]:
    """The words looked for, without those that a name or a longer word says already."""
    said = [*found.indicator_names[:3], *found.entity_names[:5], found.section_name]
    said += [w for g in found.words if g.needed for w in (g.word,)]
    for group in found.words:
        covered = any(w != group.word and any(a in w for a in group.alternatives) for w in said)
        if group.needed and not covered:
            yield f"“{group.word}”"


def kinds(found: Interpretation) -> str:
    """The kinds of things asked for, by their labels."""
    language = found.language
    classes = load_schema().classes
    types = found.types[:1] if found.types == MEASURES else found.types
    named = [classes[t].labels[language] for t in types if t in classes]
    return ("、" if language == "zh" else ", ").join(named)


def _goals(found: Interpretation, at: int) -> Iterator[str]:
    short = {g.number: (g.short_zh, g.short_en)[at] for g in load_goals()}
    for goal in found.goals:
        yield ("目标", "SDG ")[at] + f"{goal} {short[goal]}"
    for goal in () if found.intent in ("value", "path", "document", *SAID) else found.topic_goals:
        yield ("涉及目标", "touches SDG ")[at] + f"{goal} {short[goal]}"


def _years(found: Interpretation, at: int) -> str:
    if len(found.years) > 2:
        return f"{min(found.years)}–{max(found.years)}"
    return ("、", ", ")[at].join(map(str, found.years))


def count_name(found: Interpretation) -> str:
    """What is counted."""
    return found.section_name or kinds(found) or found.question


def suggestions(found: Interpretation) -> Iterator[str]:
    """What to try when nothing was found."""
    zh = found.language == "zh"
    if found.unknown_plan:
        yield "图中没有这份规划，见 /api/documents" if zh else "no document is that plan; see /api/documents"
    if found.intent == "unmentioned" and any(g.needed for g in found.words):
        yield "没有一份文件完全不提" if zh else "no document leaves it out altogether"
        return
    if found.districts and (found.goals or found.words):
        yield "去掉地区限制再问" if zh else "ask without the district"
    if found.documents:
        yield "不限定文件再问" if zh else "ask without naming a plan"
    if found.words or found.unmatched:
        yield (
            "换一种说法，或用目标编号，例如“目标6”"
            if zh
            else "use other words, or a goal's number such as “SDG 6”"
        )
