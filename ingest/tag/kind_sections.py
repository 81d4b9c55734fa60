"""What a section's title says of the sentences under it: results, problems, aims or goals."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

SectionTheme = Literal[
    "preface", "profile", "results", "deeds", "setting", "problems", "aims", "goals", "tasks"
]

# A cue counts where it ends the title or a member of it (发展基础与总体要求), so that 产业基础高级化 and
# 远景目标纲要 do not.
_ENDS = r"(?=$|[和与及、，,（(:：\s])"


def _cue(chinese: str, english: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{chinese}){_ENDS}|\b(?:{english})\b", re.IGNORECASE)


_CUES: tuple[tuple[SectionTheme, re.Pattern[str]], ...] = (
    (
        "results",
        _cue(
            "成就|成绩|回顾|(?:发展|现实|建设|工作|规划)基础|现状|亮点",
            "foundations?|progress|results|review|main achievements",
        ),
    ),
    ("preface", _cue("^前\\s*言|^引\\s*言|^序\\s*言", "preface|foreword")),
    ("profile", _cue("基本情况(?:简介)?|概况", "basic situation|profile|overview")),
    (
        "deeds",
        _cue("成效|进展情况?|(?:执行|完成|落实|运行|工作|实施|推进|总体)情况", "achievements"),
    ),
    ("setting", _cue("(?:发展|外部|宏观|面临|国际|国内)环境|形势|(?:规划|建设|编制)?背景", "context")),
    (
        "problems",
        _cue(
            "挑战|问题|短板|困难|问题诊断|基本情况(?:简介)?|概况",
            "problems?|challenges?|background|situation",
        ),
    ),
    (
        "aims",
        _cue(
            "指导思想|指导方针|基本原则|(?:总体|基本|工作)要求|(?:总体|基本|发展|工作|建设)思路|发展理念",
            "guiding|principles|general requirements",
        ),
    ),
    ("goals", _cue("目标(?:指标|任务)?|愿景", "goals|objectives|targets")),
    (
        "tasks",
        _cue(
            "(?:重点|主要|工作|具体)(?:任务|工作|举措|措施)(?:情况)?|工作安排|保障措施|重大工程",
            "tasks|measures|actions|safeguards",
        ),
    ),
)
# A title that acts ("优化发展环境") is about doing, whatever it ends in.
_DEED_TITLE = re.compile(
    r"[^一-鿿]*(?:第?[一二三四五六七八九十]{1,3}[章节篇、.）)])?[\s　]*"
    r"(?:全面|加快|持续|着力|大力|积极|进一步|不断)?"
    r"(?:补齐|解决|破解|应对|聚焦|化解|攻克|优化|营造|改善|创造|打造|构建|提升|加强|强化|完善|健全|推进|推动|深化|"
    r"夯实|巩固|筑牢|守牢|防范|拓展|净化|整治)(?!情况|成效|目标|要求|思路|进展)"
)


_DOCUMENT = re.compile(
    r"关于.{2,80}的(?:报告|通知|意见|决定|批复|决议|函)|(?:规划|纲要|方案|计划)(?:[（(]|$)|"
    r"\b(?:plan|review|report|strategy|programme|outline)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def _themes(title: str) -> frozenset[SectionTheme]:
    if _DEED_TITLE.match(title):
        return frozenset({"tasks"})
    return frozenset(theme for theme, cue in _CUES if cue.search(title))


def section_themes(titles: Iterable[str]) -> frozenset[SectionTheme]:
    """The themes of the innermost title that has any; `titles` run from outermost to innermost.

    The document's own title and those of boxes and tables say nothing of the sentences under them.
    """
    found: frozenset[SectionTheme] = frozenset()
    for index, title in reversed(list(enumerate(titles))):
        if index == 0 and _DOCUMENT.search(title):
            continue
        if title.startswith(("专栏", "表", "图", "Box", "Table", "Figure")):
            continue
        found = _themes(title)
        if found:
            return frozenset() if "tasks" in found else found
    return found
