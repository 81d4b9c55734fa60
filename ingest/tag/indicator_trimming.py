"""The words around a number in Chinese, without the verbs, adverbs and times that are no part of a name."""

import re

_BOUND = re.compile(r"[，,；;。：:！？\n\t]")
QUALIFIER = re.compile(r"\s?(?:及?以上|及?以下|以内|之内|左右|上下|内(?!涝|部|容|地)|多|余)")
_YEAR = (
    r"(?:(?:19|20)\d\d|[二一][〇零一二三四五六七八九]{3})\s?年(?:底前|底|末|前|的|以来|起|同期|水平|相比)?"
)
TIME = re.compile(
    rf"(?:比|较|与|到|至|截至|在|于)?\s?(?:(?:19|20)\d\d\s?(?:年\s?)?[—–~～-]{{1,2}}\s?)?{_YEAR}|"
    r"(?:比|较|与|在)?[“\"]?十[一二三四五六七]五[”\"]?(?:期?末|时期|期间|以来)?的?|五年(?:间|来)?|"
    r"近[三五两]年|当年|去年|今年(?:底前|底)?|全年|目前的?|(?:比|较)(?:上年|去年|上一年|年初|同期)(?:末|同期)?|前?\d{1,2}个月|上半年|前?[一二三四]季度|"
    r"^(?:全[市省州县区]|我[市国省州县区]|本市)"
)
_RATE = re.compile(r"(?<=[到至达为在度])每(?:亩|[百千万]?[人户]|平方公里|公顷|年|月|天|吨)$")
_HAVING = re.compile(r"^(?!平均每|每|人均).{0,12}?(?:仅有|只有|共有|现有|拥有(?!量))")
_BY_WAY = re.compile(
    r"^(?:通过|由|从|为|对|将|按)[^，]{2,24}?(?=新增|实现|完成|配备|安装|提供|给予|实施|开展)"
)
# Stripped from the end of what precedes a number: verbs of reaching, adverbs of degree.
_REACHING_WORDS = """
达到 达 超过 超 突破 为 至 到 在 约 近 逾 不低于 不少于 不高于 不超过 不大于 不多于 不得低于 不得少于 不得超过
大于 高于 低于 少于 小于 不足 不到 控制 控制在 保持 稳定 维持 提高 提升 增加 增 增至 增长 升 升至 上升 降 降至
降低 下降 减少 缩小 压缩 压减 缩短 延长 扩大 放宽 跃升 迈上 站上 接近 高达 实现 是 由 从 ≥ ≤ ＞ ＜ > < 仅 只 均
都 也 已 累计 首次 历史性 并于 于 力争 至少 至少有 至少设 至少建 至少配备 至少拥有 至少培养 最高 预计 分别 总计
一律 原则上 逐步 净增 集中 完成 限速 给予 共计 合计 总共 原本 原来 每人每月 每人每年 每户每年 控制在每年
跃上 登上 迈入 各 拟按 按 将从 将由
延伸 拓展 扩展 攀升 上调 下调 回落 回升 收窄 优化 恢复 累积 提升至 提高至 提升到 提高到 升到 增加到 增长到
缩小到 仅有 只有 共有 现有 ( （ 、 年均
"""
_REACHING = tuple(sorted(_REACHING_WORDS.split(), key=len, reverse=True))
_NOT_REACHING = ("雷达", "新增", "发达", "平均", "改造提升", "保留提升", "职务发明", "结构优化", "环境优化")
# Stripped from its beginning: connectives, and verbs that only say that the thing is made.
_LEADING = re.compile(
    r"(?:持续(?=将)|在(?=.{2,12}(?:区|镇|街道|县|市|范围|沿线)$)|约(?!束|定)|顺利|最高(?!法|检)|通过(?!率)|建成投用|投用|投入使用|、|和(?!谐)|及(?!时)|以及|与|并(?!网|联|购)|其中|同时|累计|总共|将(?!军)|对(?!外|口|标|接)|为|让|"
    r"使(?!用)|把|·|—|-|•|\*|力争|确保|预计|惠及|推动|促进|全力|完成|实现|"
    r"建成(?!区)|开展|组织|集聚|聚集|吸纳|引进|培育|吸引|筹集|实施|提供|举办|布设|布局|争取|支持|加快|"
    r"建设(?!用地|项目)|设立|安装|配备|打造|招募|助力|首创|获评|推广|"
    r"深化|营造(?!林)|保障(?!性|房)|做到|开行|办结|创建|选择|启动|推进|规划(?=新|建)|规定|帮助|带动|储备(?=\d|"
    r"$)|通过|新当选|获|创设|形成|因|在(?=\d))"
)
_STOP = re.compile(
    r"以及(?=\s?\d)|落地(?!率|转化)|成长(?!率|性|型)|率先|全面(?!从严|质量)|加快|形成|得到|进行|实行|实施|给予|成为|达到|进入|入选|落户|"
    r"建成(?!率)|开工|超(?!导|算|声|级)|均(?!衡|等)|"
    r"[，,；;。：:（(]|[、和及与](?=\s?\d)|全部|、(?=整备|新建|改造|建设|新增|改建|扩建|培育|引进|开工|建成|推进|实施|打造|完成|发展|推动)"
)
_INNER = re.compile(
    r"^.{3,30}?(?=新建、改扩建|新增|新建|新开|新设|新缔结|共建|改造(?!后)|培训(?!基地|中心|机构|学校)|排查整治)(?=.{4})|"
    r"^.{4,30}?(?:完成|集聚|布设|记录|收获|开行|完善|再(?=新建|整治))(?=.{2})"
)
_NOUN = re.compile(
    r"\s?的?(?P<noun>(?:\d{1,5}[万亿千]+级)?[一-鿿A-Za-z“”\"][一-鿿A-Za-z“”\"（）()·\-—0-9、]{1,40})"
)
MEASURE_END = (
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
_CUT = re.compile(r"^.*(?:一个|一座|一支)(?=.{2})")
_OPENED = re.compile(r"^(?P<before>[^（(]*)[（(](?P<inside>[^（()）]*)$")


def clause_before(words: str, *, goes_on: bool) -> str:
    """The words of the number's own clause; after another number, those after its noun."""
    bounds = [m.end() for m in _BOUND.finditer(words)]
    if bounds:
        return words[bounds[-1] :]
    if goes_on:
        qualifier = QUALIFIER.match(words)
        words = words[qualifier.end() :] if qualifier else words
        listed = re.search(r"[、和及]", words)
        if listed:
            return words[listed.end() :]
    return words


def strip_end(words: str) -> tuple[str, str]:
    """Without verbs of reaching at its end, and the last of these verbs."""
    words, last = _RATE.sub("", TIME.sub("", words.strip()).strip()), ""
    while words and not words.endswith(_NOT_REACHING):
        token = next((t for t in _REACHING if words.endswith(t)), None)
        if token is None:
            break
        words, last = words[: -len(token)].rstrip(), last or token
    return words, last


def strip_lead(words: str) -> str:
    words = _CUT.sub("", TIME.sub("", words))
    opened = _OPENED.match(words)
    if opened:
        words = opened["inside"] if len(opened["inside"]) > 2 else opened["before"]
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
    if inner and not words.endswith(MEASURE_END):
        words = words[inner.end() :]
    return words.strip(" 的、，（(")


def noun_after(words: str) -> str:
    qualifier = QUALIFIER.match(words)
    noun = _NOUN.match(words[qualifier.end() :] if qualifier else words)
    if not noun:
        return ""
    found = _STOP.split(noun["noun"], maxsplit=1)[0].strip("的、和及与")
    return found if len(found) > 1 else ""
