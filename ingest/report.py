"""The report of an ingest: what each file gave, and what was rejected and why."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console

from ingest.model import Extraction

_MOST_NAMES = 20


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
    """What each file gave, then a line for each that was rejected, then the sum."""
    read = [r for r in reports if not r.reason]
    if not rejected_only:
        for report in read:
            console.print("\n".join(_lines(report)), markup=False)
    for report in reports:
        if report.reason:
            console.print(f"rejected {report.source}: {report.reason}", markup=False)
    if not rejected_only and len(reports) > 1:
        passages = sum(r.passages for r in read)
        console.print(f"{len(read)} of {len(reports)} files read, {passages} passages", markup=False)


def print_passed_over(files: Iterable[tuple[Path, str]], console: Console) -> None:
    """One line for each reason, with the names of the files."""
    names: dict[str, list[str]] = defaultdict(list)
    for file, reason in files:
        names[reason].append(file.name)
    for reason, alike in names.items():
        more = len(alike) - _MOST_NAMES
        listed = ", ".join(alike[:_MOST_NAMES]) + (f" and {more} more" if more > 0 else "")
        console.print(f"passed over {listed}: {reason}", markup=False)


def _lines(report: FileReport) -> list[str]:
    name = f"{report.source} (digest)" if report.digest else report.source
    facts = ", ".join(f"{n} {kind}" for kind, n in report.facts.items())
    lines = [f"{name}: {report.passages} passages, {report.coverage:.2%} of the text read", f"  {facts}"]
    if report.omitted:
        parts = ", ".join(f"{reason} ({n} characters)" for reason, n in report.omitted.items())
        lines.append(f"  left out: {parts}")
    return lines
