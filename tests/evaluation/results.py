"""The sets that are measured, each with its figures."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotated import Annotation, read_annotations
from matching import Pair, match
from measured import Measured, coverage, measure_folder
from scoring import Scores, Share, Tally, score
from training_data import cross_validated, learnt_from, stem

DOCUMENTS = Path(__file__).parent / "documents"
# Annotated with kinds and goals only.
GOALS_AND_KINDS = Path(__file__).parent / "goals_and_kinds"

CROSS_VALIDATED = "cross-validated"
FURTHER = "further"
KEPT_ASIDE = "kept aside"
SETS_OF_THE_CORPUS = {
    "dev": ("passages-dev.json", "passages of the corpus, annotated twice and adjudicated"),
    "train": ("passages-train.json", "passages of the corpus, annotated once"),
}


@dataclass(frozen=True, slots=True)
class Result:
    """One set: `pairs` of annotated and told passages, and what they come to; `part` if of the set before."""

    name: str
    about: str
    part: bool
    documents: tuple[Measured, ...]
    pairs: tuple[Pair, ...]
    scores: Scores
    read: Share
    accounted: Share

    @property
    def headlines(self) -> dict[str, Share | Tally]:
        """The figures that are recorded and held: those that the set is annotated for or training changes."""
        names = PARTIAL.get(self.name, tuple(HEADLINES))
        return {name: HEADLINES[name](self) for name in names}


HEADLINES: dict[str, Callable[[Result], Share | Tally]] = {
    "passages found": lambda r: r.scores.found,
    "kind accuracy": lambda r: r.scores.kinds,
    "measures F1": lambda r: r.scores.measures,
    "goals, micro F1": lambda r: r.scores.goals,
    "first goal": lambda r: r.scores.first_goal,
    "target recall": lambda r: r.scores.targets,
    "districts F1": lambda r: r.scores.districts,
    "named things, strict F1": lambda r: r.scores.strict,
    "named things, lenient F1": lambda r: r.scores.lenient,
    "projects, lenient F1": lambda r: r.scores.by_type_lenient["Project"],
    "values F1": lambda r: r.scores.values,
    "values, year and status F1": lambda r: r.scores.dated_values,
    "characters in passages": lambda r: r.read,
    "characters accounted for": lambda r: r.accounted,
}
GOAL_HEADLINES = ("goals, micro F1", "first goal", "target recall")
_KINDS_AND_GOALS = ("passages found", "kind accuracy", "measures F1", *GOAL_HEADLINES)
PARTIAL = {CROSS_VALIDATED: GOAL_HEADLINES, FURTHER: _KINDS_AND_GOALS, KEPT_ASIDE: _KINDS_AND_GOALS}


def measure_own() -> Iterator[Result]:
    """The project's documents: all, by language, cross-validated; the further ones, and those kept aside."""
    documents = measure_folder(DOCUMENTS)
    annotations = read_annotations(DOCUMENTS / "passages.json")
    yield result("own", "documents of the project, all of their passages", documents, annotations)
    for language, tongue in (("zh", "Chinese"), ("en", "English")):
        chosen = [d for d in documents if d.reading.document.language == language]
        yield result(f"own {language}", f"those in {tongue}", chosen, annotations, part=True)
    about = "the same documents, goals by models that were fitted without the document scored"
    yield result(CROSS_VALIDATED, about, cross_validated(documents), annotations)
    yield from measure_goals_and_kinds()


def measure_goals_and_kinds() -> Iterator[Result]:
    documents = measure_folder(GOALS_AND_KINDS)
    annotations = read_annotations(GOALS_AND_KINDS / "passages.json")
    learnt = learnt_from()
    seen = [d for d in documents if stem(d) in learnt]
    aside = [d for d in documents if stem(d) not in learnt]
    yield result(
        FURTHER, "short documents of the project, kinds and goals only, learnt from", seen, annotations
    )
    about = "more of them, written last: no rule, word or weight was made or changed for them"
    yield result(KEPT_ASIDE, about, aside, annotations)


def measure_corpus(sets: Path, corpus: Path) -> Iterator[Result]:
    """The sets of a folder that are passages of the corpus."""
    documents = measure_folder(corpus)
    for name, (file, about) in SETS_OF_THE_CORPUS.items():
        yield result(name, about, documents, read_annotations(sets / file))


def result(
    name: str,
    about: str,
    documents: Sequence[Measured],
    annotations: Iterable[Annotation],
    *,
    part: bool = False,
) -> Result:
    """Score the annotations of these documents."""
    sources = {d.source.source for d in documents}
    pairs = match((a for a in annotations if a.source in sources), (d.extraction for d in documents))
    return Result(name, about, part, tuple(documents), pairs, score(pairs), *coverage(documents))
