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
# To end these serves a goal.
_HARMFUL = re.compile(
    r"化石|燃油|煤|高耗能|高污染|高排放|落后|低效|违规|不合理|虚假|超标|一次性|限制|门槛|出口"
    r"|\b(?:fossil|coal|fuel|oil|petrol|diesel|harmful|wasteful|distort\w*|unfair|illegal|tobacco|export)",
    re.IGNORECASE,
)


# "subsidies for coal": what is ended may stand behind the benefit.
_OBJECT_BEHIND = 30


def limiting_spans(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the clauses that end or cut a benefit."""
    for pattern, stops in ((_CHINESE, "，。；,;"), (_ENGLISH, ",;.")):
        for match in pattern.finditer(text):
            if _HARMFUL.search(text, match.start(), match.end() + _OBJECT_BEHIND):
                continue
            start = max(text.rfind(stop, 0, match.start()) for stop in stops) + 1
            ends = [at for stop in stops if (at := text.find(stop, match.end())) >= 0]
            yield start, min(ends, default=len(text))
