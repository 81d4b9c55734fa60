"""What a quantity of a Chinese text measures: the words around its number, shortened to a name."""

import re

from ingest.tag.indicator_trimming import (
    MEASURE_END,
    QUALIFIER,
    TIME,
    clause_before,
    noun_after,
    strip_end,
    strip_lead,
)

_OBJECT_VERBS = (
    "至少",
    "至少有",
    "至少设",
    "至少建",
    "至少配备",
    "至少拥有",
    "至少培养",
    "完成",
    "、",
    "(",
    "（",
    "给予",
)
_MADE = re.compile(
    r"^(?:新建|新增|新设|新辟|新开|改造|改建|扩建|续建|加装|淘汰|关闭|培训|更新改造|整治|盘活|消除|治理|加固|"
    r"新改扩建|抚育|处置|保留|提升|整备|连片改造|收储|腾退|释放|供应|出让|与|和)+[、，]?$"
)
_GROWN = re.compile(
    r"((?:年均|累计|每年|平均每年)?(?:增长|提高|提升|上升|上涨|增加|净增|下降|降低|减少|缩短|压减|压缩|缩减|偏多|"
    r"偏少))(?:了|约|近|超过?)?\s?$"
)
_COUNTED = re.compile(
    r"[个家件项座所条处套间张台辆部艘架列班枝株棵种类场次宗起例篇册支只头片块栋幢名位人户门款单份批]$|人次$|"
    r"公里$|亩$|公顷$"
)
_GROWTH_ONLY = re.compile(
    r"(?:年均|累计|同比|环比|可比|比|较|每年|再|又)*(?:增长|提高|提升|上升|增加|下降|降低|减少)?"
)
_DELTA_END = re.compile(r"(?:年均|累计|同比|环比|可比|再)?(?:增长|提高|提升|上升|增加|下降|降低|减少|缩短)$")
# Heads that say how much without saying of what: they go on about the indicator before them.
_BARE = re.compile(
    r"(?:其)?(?:总?数量?|总量|总?规模|总?长度|总?面积|年均增速|增速|占比|比重|比例|缺口比例|总体量|体量)"
)
_LEVEL_VERBS = frozenset({"达到", "达", "至", "到", "为"})
_EACH = re.compile(r"(?:每|各)[^，,、]{1,10}$")
_PER_HOUSEHOLD = re.compile(r".每[百千万]?[户人]$")
_SET_UP = re.compile(
    r"(?:至少|均|都)?(?:组建|设立|设置|设有|配备|配建|拥有|建设|建成|布局|落实|培养|培育|建|设|有)$"
)
_PER_HEAD = re.compile(
    r"^(每(?:百|千|万|十万)?(?:名|户|人口?|位)?(?:常住人口|老人|儿童|学生)?(?:拥有|配备))[^、]{2}"
)
_TIMES = re.compile(r"[天日时钟秒月年]$")
_REACHABLE = re.compile(
    r"\s?(?:以?内|之内)?(?:即?可|就能|便可)?(?:到达|抵达|直达|通达|可达|达)(?P<what>[一-鿿]{2,14})"
)
_ON_FOOT = re.compile(r".*(?:出门|出行|步行|就近|门口)$")
_RUNNING = re.compile(r"(?P<what>.*)连续$")
_IN_TIME = re.compile(r"(?:以|之)?内(?P<done>[^的，,；;。：:、\d]{2,8})")
_FOR_YEARS = re.compile(r"的(?P<what>[一-鿿]{2,8})(?=[，,；;。、]|$)")
_LONG_NOUN = re.compile(r"\s?(?P<noun>[^，,；;。：:、\d]{2,20})")
_SHARE_OF = re.compile(
    r"^(?P<part>.{2,20}?)(?:不低于|不少于|不高于|不超过|超过|低于|控制在|达到|相当于|约为|保持在|稳定在)(?P<whole>[^，]{2,14})的$"
)
_ZONE = re.compile(
    r"[一-鿿]{2,12}?(?:合作区|新区|开发区|高新区|自贸片区|自贸区|示范区|度假区|[市州区县镇乡]|街道)(?=.{3})(?!域|划|间)"
)
_OF_A_TERRITORY = re.compile(
    r"(?:地区)?生产总值(?:年均)?(?:增长|增速)?|(?:常住|户籍)人口(?:规模|总量)?|固定资产投资|社会消费品零售总额|"
    r"(?:一般公共预算|财政)收入|(?:外贸)?进出口总额|规[模上以]*工业(?:总产值|增加值)|(?:居民)?人均可支配收入|森林覆盖率"
)
_LONGEST = 36
_WINDOW = 60


