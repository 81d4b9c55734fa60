"""`make bench`: how fast, as ratios to a baseline measured in the same run.

The baseline of ingest is bare spaCy tokenisation of the same text with the same tokeniser.
Figures are printed, never asserted. The documents are those of CHENGTU_CORPUS, else the samples.
"""

import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from app.api.ask import to_reply
from app.ask.service import Asker
from cypher.store import open_store
from cypher.store.protocol import Store
from ingest.extract import read_document, resolve_readings
from ingest.load import load, prepare
from ingest.memory import few_collections
from ingest.model import Extraction
from ingest.nlp.pipeline import load_pipeline
from ingest.read import find_files, read_bytes, read_source
from ingest.samples import sample_files

sys.path.insert(0, str(Path(__file__).parents[1]))
from driver import report_ratio
from exporting import opened, report_export, report_formats, report_memory
from exporting_tables import report_tables, report_tables_memory
from frames import report_frames
from neo4j_servers import some_neo4j

TIMES = 20
BAD = {
    "no marks at all": "推进宝安中心区排涝工程建设和河道治理达到百分之九十" * 4_000,
    "10,000 rows": "序号\t指标名称\t单位\t2025年\n"
    + "".join(f"{n}\t第{n}类设施数量\t个\t{n * 3}\n" for n in range(10_000)),
    "a line of 1 MB": "推进宝安中心区排涝工程建设，到2025年达到98%。" * 15_000,
    "brackets": "推进" + "（" * 5_000 + "排涝工程" + "）" * 5_000,
}
QUESTIONS = Path(__file__).with_name("questions.json")


def timed(action: Callable[[], object]) -> float:
    """Seconds that an action takes."""
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


def extract_texts(texts: list[str]) -> list[Extraction]:
    """What `chengtu extract` does with files of these texts."""
    with few_collections():
        readings = [read_document(read_bytes(f"{i}.txt", t.encode())) for i, t in enumerate(texts)]
        return list(resolve_readings(readings))


def report_scale() -> None:
    """Time per megabyte of the samples once, twenty times over in one file, and in twenty times as many files."""
    texts = [read_source(f).text for f in sample_files()]
    extract_texts(texts)
    once = statistics.median(per_megabyte(texts) for _ in range(5))
    print(f"samples            {once:.1f} s of the processor per MB")
    for what, many in (("in one file", ["\n".join(texts) * TIMES]), ("in many files", texts * TIMES)):
        taken = per_megabyte(many)
        print(f"{TIMES} x, {what:13} {taken:.1f} s per MB = {taken / once:.2f} x")
    for what, text in BAD.items():
        print(f"{what:18} {per_megabyte([text]):.1f} s per MB")


def per_megabyte(texts: list[str]) -> float:
    started = time.process_time()
    extract_texts(texts)
    return (time.process_time() - started) / sum(len(t.encode()) for t in texts) * 1e6


def fill(store: Store, files: list[Path]) -> None:
    """From files to a store that can be asked."""
    with few_collections():
        prepare(store)
        for extraction in resolve_readings([read_document(read_source(f)) for f in files]):
            load(store, extraction)


def ask_all(store: Store, questions: list[str]) -> list[float]:
    """Milliseconds of each question, its reply built as the API does."""
    asker = Asker(store)
    asker.lexicon()
    return [1000 * timed(lambda q=q: to_reply(asker.ask(q)).model_dump_json()) for q in questions]


def main() -> None:
    folder = os.environ.get("CHENGTU_CORPUS")
    files = find_files([Path(folder)]) if folder else sample_files()
    texts = [read_source(f).text for f in files]
    load_pipeline("en")
    cold = timed(lambda: load_pipeline("zh").make_doc("城市"))
    print(f"documents          {len(files)} files, {sum(f.stat().st_size for f in files) / 1000:.0f} kB")
    print(f"loading            {cold:.2f} s for the pipeline and its dictionary, once a process")
    nlp = load_pipeline("zh")
    baseline = min(
        timed(lambda: [nlp.make_doc(line) for t in texts for line in t.splitlines()]) for _ in range(3)
    )
    print(f"tokenisation       {baseline:.2f} s (the baseline)")
    report_scale()
    report_open_data(files)
    questions = json.loads(QUESTIONS.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as scratch:
        store = open_store(f"embedded://{scratch}/graph.kgl")
        taken = timed(lambda: (fill(store, files), store.close()))
        size = sum(p.stat().st_size for p in Path(scratch).iterdir())
        print(
            f"ingest, embedded   {taken:.2f} s = {taken / baseline:.1f} x tokenisation; store {size / 1e6:.1f} MB"
        )
        reader = open_store(f"embedded://{scratch}/graph.kgl", read_only=True)
        report_frames(reader)
        report_asking("embedded", reader, questions)
        with some_neo4j(Path(scratch) / "neo4j") as url:
            store = open_store(url)
            taken = timed(lambda: fill(store, files))
            print(f"ingest, Neo4j      {taken:.2f} s = {taken / baseline:.1f} x tokenisation")
            report_ratio(store, url, questions)
            report_asking("Neo4j", store, questions)


def report_open_data(files: list[Path]) -> None:
    """Exports of the samples, of twenty times the samples, and of the documents."""
    with tempfile.TemporaryDirectory() as scratch:
        urls = {
            name: f"embedded://{scratch}/{name}.kgl"
            for name in ("samples", f"{TIMES} x samples", "documents")
        }
        many = Path(scratch, "many")
        many.mkdir()
        for number in range(TIMES):
            for file in sample_files():
                (many / f"{number}-{file.name}").write_bytes(file.read_bytes())
        for (_, url), found in zip(
            urls.items(), (sample_files(), sorted(many.iterdir()), files), strict=True
        ):
            store = open_store(url)
            fill(store, list(found))
            store.close()
        with closing(opened(urls["samples"])) as samples, closing(opened(urls["documents"])) as documents:
            report_export("samples", samples, rdflib=True)
            report_export("documents", documents, rdflib=False)
            report_formats(samples)
            report_tables("samples", samples)
            report_tables("documents", documents)
        report_memory(urls)
        report_tables_memory(urls)


def report_asking(name: str, store: Store, questions: list[str]) -> None:
    """Median and p95 over all questions, asked twice; the second time counts."""
    ask_all(store, questions)
    times = sorted(ask_all(store, questions))
    p95 = times[int(len(times) * 0.95)]
    print(
        f"asking, {name:10} median {statistics.median(times):.0f} ms, p95 {p95:.0f} ms, {len(times)} questions"
    )
    store.close()


if __name__ == "__main__":
    main()
