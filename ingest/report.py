"""The report of an ingest: what each file gave, and what was rejected and why."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from rich.console import Console
from rich.table import Table

from ingest.model import Extraction


@dataclass(frozen=True, slots=True)
class FileReport:
    """One file: counts and coverage (share of its characters read, 0..1), or the reason it was rejected."""

    source: str
    passages: int = 0
    coverage: float = 0.0
    facts: dict[str, int] = field(default_factory=dict)
    omitted: dict[str, int] = field(default_factory=dict)
    digest: bool = False
    reason: str = ""

    @classmethod
    def rejected(cls, source: str, reason: str) -> "FileReport":
        return cls(source, reason=reason)


def report_on(extraction: Extraction) -> FileReport:
    """Count what was found in a document."""
    facts = Counter[str](e.type for e in extraction.entities)
    facts["SDG links"] = sum(len(p.sdg) for p in extraction.passages)
    facts["values"] = len(extraction.values)
    omitted = Counter[str]()
    for o in extraction.omitted:
        omitted[o.reason] += o.end - o.start
    return FileReport(
        source=extraction.document.source,
        passages=len(extraction.passages),
        coverage=extraction.coverage(),
        facts=dict(sorted(facts.items())),
        omitted=dict(sorted(omitted.items())),
        digest=extraction.document.digest,
    )


def print_report(reports: Sequence[FileReport], console: Console, *, rejected_only: bool = False) -> None:
    """A table of the files read, then a line for each that was not."""
    read = [r for r in reports if not r.reason]
    if read and not rejected_only:
        console.print(_table(read))
        for report in read:
            if report.omitted:
                parts = ", ".join(f"{reason} ({n} characters)" for reason, n in report.omitted.items())
                console.print(f"{report.source}: left out {parts}")
    for report in reports:
        if report.reason:
            console.print(f"rejected {report.source}: {report.reason}")


def _table(reports: Sequence[FileReport]) -> Table:
    kinds = sorted({kind for r in reports for kind in r.facts})
    table = Table(box=None, pad_edge=False)
    for heading in ("file", "passages", "read", *kinds):
        table.add_column(heading, justify="left" if heading == "file" else "right", overflow="fold")
    for r in reports:
        name = f"{r.source} (digest)" if r.digest else r.source
        table.add_row(name, str(r.passages), f"{r.coverage:.2%}", *(str(r.facts.get(k, 0)) for k in kinds))
    return table