def name_indicator(
    text: str, span: tuple[int, int], room: tuple[int, int], *, unit: str, previous: str
) -> str:
    """The name of the quantity at `span`, from the words around it that lie within `room`.

    The words before the number name it (科技进步贡献率达到63%), or those after it do
    (集聚2000名博士后人才), or both (每个安置区至少建1个帮扶车间); where neither does,
    it goes on about the `previous` indicator (达到5980亿元、增长5.6%).
    """
    raw = clause_before(text[max(room[0], span[0] - _WINDOW) : span[0]], goes_on=bool(previous))
    after = text[span[1] : min(room[1], span[1] + _WINDOW)]
    share = unit in {"%", "‰", "成"} or "/" in text[span[0] : span[1]]
    found = _by_form(raw, after, unit) or (_by_share(raw, after) if share else "")
    return _shorten(found or _by_words(raw, after, unit=unit, share=share, previous=previous))


def _by_form(raw: str, after: str, unit: str) -> str:
    """Names that the form of the phrase makes: a lead time, years in a row, the way to something."""
    if unit and _TIMES.search(unit):
        ahead = _LONG_NOUN.match(after) if raw.endswith("提前") else None
        if ahead:
            return f"{ahead['noun']}提前量"
        running = _RUNNING.fullmatch(raw)
        goes_on = _LONG_NOUN.match(after) if running else None
        if running and goes_on:
            return f"{strip_lead(running['what'])}{goes_on['noun']}"
        limited = _IN_TIME.match(after)
        what = strip_lead(strip_end(raw)[0]).removesuffix("可") if limited else ""
        if limited and len(what) > 1:
            return f"{what}{limited['done']}时限"
        lasting = _FOR_YEARS.match(after) if unit in {"年", "个月"} else None
        if lasting:
            return f"{strip_lead(strip_end(raw)[0])}{lasting['what']}年限"
    near = _REACHABLE.match(after)
    if near and (unit.endswith(("米", "公里")) or _ON_FOOT.match(raw)):
        return f"可达{near['what']}{'时间' if _TIMES.search(unit) else '距离'}"
    return ""


def _by_share(raw: str, after: str) -> str:
    """Of a part and its whole (甲不低于乙的30%), or of what the sentence goes on to say (建筑100%执行标准)."""
    of = _SHARE_OF.match(TIME.sub("", raw.strip()))
    if of:
        return f"{strip_lead(of['part'])}占{of['whole']}比重"
    left, verb = strip_end(raw)
    left = strip_lead(left)
    qualifier = QUALIFIER.match(after)
    rest = _LONG_NOUN.match(after, qualifier.end() if qualifier else 0)
    if rest and not left and not verb:
        said = rest["noun"].strip().removeprefix("的")
        return said if said.endswith(MEASURE_END) else f"{said}占比"
    if (
        not rest
        or verb not in {"", "实现", "约", "近"}
        or len(left) < 2
        or left.endswith((*MEASURE_END, "占"))
    ):
        return ""
    said = rest["noun"].strip().removeprefix("的")
    return f"{left.removesuffix('的')}{said}占比" if len(said) > 2 and "占" not in left else ""


