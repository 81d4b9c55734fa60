"""Whether a candidate is a named law, regulation, plan or document."""

import re

from ingest.tag.traits import Traits

_PERIOD = re.compile(r"[（(]\d{4}\s*[—–\-－~]\s*\d{4}\s*年?[）)]")

_WORK_OF_ART = re.compile(
    r"(?:舞剧|话剧|歌剧|戏剧|音乐剧|粤剧|电影|影片|电视剧|纪录片|动画片|歌曲|小说|图书|专著|作品|节目|栏目|报纸|杂志)[“”]?《$"
)
_LONG_CORE = 4
_IN_SPIRIT = re.compile(r"的(?:思路|原则|理念|精神|路径)")  # 按照对照评估标准的思路


def weigh_policy(t: Traits) -> float:
    """Evidence, in log odds, that the candidate is a policy."""
    if t.source == "title":
        return (
            -9.0
            if _WORK_OF_ART.search(t.reading.text, max(0, t.candidate.start - 6), t.candidate.start)
            else 4.0
        )
    if t.source == "known":
        return 2.5 if "policy" in t.groups else -9.0
    if t.source != "head" or "policy" not in t.groups:
        return -9.0
    if t.lexicon.is_class("policy", t.core) or len(t.core) < 2:
        return -4.0
    firm = t.head.endswith(tuple(t.lexicon.lists["policy.firm"]))
    weight = (-0.9 if firm and len(t.core) >= _LONG_CORE else -1.6, 0.4, 0.8)[t.proper]
    if "draft" in t.acts:
        weight += 1.6 if t.own_verb else 1.2
    else:
        weight -= 0.4 if firm and t.proper == 2 else 1.2
    if _PERIOD.search(t.text):
        weight += 2.5 if t.whole_unit else 0.5
    if not firm:
        weight -= 0.8
    weight += 0.5 * ("policy" in t.series) - 2.0 * t.quantified - 0.8 * (t.generic_first and t.proper < 2)
    weight -= 3.0 * bool(_IN_SPIRIT.match(t.reading.text, t.candidate.end))
    return weight - 0.5 * ("的" in t.masked)
