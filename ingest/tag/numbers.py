"""Quantities in Chinese text: a number with its unit, told apart from dates, names and numbering."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

_WIDE = str.maketrans("０１２３４５６７８９．％／∶", "0123456789.%/:")

# Units, each with the characters that may not follow it (after "!") because the two would be another
# word: 8支持 is not eight 支.
_UNITS = """
个百分点 百分点 % ‰ 倍!增 成!果效立为本都长员就功熟交品套年份 平方公里 平方千米 平方米 ㎡ 公顷 亩!均产 立方米
方!面案式向法位便合代针略圆 升!级降格学至到 公里 千米 海里 米 厘米 毫米
吨标准煤 吨标煤 吨!位级 公斤 千克 斤 毫克 微克 克!服 千瓦时 千瓦 兆瓦
吉瓦 千伏安 度!假过 分贝 摄氏度 ℃ 美元 欧元 港元 元!宇素器件 人次 人日 人年 人!才均大造 名!单称牌录列城胜木
位!于居置列次势 户次 户!籍外型均 个!性 家!庭 件 大项 项 座!谈 所 条 处 套 间 张!力 台 辆 部!门委 艘 架次 架!构
列次 列!入为出 班次 班 枝 株 棵 种 类!型 批次 批!准复 场次 场!景所馆地 次!区生 宗 起!来步 例!如外 篇!章 册 本!市地科
支!持撑付 只 头!部 羽 尾!矿水气 箱 标准箱 标箱 片!区 块!链 栋 幢 口!岸 款 单位 单!元 笔 门!户店 对!外接口于
层!次面 盏 份!额 席 床位 床 学位 车位 泊位 年一遇 年!均度产末底初来前后间级代轻龄期行计规 岁 个工作日 工作日
个月 小时!制 分钟 秒 天!然津河使府 日!均前起常报益
"""
_LATIN_UNITS = (
    "EFLOPS EFlops PFLOPS PFlops Gbps Mbps kWh KWh GWh MWh TEU GW MW kW KW PB TB EB km mg/L dB P "
    "μg/m³ μg/m3 µg/m³ µg/m3 ug/m3 mg/m³ mg/m3 m³ m3 m² m2 km² km2 hm² kg"
)
_TIME_UNITS = frozenset({"年", "小时", "分钟", "秒", "天", "日", "个月", "工作日", "个工作日"})
_PER = (
    "(?:(?:/|每)(?:立方米|平方公里|平方米|平方千米|10万|升|日|天|年|月|小时|秒|千人|万人|百人|人|户|亿元|万元|"
    "公里|公顷|亩|台|次))"
)


def _alternatives() -> str:
    units = sorted((entry.partition("!") for entry in _UNITS.split()), key=lambda unit: -len(unit[0]))
    han = "|".join(f"{name}(?![{bar}])" if bar else name for name, _, bar in units)
    latin = "|".join(sorted(_LATIN_UNITS.split(), key=len, reverse=True))
    return f"{han}|(?:{latin})(?![A-Za-z])"


_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,12}(?!\d))(?:\.\d{1,9})?"
# 1.8:1 is a quantity behind the word that says so (收入比缩小至1.8:1), else a score or a time of day.
_RATIO = r"(?<=[至到为达在比])\d{1,3}(?:\.\d{1,4})?[:：]1(?![\d.:：])"
_QUANTITY = re.compile(
    r"(?<![A-Za-z\d.·+×±_{#])"
    rf"(?P<value>{_RATIO}|\d{{1,4}}/\d{{1,5}}(?![\d.]|万)|{_DIGITS}(?:%?\s?[~～—–-]{{1,2}}\s?{_DIGITS})?)"
    r"\s?(?P<more>多|余|来)?(?P<unit>/10万|"
    r"(?P<magnitude>万亿|千万|百万|亿|万|千(?!克|米|伏|瓦)|百)?(?P<more2>多|余)?\s?"
    rf"(?:{_alternatives()})?{_PER}?(?:[（(]间[）)])?)"
)
_ROUND_UNITS = "元|美元|人次|人|吨|标准箱|标箱|名|家|户|件|间|座|所|个|项|台|辆"
_ROUND = re.compile(
    r"(?<=突破|超过|跨越|迈上|达到)(?P<magnitude>万亿|千亿|百亿|百万|千万|[十百千]|亿|万)"
    rf"(?P<unit>{_ROUND_UNITS})(?![级俱])|"
    rf"(?<=[超达])(?P<magnitude2>万亿|千亿|百亿|百万|千万|[百千])(?P<unit2>{_ROUND_UNITS})(?![级俱])"
)
_TENTHS = re.compile(
    r"(?P<tenths>[一二三四五六七八九]|\d)(?P<unit>成)(?=以上|以下|左右|[，,。；;、）)]|投|的|$)"
)
_TENTH = {numeral: str(n) for n, numeral in enumerate("一二三四五六七八九", 1)}

_MULTIPLE = re.compile(r"翻(?:[一两三1-3]番|番)|(?:实现|总体|规模|总量)?倍增(?!计划|行动|工程)|减半(?!征收)")

# What holds digits without measuring anything: dates, titles in 《》, short names in quotes.
_MASKED = re.compile(
    r"(?:19|20)\d\d\s?(?:年\s?)?[—–~～至到-]{1,2}\s?(?:(?:19|20)?\d\d\s?年|(?:19|20)\d\d(?!\d))|"
    r"(?<!\d)(?:18|19|20)\d\d\s?年(?!以)(?:\s?\d{1,2}\s?月(?:份|底)?(?:\s?\d{1,2}\s?日)?)?|"
    r"\d{1,2}\s?月\s?\d{1,2}\s?日|(?<!\d)\d{1,2}\s?月(?!度)|"
    r"《[^《》]{1,80}》|“[^“”]{1,24}”|〔\d{2,4}〕\d{0,4}号?|"
    r"第\s?\d{1,4}(?:[、.]\d{1,4})*|(?<![+＋\w])\d{1,4}[+＋]\w{1,12}(?:[+＋]\w{1,12})*|(?<![\d.至到为达在比])\d{1,4}[:：]\d{1,4}"
)
_NUMBERING = re.compile(r"\s*(?:[-—*•]\s*)?[（(]?\d{1,3}(?:[)）.．、]|\t|\s+(?=[^\W\d])|(?=[“”]))(?!\d)")
_COUNTED = re.compile(r"\s*\d+\s[个家项所座名]")

_CLAUSE_END = re.compile(r"\s*(?:[，,；;。、）)》」\]！!？?：:\n]|$)")
_REACHED = re.compile(
    r"(?:达到?|为|至|到|在|有|于|过|超|破|逾|仅|只|约|近|升级?|降|[≥≤><＞＜=]|不足|低于|高于|少于|大于|小于|"
    r"不到|分别|以上|共)\s?$"
)
_TIME_BEFORE = re.compile(
    r"(?:至少|不[少低超高][于过]|达到?|超过?|为|至|到|缩短|压缩|压减|控制在|提前|连续|从|由|原本|延长|增加|"
    r"减少|平均|仅|间隔|限期|期|年限|寿命|时长|时限)\s?约?$"
)
_TIME_AFTER = re.compile(
    r"(?:(?:可|即可)?(?:到达|抵达|直达|通达|送达|办结|响应)|可达|以内|之内|内(?!涝|部|容|地)|以上|以下|左右|"
    r"的(?:补助|补贴|培训|期限))"
)
_AGE_BEFORE = re.compile(r"(?:达到?|至|到|为|超过?|提高|增加)\s?约?$")
_NAMING = re.compile(r"[^\d，,。；;、：:]{0,12}?(?:率|占比|比例|比重|圈|人口|半径|范围|缓冲|数量|医院床位数)")
_PER_HEADS = re.compile(r"口?(?:死亡|发病|犯罪|受灾|患病|拥有)")
_ABOVE = re.compile(r"及?以上的?(?:重大|工业|产业|投资)?(?:项目|企业|工程|园区|集群)")
_SIZED = re.compile(r"口?(?:以上|以下)的?(?:城市|大型|乡镇|学校|集中|规模)")
# 10万吨级 is a class of ships, 8.2:38.5:53.3 a structure.
_GRADE = re.compile(r"[吨人元伏瓦米]?级|[:：]\d")
_SLOGAN = re.compile(r"(?:[一二三四五六七八九十两]个|每(?:隔|逢)?|第|前)\s?$")
_BEFORE_OK = re.compile(r"(?:目|提|当|此|日|之|年|以|空)前\s?$")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit: `text[start:end]`; `more` says that it is a floor (1000多项)."""

    start: int
    end: int
    value: str
    unit: str
    more: bool = False


