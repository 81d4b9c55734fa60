"""What a quantity of a Chinese text measures: the words around its number, shortened to a name."""

import re

_BOUND = re.compile(r"[，,；;。：:！？\n\t]")
_QUALIFIER = re.compile(r"\s?(?:及?以上|及?以下|以内|之内|左右|上下|内(?!涝|部|容|地)|多|余)")
_YEAR = (
    r"(?:(?:19|20)\d\d|[二一][〇零一二三四五六七八九]{3})\s?年(?:底前|底|末|前|的|以来|起|同期|水平|相比)?"
)
_TIME = re.compile(
    rf"(?:比|较|与|到|至|截至|在|于)?\s?(?:(?:19|20)\d\d\s?(?:年\s?)?[—–~～-]{{1,2}}\s?)?{_YEAR}|"
    r"(?:比|较|与|在)?[“\"]?十[一二三四五六七]五[”\"]?(?:期?末|时期|期间|以来)?的?|五年(?:间|来)?|"
    r"近[三五两]年|当年|去年|今年(?:底前|底)?|全年|目前|"
    r"^(?:全[市省州县区]|我市|本市)"
)
_HAVING = re.compile(r"^.{0,12}?(?:仅有|只有|共有|现有|拥有(?!量))")
_BY_WAY = re.compile(
    r"^(?:通过|由|从|为|对|将|按)[^，]{2,24}?(?=新增|实现|完成|释放(?=土地)|配备|安装|提供|给予|实施|开展)"
)

# Stripped from the end of what precedes a number: verbs of reaching, adverbs of degree.
_REACHING_WORDS = """
达到 达 超过 超 突破 为 至 到 在 约 近 逾 不低于 不少于 不高于 不超过 不大于 不多于 不得低于 不得少于 不得超过
大于 高于 低于 少于 小于 不足 不到 控制 控制在 保持 稳定 维持 提高 提升 增加 增 增至 增长 升 升至 上升 降 降至
降低 下降 减少 缩小 压缩 压减 缩短 延长 扩大 放宽 跃升 迈上 站上 接近 高达 实现 是 由 从 ≥ ≤ ＞ ＜ > < 仅 只 均
都 也 已 累计 首次 历史性 并于 于 力争 至少 至少有 至少设 至少建 至少配备 至少拥有 至少培养 最高 预计 分别 总计
一律 原则上 逐步 净增 集中 完成 限速 给予 提升至 提高至 提升到 提高到 升到 增加到 增长到 缩小到 仅有 只有 共有
现有 ( （ 、 年均
"""
_REACHING = tuple(sorted(_REACHING_WORDS.split(), key=len, reverse=True))
_NOT_REACHING = ("雷达", "发达", "平均", "改造提升")
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
# Stripped from its beginning: connectives, and verbs that only say that the thing is made.
_LEADING = re.compile(
    r"(?:、|和(?!谐)|及(?!时)|以及|与|并(?!网|联|购)|其中|同时|累计|总共|将(?!军)|对(?!外|口|标|接)|为|让|"
    r"使(?!用)|把|·|—|-|•|\*|力争|确保|预计|惠及|推动|促进|全力|完成|实现|"
    r"建成(?!区)|开展|组织|集聚|聚集|吸纳|引进|培育|吸引|筹集|实施|提供|举办|布设|布局|争取|支持|加快|"
    r"建设(?!用地|项目)|设立|安装|配备|打造|招募|助力|首创|获评|推广|"
    r"深化|营造(?!林)|保障(?!性|房)|做到|开行|办结|创建|选择|启动|推进|规划(?=新|建)|规定|帮助|带动|储备(?=\d|"
    r"$)|通过|新当选|获|创设|形成|因|在(?=\d))"
)
_MADE = re.compile(
    r"^(?:新建|新增|新设|新辟|新开|改造|改建|扩建|续建|加装|淘汰|关闭|培训|更新改造|整治|盘活|消除|治理|加固|"
    r"新改扩建|抚育|处置)+[、，]?$"
)
_GROWN = re.compile(
    r"((?:年均|累计|每年|平均每年)?(?:增长|提高|提升|上升|上涨|增加|净增|下降|降低|减少|缩短|压减|压缩|缩减|偏多|"
    r"偏少))(?:了|约|近|超过?)?\s?$"
)
_STOP = re.compile(
    r"进行|实行|实施|给予|成为|达到|进入|入选|落户|建成(?!率)|开工|超(?!导|算|声|级)|均(?!衡|等)|"
    r"[，,；;。：:（(]|[、和及与](?=\s?\d)|全部"
)
_COUNTED = re.compile(
    r"[个家件项座所条处套间张台辆部艘架列班枝株棵种类场次宗起例篇册支只头片块栋幢名位人户门款单份批]$|人次$|"
    r"公里$|亩$|公顷$"
)
_INNER = re.compile(
    r"^.{4,30}?(?=新建、改扩建|新增|新建|新开|新设|新缔结|共建|改造(?!后)|培训|排查整治)(?=.{4})|"
    r"^.{4,30}?(?:完成|集聚|布设|记录|收获|开行|完善|再(?=新建|整治))(?=.{2})"
)
_NOUN = re.compile(
    r"\s?的?(?P<noun>(?:\d{1,5}[万亿千]+级)?[一-鿿A-Za-z“”\"][一-鿿A-Za-z“”\"（）()·\-—0-9、]{1,40})"
)
_MEASURE_END = (
    "率",
    "数",
    "数量",
    "量",
    "比例",
    "占比",
    "比重",
    "规模",
    "面积",
    "总额",
    "里程",
    "能力",
    "标准",
)
_GROWTH_ONLY = re.compile(r"(?:年均|累计|同比|比|较|每年)*(?:增长|提高|提升|上升|增加|下降|降低|减少)?")
_DELTA_END = re.compile(r"(?:年均|累计)?(?:增长|提高|提升|上升|增加|下降|降低|减少|缩短)$")

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
    raw = _clause_before(text[max(room[0], span[0] - _WINDOW) : span[0]], goes_on=bool(previous))
    grown = _GROWN.search(raw)
    left, verb = _strip_end(raw)
    left = _strip_lead(left)
    right = _right(text[span[1] : min(room[1], span[1] + _WINDOW)])
    made = bool(_MADE.match(left))
    share = unit in {"%", "‰"}
    if right and (len(left) < 2 or made):
        tail = "占比" if share and not right.endswith(("率", "比例", "占比")) else ""
        return _shorten((left if made else "") + right + tail)
    if (
        right
        and not share
        and _COUNTED.search(unit)
        and (not verb or verb in _OBJECT_VERBS)
        and not left.endswith(_MEASURE_END)
    ):
        each = re.match(r"(?:每|各)[^，,、]{1,10}$", left)
        return _shorten((each[0] if each else "") + right)
    if share and re.search(r"占[^率例比]{2,12}$", left):
        left = f"{left}比重"
    if grown and not left.endswith(("增速", "涨幅", "增幅", "降幅")):
        left = left.removesuffix("每年")
        left = f"{left}{grown[1]}" if not left.endswith(grown[1]) else left
    if previous and (_GROWTH_ONLY.fullmatch(left) or left.startswith("占")):
        base = _DELTA_END.sub("", previous)
        return _shorten(f"{base}倍数" if unit == "倍" and not left else base + left)
    return _shorten(left or right or previous or unit)


