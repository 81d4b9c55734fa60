"""`make eval`: how well extraction does on annotated documents, by set.

The project's own documents are always scored. With `--sets` (a folder that holds `passages-dev.json` and
`passages-train.json`) and `--corpus` (the documents these are of) those sets are scored too.
"""

import argparse
import json
from datetime import date
from pathlib import Path

from figures import to_record, write_record
from report import full_report, markdown
from results import measure_corpus, measure_own
from reviews import review_report

from ingest.figures import RECORD, read_record


def main() -> None:
    options = _options()
    if options.markdown and not options.record:
        print("\n".join(markdown(read_record())))
        return
    results = list(measure_own())
    if options.sets:
        results += measure_corpus(options.sets, options.corpus)
    before = read_record() if RECORD.exists() else {"sets": {}}
    record = to_record(results, day=date.today())
    if options.record:
        write_record(record)
    if options.json:
        print(json.dumps(record, ensure_ascii=False))
    elif options.markdown:
        print("\n".join(markdown(read_record())))
    else:
        print("\n".join(full_report(results, before, worst=options.worst)))
    if options.reviews:
        print("\n".join(review_report(options.reviews)))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sets", type=Path, help="folder of annotated passages of the corpus")
    parser.add_argument("--corpus", type=Path, help="folder of the corpus's documents")
    parser.add_argument("--reviews", metavar="URL", help="a graph whose reviews are counted too")
    parser.add_argument("--worst", type=int, default=3, metavar="N", help="worst cases a figure (default 3)")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--record", action="store_true", help=f"write {RECORD.name}")
    parser.add_argument(
        "--markdown", action="store_true", help=f"print the table of {RECORD.name}, without measuring"
    )
    options = parser.parse_args()
    if bool(options.sets) != bool(options.corpus):
        # The Makefile passes what the machine has; one without the other can't be scored.
        options.sets = options.corpus = None
    return options


if __name__ == "__main__":
    main()
