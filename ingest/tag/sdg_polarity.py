"""Tells when a text limits or ends something that served a goal; doubtful cases count as support."""

import re
from collections.abc import Iterator

_CHINESE = re.compile(
    r"(?:取消|停止|暂停|终止|停发|削减|压减|退坡|不再(?:给予|发放|享受|安排|提供|新增))"
    r"(?P<what>[^，。；,;]{0,24}?)(?:补贴|补助|资助|奖励|优惠|减免|津贴|扶持|名额|救助金|服务)"
)
_ENGLISH = re.compile(
    r"\b(?:end|ends|ending|abolish\w*|cut|cuts|cutting|withdraw\w*|phas\w+ out|suspend\w*|scrap|scraps|"
    r"scrapp\w+|discontinu\w*|stop|stops|stopping|no longer (?:pay|offer|provide|grant)\w*)\b"
    r"(?P<what>[^,;.]{0,60}?)\b(?:subsid\w+|grants?|allowances?|benefits?|rebates?|bursar\w+|funding)\b",
    re.IGNORECASE,
)
# What serves people and is closed, merged away or made scarcer.
_CHINESE_SERVICE = re.compile(
    r"(?:撤并|撤销|裁撤|关闭|停办|停运|停开|停建|缓建|取消|缩减|压缩|削减|压减|减少|砍掉)(?P<what>[^，。；,;]{0,14}?)"
    r"(?:学校|小学|教学点|幼儿园|托育点|医院|卫生院|卫生室|诊所|养老院|敬老院|福利院|图书馆|公园|绿地|湿地|林地|"
    r"公交线路|公交班次|班次|停靠站|教师编制|床位|学位|托位|公益岗位|保障房|公租房|救助站|法律援助站|自行车道)"
    r"(?=[，。；、,;和及]|等|数量|规模|面积|$)"
)
_ENGLISH_SERVICE = re.compile(
    r"\b(?:clos(?:e|es|ed|ing|ure of)|shut(?:s|ting)?(?: down)?|ax(?:e|es|ed|ing)|scrap\w*|cancel\w*|postpon\w*|"
    r"(?:cut|cuts|cutting|reduc\w+|fewer)(?: the number of)?)\b(?P<what>(?: [\w'-]+){0,4}?) "
    r"(?:schools?|clinics?|hospitals?|kindergartens?|nurser(?:y|ies)|librar(?:y|ies)|parks?|shelters?|refuges?|"
    r"bus (?:lines?|routes?|services?)|metro lines?|cycle lanes?|hospital beds|teaching posts|school places|"
    r"care homes?|legal aid|health services|social housing|wetlands?)\b"
    r"(?! (?:dropouts?|absence|bullying|fees|costs?|waste))",
    re.IGNORECASE,
)
# To end these serves a goal.
_HARMFUL = re.compile(
    r"化石|燃油|煤|高耗能|高污染|高排放|落后|低效|违规|违法|非法|无证|不合理|虚假|超标|一次性|限制|门槛|出口|"
    r"等候|排队|占用|侵占|破坏"
    r"|\b(?:illegal|unlicensed|fossil|coal|fuel|oil|petrol|diesel|harmful|wasteful|distort\w*|unfair|illegal|tobacco|export)",
    re.IGNORECASE,
)


_PATTERNS = (
    (_CHINESE, "，。；,;"),
    (_CHINESE_SERVICE, "，。；,;"),
    (_ENGLISH, ",;."),
    (_ENGLISH_SERVICE, ",;."),
)
# "subsidies for coal": what is ended may stand behind the benefit.
_OBJECT_BEHIND = 30


def limiting_spans(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the clauses that end or cut a benefit or a service."""
    for pattern, stops in _PATTERNS:
        for match in pattern.finditer(text):
            if _HARMFUL.search(text, match.start(), match.end() + _OBJECT_BEHIND):
                continue
            start = max(text.rfind(stop, 0, match.start()) for stop in stops) + 1
            ends = [at for stop in stops if (at := text.find(stop, match.end())) >= 0]
            yield start, min(ends, default=len(text))