def find_quantities(text: str) -> list[Quantity]:
    """Every measured quantity of a Chinese text, in order; offsets are into `text` as given."""
    if text.startswith(("注：", "注:")):
        return []
    plain = text.translate(_WIDE)
    hidden = bytearray(len(plain))
    _hide(hidden, _masks(plain))
    found = [q for q in _candidates(plain) if not any(hidden[q.start : q.end])]
    kept = [q for q in _share_units(plain, found) if _measures(plain, q)]
    _hide(hidden, ((q.start, q.end) for q in kept))
    kept += [q for q in _in_words(plain) if not any(hidden[q.start : q.end])]
    return sorted(kept, key=lambda q: q.start)


def find_multiples(text: str) -> list[Quantity]:
    """What is to double or to halve: aims in words, without a number."""
    return [Quantity(m.start(), m.end(), m[0], "倍") for m in _MULTIPLE.finditer(text)]


def _hide(hidden: bytearray, spans: Iterable[tuple[int, int]]) -> None:
    for start, end in spans:
        hidden[start:end] = b"\1" * (end - start)


def _masks(text: str) -> Iterator[tuple[int, int]]:
    for match in _MASKED.finditer(text):
        yield match.span()
    numbering = _NUMBERING.match(text)
    if numbering and not _COUNTED.match(text):
        yield numbering.span()


