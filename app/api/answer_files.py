"""An answer as a file to take away: CSV for a spreadsheet, Markdown with footnotes for a text."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, Literal

from app import tables
from app.api.models import AnswerOut, AskReply, EvidenceOut, QuantityOut
from cypher.store.protocol import Result

COLUMNS = (
    "rank", "id", "type", "name", "scope", "goals", "score", "why", "values", "document", "document_name", "digest",
    "plan", "source", "section", "section_name", "passage", "start", "end", "text", "snapshot", "result",
)  # fmt: skip
_MARKUP = re.compile(r"([\\`*_\[\]<>|#~$])")
_WORDS = {
    "zh": (
        "共{total}项，列出{shown}项。", "没有找到。", "没有理解这个问题。",
        "注", "摘编", "数据快照", "结果", "链接",
    ),
    "en": (
        "{total} found, {shown} listed.", "Nothing was found.", "The question was not understood.",
        "Note", "digest", "Snapshot", "result", "link",
    ),
}  # fmt: skip
_SCOPES = {"zh": {"district": "本区", "city": "全市"}, "en": {"district": "district", "city": "city-wide"}}


def to_csv(reply: AskReply) -> str:
    """For Excel; one row for each answer and piece of evidence, an answer without evidence in one row."""
    rows = []
    for rank, answer in enumerate(reply.answers, 1):
        told = {"rank": rank, **_answer_cells(answer), "snapshot": reply.snapshot, "result": reply.result}
        for evidence in [e.model_dump() for e in answer.evidence] or [{}]:
            row = told | evidence
            rows.append(tuple(row.get(column) for column in COLUMNS))
    return tables.to_csv(Result(COLUMNS, tuple(rows)), bom=True)


def _answer_cells(answer: AnswerOut) -> dict[str, Any]:
    cells = answer.model_dump(include={"id", "type", "name", "scope", "score"})
    return {
        **cells,
        "goals": "; ".join(map(str, answer.goals)),
        "why": "; ".join(answer.why),
        "values": "; ".join(map(in_figures, answer.values)),
    }


def in_figures(value: QuantityOut) -> str:
    """A value in one piece: name, comparison, number, unit, year, target or actual, what its footnote says."""
    number = value.value if isinstance(value.value, str) else f"{value.value:.10g}"
    op = "" if value.op == "=" else f"{value.op.rstrip('=') if value.strict else value.op} "
    unit = value.unit if any(c.isdigit() for c in number) else ""  # an aim in words has none
    said = f"{op}{number} {unit}".strip()
    when = ", ".join(str(part) for part in (value.year, value.status, value.note or value.aggregate) if part)
    return f"{value.indicator}: " * bool(value.indicator) + said + f" ({when})" * bool(when)


def to_markdown(reply: AskReply, *, base: str = "") -> str:
    """The answers with numbered footnotes; `base` goes before the permalink, which is left out without one."""
    notes = _Footnotes()
    listed = [
        line
        for rank, a in enumerate(reply.answers, 1)
        for line in _answer_lines(rank, a, reply.language, notes)
    ]
    lines = [*_head(reply), *listed, "", *notes.lines(reply.language), "", _foot(reply, base)]
    return "\n".join(lines) + "\n"


def _head(reply: AskReply) -> Iterator[str]:
    listed, nothing, unclear, note, *_ = _WORDS[reply.language]
    yield f"# {_plain(reply.question)}"
    yield ""
    yield f"*{_plain(reply.interpretation.text)}*"
    yield ""
    said = {"answered": listed, "nothing_found": nothing, "not_understood": unclear}[reply.status]
    yield said.format(total=reply.total, shown=len(reply.answers))
    yield from (f"{note}: {_plain(text)}" for text in reply.notes)
    yield ""


def _answer_lines(
    rank: int, answer: AnswerOut, language: Literal["zh", "en"], notes: "_Footnotes"
) -> Iterator[str]:
    about = [answer.type, _SCOPES[language].get(answer.scope or "", ""), *(f"SDG {g}" for g in answer.goals)]
    numbers = "".join(f"[^{notes.number(e)}]" for e in answer.evidence)
    yield f"{rank}. **{_plain(answer.name)}** ({', '.join(filter(None, about))}){numbers}"
    yield from (f"    - {_plain(in_figures(value))}" for value in answer.values)


class _Footnotes:
    """Numbers pieces of evidence; the same piece has one number however many answers rest on it."""

    def __init__(self) -> None:
        self._cited: dict[tuple[str, int, int], tuple[int, EvidenceOut]] = {}

    def number(self, evidence: EvidenceOut) -> int:
        key = (evidence.passage, evidence.start, evidence.end)
        return self._cited.setdefault(key, (len(self._cited) + 1, evidence))[0]

    def lines(self, language: Literal["zh", "en"]) -> Iterable[str]:
        digest = _WORDS[language][4]
        for number, e in self._cited.values():
            title = f"{e.document_name} ({digest})" if e.digest else e.document_name
            where = f"{_plain(title)} › {_plain(e.section_name)}, {_plain(e.source)}:{e.start}–{e.end}"
            yield f"[^{number}]: “{_plain(e.text)}” {where}, `{e.passage}`"


def _foot(reply: AskReply, base: str) -> str:
    snapshot, result, link = _WORDS[reply.language][5:]
    cited = f"{snapshot} `{reply.snapshot}`, {result} `{reply.result}`"
    return f"{cited}, [{link}]({base.rstrip('/')}{reply.permalink})" if base else cited


def _plain(text: str) -> str:
    """Text that shows as it is: on one line, none of it markup."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))
