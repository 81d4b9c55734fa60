"""How surely the words of a candidate single one thing out: by a known place, a quotation, a number, a road."""

import re
from functools import cache

from ingest.tag.candidates import Reading
from ingest.tag.lexicon import Lexicon, WordSet, load_lexicon, word_set
from ingest.tag.masking import BRACKET, BRACKET_FIRST, QUOTE_FIRST
from ontology.gazetteer import load_gazetteer

_ADMINISTRATIVE = re.compile(
    r"(?!中心|沿海|全|各|跨|农|乡|城|主城|新城|山区|西部|东部|社区|片区|园区|地区|城区)"
    r"[\u4e00-\u9fff]{2,9}?(?:自治州|自治县|市|省|州|县|区|镇|乡|街道)(?=[\u4e00-\u9fff])"
)
_STATE = re.compile(
    r"国家(?!级)|中国(?!特色)|中华|联合国(?!际)|中央|亚洲|(?:世界|国际)(?!一流|级|领先|知名|性|化|先进|顶尖)(?=[\u4e00-\u9fff]{4})"
    r"|市(?!场|区|域|民(?!政)|容|政(?!协|法|数)|际|级|内|外|长|立|属|直)(?=[\u4e00-\u9fff]{2})"
    r"|[省州](?!际|级|内|外|长|立|属|直)(?=[\u4e00-\u9fff]{2})"
)
_NATURAL = re.compile(
    r"(?!跨|入|疏|城郊|山水|江河|河湖|湖泊|海洋|河流|江海|海湾|港口|山区|水库)"
    r"[\u4e00-\u9fff]{1,3}?(?:河|湖|山|湾|岛|江|溪|港|坑|岭|滩|桥|寺|桥头|水库|坝|沟|洲)"
)
_LINE = re.compile(
    r"(?:高铁|铁路|城际|高速|公路|号线|快线|大桥|隧道|立交|枢纽|快轨|客专|[东西南北]站|[跨过越穿][江海河山湖]通道)$"
)
_A_ROAD = r"(?:大道|(?<![道公铁线电思出陆链套退新网丝水航头干支速农乡村条街])路|大街|立交|高架)"
_SECTION = re.compile(rf"(?:高铁|铁路|城际|高速|公路|号线|隧道|环线|海堤|管廊|{_A_ROAD})$")
_ROAD = re.compile(rf"[\u4e00-\u9fff]{{1,4}}?{_A_ROAD}")
_LATIN = re.compile(r"[A-Za-z]{2,}|[A-Z]\d|\d[A-Z]|[A-Z]")
_NUMBER = re.compile(r"\d+ ?(?:号|千伏|期|英寸)|[一二三四五六七八九十]期|[ⅠⅡⅢ]|II|第[一二三四五六七八九十]")


def is_city(text: str) -> bool:
    """Whether the text is the name of a city, province or region and nothing else."""
    return text.removesuffix("市").removesuffix("省") in _cities().groups


def properness(
    start: int, candidate_end: int, reading: Reading, core: str, lexicon: Lexicon, head: str
) -> int:
    """0 not, 1 perhaps, 2 yes; `core` is what stands before the last word, `head`."""
    end = start + len(core)
    if QUOTE_FIRST in core or _cities().match(core, 0):
        return 2
    if (
        (start, candidate_end) in reading.places
        or reading.places.within(start, end)
        or _holds_known(reading.text[start:end], lexicon)
    ):
        return 2
    # 国际法律服务中心: the words of a compound last word tell as well.
    whole = core + head[:-2]
    if _STATE.match(whole) or any(pattern.match(core) for pattern in (_ADMINISTRATIVE, _NATURAL)):
        return 0 if _LINE.search(head) and lexicon.is_class("transport", core) else 1
    if _ROAD.match(core) or _is_line(core, head, lexicon):
        return 1
    return int(bool(_LATIN.search(core) or _NUMBER.search(core)) or _cities().within(reading.text[start:end]))


def _holds_known(text: str, lexicon: Lexicon) -> bool:
    return any("exclusion" not in lexicon.known.groups[word] for _, word in lexicon.known.matches(text))


def _is_line(core: str, head: str, lexicon: Lexicon) -> bool:
    """Whether a line, a station or a hub is told from others by what stands before its last word."""
    if not (_LINE.search(head) or _SECTION.search(core)):
        return False
    core = core.rstrip(BRACKET + BRACKET_FIRST)
    return (
        (len(core) > 1 or core.isdigit())
        and not lexicon.is_class("transport", core)
        and not lexicon.generic.within(core)
    )


@cache
def _cities() -> WordSet:
    """Names of cities and provinces with which a name may open."""
    names = {
        alias.removesuffix("市")
        for city in load_gazetteer().cities
        for alias in (city.name, *city.aliases)
        if len(alias) > 1 and not alias.startswith("?") and "\u4e00" <= alias[0] <= "\u9fff"
    }
    regions = {w for w, g in load_lexicon().known.groups.items() if "region" in g}
    return word_set({"city": names | regions})
