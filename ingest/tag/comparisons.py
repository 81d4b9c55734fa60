"""Words of comparison around a number: at least, at most, more, less."""

import re

from ingest.model import Op

_AT_MOST = re.compile(
    r"(?:不超过|不高于|不大于|不多于|不得超过|不到|不足|(?<!不)(?:低于|少于|小于)|控制在|限制在|压减到|≤|＜|<|最高(?!负荷|气温|温|值|点|峰)|以内|"
    r"限速)[^\d，,；;。]{0,8}$"
)
_NOT_BELOW = re.compile(r"不(?:得)?(?:少|低|小|短)于\s?$")
_NOT_BELOW_SHARE = re.compile(r"不(?:得)?(?:少|低|小)于[^\d，,；;。]{2,10}的\s?$")  # 不低于去年的30%
_AT_LEAST = re.compile(
    r"(?:不(?:得)?(?:少|低|小|短)于|大于|高于|多于|超过|突破|超|逾|≥|＞|>|跨越|迈上)\s?(?:约|近)?\s?$|"
    r"至少[^\d，,；;。]{0,10}$"
)
_MORE = re.compile(
    r"(?:增长|上涨|提高|(?<!改造)(?<!保留)提升|上升|增加|增速|多于|偏多|净增|涨)\s?(?:了|约|近|超过?|至少)?\s?$"
)
_LESS = re.compile(r"(?:下降|降低|减少|缩短|压减|压缩|缩减|减|降|收窄|偏少)\s?(?:了|约|近|超过?)?\s?$")
_AFTER = re.compile(
    r"\s?(?P<least>及?以上|多)|\s?(?P<most>及?以下|以内|之内|内(?!涝|部|容)|即?可(?:到达|抵达|达|直达))|\s?(?P<about>左右|上下)"
)
_STRICT = re.compile(
    r"(?<!不)(?<!不得)(?<!不能)(?:低于|少于|小于|短于|高于|多于|大于|超过|突破|不到|不足|逾|[<>＜＞])\s?(?:约|近)?\s?$|"
    r"(?<!不)(?<!不得)超\s?$"
)


def find_op(before: str, after: str, *, more: bool = False) -> Op:
    """The comparison that the text before and after a number states; `more` marks 1000多项."""
    follows = _AFTER.match(after)
    if _LESS.search(before):
        return "-"
    if _MORE.search(before):
        return "+"
    if follows and follows["most"]:
        return "<="
    if follows and follows["least"]:
        return ">="
    if _NOT_BELOW_SHARE.search(before):
        return ">="
    if _AT_MOST.search(before) and not _NOT_BELOW.search(before):
        return "=" if follows and follows["about"] else "<="
    if more or _AT_LEAST.search(before):
        return ">="
    return "="


def is_strict(before: str, after: str) -> bool:
    """Whether the comparison leaves the number itself out: 低于, 不到, 超过, but not 不低于 or 以上."""
    told = _STRICT.search(before)
    return bool(told) and not _AFTER.match(after)
