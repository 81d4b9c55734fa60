"""The same plan gives the same facts whatever file it comes in."""

from typing import NamedTuple

import plan_files
import pytest

from ingest.extract import read_document, resolve_readings
from ingest.read import read_bytes

FORMATS = {
    "plan.md": plan_files.as_markdown,
    "plan.html": plan_files.as_html,
    "plan.docx": plan_files.as_docx,
    "plan.pptx": plan_files.as_pptx,
    "plan.pdf": plan_files.as_pdf,
    "columns.pdf": lambda: plan_files.as_pdf(columns=2),
}
_SIGNS = str.maketrans("", "", "|•-# \t\n")


class Facts(NamedTuple):
    """What a file says, without where it says it."""

    plan: tuple[str, int, int]
    kinds: set[tuple[str, str]]
    goals: set[tuple[str, int, str | None]]
    entities: set[tuple[str, str]]
    values: set[tuple[str, str, str, int | None, str, str, str | None]]


def facts_of(name: str, data: bytes) -> Facts:
    (found,) = resolve_readings([read_document(read_bytes(name, data))])
    words = {p.id: p.text.translate(_SIGNS) for p in found.passages}
    plan = found.document.plan
    assert plan is not None
    return Facts(
        (found.document.title, plan.start, plan.end),
        {(words[p.id], p.kind) for p in found.passages if p.kind not in ("heading", "other")},
        {(words[p.id], link.goal, link.target) for p in found.passages for link in p.sdg},
        {(e.type, e.name) for e in found.entities if e.type != "Measure"},
        {(v.name, v.value, v.unit, v.year, v.status, v.op, v.binding) for v in found.values},
    )


@pytest.fixture(scope="module")
def plain() -> Facts:
    return facts_of("plan.txt", plan_files.as_text())


@pytest.mark.parametrize("name", FORMATS)
def test_every_file_says_the_same(name: str, plain: Facts) -> None:
    told = facts_of(name, FORMATS[name]())
    for field, wanted in plain._asdict().items():
        assert getattr(told, field) == wanted, field


def test_the_plan_says_something_of_every_kind(plain: Facts) -> None:
    assert plain.plan == (plan_files.TITLE, 2026, 2030)
    assert len(plain.kinds) > 20
    assert len(plain.goals) > 30
    assert {"Project", "Indicator", "Place"} <= {type for type, _ in plain.entities}
    assert ("城市供水管网漏损率", "8.5", "%", 2030, "target", "<=", "binding") in plain.values