def _candidates(text: str) -> Iterator[Quantity]:
    for match in _QUANTITY.finditer(text):
        unit = match["unit"].strip()
        end = match.end("unit") if unit else match.end("value")
        unit = re.sub(r"[多余\s]", "", unit)
        more = bool(match["more"] or match["more2"])
        yield Quantity(match.start(), end, match["value"].replace("%", "").replace(" ", ""), unit, more)


def _share_units(text: str, found: list[Quantity]) -> list[Quantity]:
    """In 720、100、1500家 the first two have the unit of the last."""
    shared = list(found)
    for i in range(len(shared) - 2, -1, -1):
        this, following = shared[i], shared[i + 1]
        if (
            not this.unit
            and following.unit
            and text[this.end : following.start].strip() in {"、", "和", "及", "与"}
        ):
            shared[i] = replace(this, unit=following.unit)
    return shared


def _in_words(text: str) -> Iterator[Quantity]:
    """突破万亿元 and 近七成: quantities without a digit."""
    for match in _ROUND.finditer(text):
        unit = (match["magnitude"] or match["magnitude2"]) + (match["unit"] or match["unit2"])
        yield Quantity(match.start(), match.end(), "1", unit)
    for match in _TENTHS.finditer(text):
        yield Quantity(match.start(), match.end(), _TENTH.get(match["tenths"], match["tenths"]), "成")


def _measures(text: str, quantity: Quantity) -> bool:
    before = text[max(0, quantity.start - 12) : quantity.start]
    after = text[quantity.end : quantity.end + 20]
    if _GRADE.match(after) or (after[:1].isascii() and after[:1].isalpha()):
        return False
    if _SLOGAN.search(before) and not _BEFORE_OK.search(before):
        return False
    base = quantity.unit.lstrip("千百万亿")
    if not quantity.unit:
        return _bare_measures(before, after, quantity.value)
    if base in _TIME_UNITS:
        return _time_measures(before, after, base)
    if base == "岁":
        return bool(_AGE_BEFORE.search(before))
    if base == "人" and _SIZED.match(after):
        return False
    if base == "元" and _ABOVE.match(after):
        return False
    if base == "人" and _PER_HEADS.match(after):
        return False
    if base in {"米", "公里"}:
        return not _NAMING.match(after)
    return quantity.unit not in {"千", "百"}


def _bare_measures(before: str, after: str, value: str) -> bool:
    if ":" in value or "：" in value:
        return True
    if "/" in value:
        return bool(_REACHED.search(before) or before.rstrip()[-1:].isalpha())
    if re.fullmatch(r"(?:19|20)\d\d", value):
        return False
    ends = _CLAUSE_END.match(after) or after.lstrip().startswith(("以", "左右", "和", "及"))
    return bool(ends and _REACHED.search(before))


def _time_measures(before: str, after: str, unit: str) -> bool:
    if _NAMING.match(after):
        return False
    if _TIME_BEFORE.search(before):
        return True
    if unit == "年":
        return False
    return bool(_TIME_AFTER.match(after))
