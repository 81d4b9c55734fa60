"""Rules for policies: five-year plans in all their names, issuers in front."""

import re

from ingest.resolve.rule import Rule, Scope
from ingest.tag.normalise import phase_number

_NUMERAL = "二?十[一二三四五六七八九]?"
_ORDINAL = rf"(?:第(?P<full>{_NUMERAL}|[一二三四五六七八九])个?五年|(?P<short>{_NUMERAL})五)"
_FIVE_YEAR_PLAN = re.compile(
    rf"^(?P<issuer>.*?)(?:国民经济和社会发展|经济社会发展|发展|总体)?{_ORDINAL}"
    r"(?:(?:总体|发展)?规划(?:纲要)?|计划|纲要)(?:和.{4,5}年?远景目标(?:纲要|规划)?)?(?:纲要)?$"
)
_ENGLISH_PLAN = re.compile(
    r"^(?P<issuer>.*?) ?(?P<number>\d{1,2})(?:st|nd|rd|th) five year plan(?: \d{4} \d{4})?"
    r"(?: for .*economic and social development.*)?$"
)
_ENGLISH_TITLE = re.compile(r"^outline of (?:the )?")
_PROPOSAL = re.compile(r"建议$")
_ISSUER = re.compile(r"^(?:联合国|中国落实|中华人民共和国|全国)(?=[\u3400-\u9fff0-9]{4,})")
_NATION = ("中华人民共和国", "国家", "全国", "我国", "中国")


def _five_year_plan(name: str, scope: Scope) -> str:
    """十四五规划 of the document's city, its own or named in full."""
    found = None if _PROPOSAL.search(name) else _FIVE_YEAR_PLAN.match(name)
    if found is None:
        return _english_plan(name, scope)
    numeral = found["full"] or found["short"]
    issuer = found["issuer"].strip()
    if issuer in ("", "市", "本市", "我市", "全市") or issuer in scope.names:
        issuer = scope.stem
    elif issuer in _NATION:
        issuer = "国家"
    return f"{issuer}{numeral}五规划"


def _english_plan(name: str, scope: Scope) -> str:
    found = _ENGLISH_PLAN.match(_ENGLISH_TITLE.sub("", name))
    if found is None:
        return name
    issuer = found["issuer"].removesuffix("s").strip()
    own = {n.casefold() for n in scope.names}
    issuer = (
        scope.stem
        if not issuer or issuer in own
        else {"china": "国家", "national": "国家"}.get(issuer, issuer)
    )
    return f"{issuer}{_numeral(int(found['number']))}五规划"


def _numeral(number: int) -> str:
    ones = "一二三四五六七八九"
    tens = {0: "", 1: "十"}.get(number // 10, "二十")
    return tens + (ones[number % 10 - 1] if number % 10 else "")


def plan_number(key: str) -> tuple[str, int] | None:
    """Whose five-year plan this key names, and its ordinal number."""
    found = re.fullmatch(r"(?P<issuer>.*?)(?P<number>二?十[一二三四五六七八九]?)五规划", key)
    number = phase_number(found["number"]) if found else None
    return (found["issuer"], number) if found and number else None


def _issuer(name: str, _: Scope) -> str:
    return _ISSUER.sub("", name)


def _of_the_city(name: str, scope: Scope) -> str:
    """深圳市 and 深圳经济特区 in front as 深圳; without any, a law may be the nation's."""
    for prefix in scope.prefixes:
        if name.startswith(prefix):
            return scope.stem + name[len(prefix) :]
    return name


POLICY_RULES = (
    Rule("five-year plan", 0.95, _five_year_plan),
    Rule("issuer in front", 0.85, _issuer),
    Rule("city in front, shorter", 0.93, _of_the_city),
)