def _clause_before(words: str, *, goes_on: bool) -> str:
    """The words of the number's own clause; after another number, those after its noun."""
    bounds = [m.end() for m in _BOUND.finditer(words)]
    if bounds:
        return words[bounds[-1] :]
    if goes_on:
        qualifier = _QUALIFIER.match(words)
        words = words[qualifier.end() :] if qualifier else words
        listed = re.search(r"[、和及]", words)
        if listed:
            return words[listed.end() :]
    return words


def _strip_end(words: str) -> tuple[str, str]:
    """Without verbs of reaching at its end, and the last of these verbs."""
    words, last = _TIME.sub("", words.strip()).strip(), ""
    while words and not words.endswith(_NOT_REACHING):
        token = next((t for t in _REACHING if words.endswith(t)), None)
        if token is None:
            break
        words, last = words[: -len(token)].rstrip(), last or token
    return words, last


def _strip_lead(words: str) -> str:
    words = _TIME.sub("", words)
    having = _HAVING.match(words)
    words = words[having.end() :] if having and having.end() < len(words) else words
    way = _BY_WAY.match(words)
    words = words[way.end() :] if way and len(words) - way.end() > 3 else words
    while words:
        lead = _LEADING.match(words)
        if not lead:
            break
        words = words[lead.end() :].lstrip()
    inner = _INNER.match(words)
    if inner and not words.endswith(_MEASURE_END):
        words = words[inner.end() :]
    return words.strip(" 的、，（(")


def _right(words: str) -> str:
    qualifier = _QUALIFIER.match(words)
    noun = _NOUN.match(words[qualifier.end() :] if qualifier else words)
    if not noun:
        return ""
    found = _STOP.split(noun["noun"], maxsplit=1)[0].strip("的、和及与")
    return found if len(found) > 1 else ""


def _shorten(name: str) -> str:
    name = re.sub(r"\s+", "", name)
    return re.sub(r"(占.{1,16})的(?=比[重例率]$)", r"\1", name).strip("的、，,；;。：:和及与")[-_LONGEST:]


def split_shared(name: str, count: int) -> tuple[str, ...]:
    """The members of a list of indicators, if it has `count` (甲率、乙率分别达到1%和2%)."""
    members = tuple(part for part in re.split(r"、|和(?!谐)|与(?!会)|及(?!时)", name) if part)
    return members if len(members) == count else ()