def _by_words(raw: str, after: str, *, unit: str, share: bool, previous: str) -> str:
    grown = _GROWN.search(raw)
    left, verb = strip_end(raw)
    left = strip_lead(left)
    right = noun_after(after)
    if unit.endswith("人"):
        right = f"{right[1:]}人口" if right.startswith("口") and not right.startswith("口岸") else right
    made = bool(_MADE.match(left))
    if right and (len(left) < 2 or made):
        tail = "占比" if share and not right.endswith(("率", "比例", "占比")) else ""
        return (left if made else "") + right + tail
    if (
        right
        and not share
        and _COUNTED.search(unit)
        and (not verb or verb in _OBJECT_VERBS)
        and not left.endswith(MEASURE_END)
    ):
        each = _EACH.match(left)
        if _PER_HOUSEHOLD.search(left):
            return left.replace("按", "") + right
        return (_SET_UP.sub("", each[0]) if each else "") + right
    if share and re.search(r"占[^率例比]{2,12}$", left):
        left = f"{left}比重"
    if grown and not left.endswith(("增速", "涨幅", "增幅", "降幅")):
        left = left.removesuffix("每年")
        left = f"{left}{grown[1]}" if not left.endswith(grown[1]) else left
    return _going_on(left, previous, unit, level=verb in _LEVEL_VERBS) or left or right or previous or unit


def _going_on(left: str, previous: str, unit: str, *, level: bool) -> str:
    """The name of a quantity that goes on about the indicator before it."""
    base = _DELTA_END.sub("", previous).removesuffix("倍数")
    if not base:
        return ""
    if not left and unit == "倍":
        return f"{base}倍数"
    if not left and level:
        return base  # 提高1个百分点，达到24.1%
    if _GROWTH_ONLY.fullmatch(left) or left.startswith(("占", "高于", "低于", "快于", "高出")):
        return base + left if left or not unit.endswith(("%", "个百分点")) else previous
    if _BARE.fullmatch(left):
        bare = left.removeprefix("其")
        if base.endswith(bare):
            return base
        return base.removesuffix(bare[:2]) + bare
    per_head = _PER_HEAD.match(previous)
    if per_head and not left.startswith(("每", "人均")) and _COUNTED.search(unit) and len(left) < 8:
        return per_head[1] + left
    return ""


def _shorten(name: str) -> str:
    name = re.sub(r"\s+", "", name)
    return (
        re.sub(r"(占.{1,16})的(?=比[重例率]$)", r"\1", name)
        .strip("的、，,；;。：:和及与")
        .removesuffix("平均")[-_LONGEST:]
    )


def with_zone(name: str, first: str) -> str:
    """A city-wide measure named beside a zone's (某新区常住人口达32万人，地区生产总值达1100亿元) is the zone's."""
    zone = _ZONE.match(first)
    return f"{zone[0]}{name}" if zone and _OF_A_TERRITORY.fullmatch(name) else name


def split_shared(name: str, count: int) -> tuple[str, ...]:
    """The members of a list of indicators, if it has `count` (甲率、乙率分别达到1%和2%).

    What only the last one says holds for all (城镇、农村居民收入 -> 城镇居民收入, 农村居民收入).
    """
    members = tuple(part for part in re.split(r"、|和(?!谐)|与(?!会)|及(?!时)", name) if part)
    if len(members) != count:
        return ()
    if any(member.endswith((*MEASURE_END, "增长", "提高", "下降")) for member in members[:-1]):
        return members
    tail = _shared_tail(members[0], members[-1])
    grown = _DELTA_END.search(members[-1])
    tail = tail or (grown[0] if grown else "")
    return tuple(m if m.endswith(tail) else f"{m}{tail}" for m in members)


def _shared_tail(first: str, last: str) -> str:
    for length in (2, 1):
        at = last.find(first[-length:])
        if len(first) >= length and at >= 0:
            return last[at + length :]
    return last[len(first) :]
