"""`make eval`, second part: how well questions are answered, over the samples and over the corpus where there is one.

A third of the questions is kept aside: their failures are counted, never shown, and nothing is tuned by them.
"""

import argparse
import json
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from judging import shortcomings

from app.api.ask import to_reply
from app.ask.service import Asker
from cypher.store import open_store
from cypher.store.protocol import Store
from ingest.extract import read_document, resolve_readings
from ingest.load import load, prepare
from ingest.read import read_source
from ingest.samples import sample_files
from ontology.errors import QuestionError

QUESTIONS = Path(__file__).with_name("questions.json")


@dataclass(slots=True)
class Score:
    """Questions asked and passed by kind, what failed, and how long answers took, in milliseconds."""

    asked: Counter[str] = field(default_factory=Counter)
    passed: Counter[str] = field(default_factory=Counter)
    understood: Counter[bool] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    times: list[float] = field(default_factory=list)


def read_questions(over: str, *, aside: bool) -> list[dict[str, Any]]:
    """The questions that are asked over "samples" or "corpus"; those kept aside or the others."""
    questions = json.loads(QUESTIONS.read_text(encoding="utf-8"))
    return [q for q in questions if q["over"] in ("both", over) and q["aside"] is aside]


def ask_all(asker: Asker, questions: Sequence[dict[str, Any]]) -> Score:
    """Ask each question and judge the reply."""
    score = Score()
    for question in questions:
        started = time.perf_counter()
        try:
            reply = to_reply(asker.ask(question["question"])).model_dump()
        except QuestionError:
            reply = None
        score.times.append(1000 * (time.perf_counter() - started))
        wrong = shortcomings(question["expect"], reply)
        kind = question["kind"]
        score.asked[kind] += 1
        score.passed[kind] += not wrong
        if wrong:
            score.failures.append(f"{question['id']} {question['question']} | {'; '.join(wrong[:4])}")
        if "interpretation" in question["expect"]:
            score.understood[not any(" taken to be " in w for w in wrong)] += 1
    return score


def report(name: str, score: Score, *, show: bool) -> Iterator[str]:
    """The figures of one set, and the failures if they may be seen."""
    asked, passed = score.asked.total(), score.passed.total()
    understood = score.understood
    times = sorted(score.times)
    yield (
        f"{name}: {passed}/{asked} ({passed / asked:.2f}), filters understood {understood[True]}/{understood.total()}, "
        f"median {times[len(times) // 2]:.0f} ms, p95 {times[int(0.95 * len(times))]:.0f} ms"
    )
    yield "  " + ", ".join(f"{kind} {score.passed[kind]}/{n}" for kind, n in sorted(score.asked.items()))
    if show:
        yield from (f"  - {failure}" for failure in score.failures)


def filled_store(url: str, files: Sequence[Path]) -> Store:
    """A store that holds what the files say."""
    store = open_store(url)
    prepare(store)
    for extraction in resolve_readings(read_document(read_source(path)) for path in files):
        load(store, extraction)
    return store


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--corpus", type=Path, help="folder of the corpus's documents")
    parser.add_argument("--graph", help="a store that holds the corpus already, instead of reading it anew")
    parser.add_argument("--only", choices=("samples", "corpus"), help="ask over one of the two")
    options = parser.parse_args()
    sets: dict[str, Sequence[Path]] = {"samples": sample_files()}
    if options.corpus or options.graph:
        sets["corpus"] = sorted(options.corpus.glob("*.txt")) if options.corpus else ()
    for over, files in sets.items():
        if options.only in (None, over):
            with tempfile.TemporaryDirectory() as folder:
                if over == "corpus" and options.graph:
                    store = open_store(options.graph, read_only=True)
                else:
                    store = filled_store(f"embedded://{folder}/graph.kgl", files)
                _print(over, Asker(store))
                store.close()


def _print(over: str, asker: Asker) -> None:
    asker.ask("目标6 water")  # names are read once, before the clock runs
    for aside in (False, True):
        score = ask_all(asker, read_questions(over, aside=aside))
        name = f"questions over the {over}" + (", kept aside" if aside else "")
        print("\n".join(report(name, score, show=not aside)), flush=True)


if __name__ == "__main__":
    main()
