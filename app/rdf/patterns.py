"""What other vocabularies say of a node in several triples: selectors, periods, members of the data cube."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from app.rdf import literals
from app.rdf.vocabulary import CT, DCAT, DCT, EULANG, LABEL, OA, PREFIXES, QB, SKOS, TYPE

Row = Mapping[str, Any]
Pattern = Callable[[str, Row, Callable[[str], str], str], Iterable[str]]
"""Called with the node's IRI, its row, what gives the IRI of an id, and the end of each line."""

TAGGED = frozenset({f"{SKOS}altLabel"})
"""Properties of other vocabularies whose values say their language."""
_SELECTOR = f"<{OA}hasSelector> "
_POSITION = f"{TYPE} <{OA}TextPositionSelector>"
_START = f"<{OA}start> "
_END = f"<{OA}end> "
_QUOTE = f"{TYPE} <{OA}TextQuoteSelector>"
_EXACT = f"<{OA}exact> "
_SOURCE = f"<{OA}hasSource> "
_ANNOTATION = f"{TYPE} <{OA}Annotation>"
_SPECIFIC = f"{TYPE} <{OA}SpecificResource>"
_BODY = f"<{OA}hasBody> "
_TARGET = f"<{OA}hasTarget> "
_LANGUAGES = {"zh": "ZHO", "en": "ENG"}
_SCHEME = "http://metadata.un.org/sdg"


def selectors(subject: str, whole: str, row: Row, tail: str) -> str:
    """Where a resource is in its document: by position in code points, and by its words.

    The parts have IRIs under their whole's, since blank nodes would be others in each export.
    """
    position = f"<{whole}#position> "
    said = (
        f"<{subject}> {_SELECTOR}{position[:-1]}{tail}"
        f"{position}{_POSITION}{tail}"
        f"{position}{_START}{literals.integer(row['start'])}{tail}"
        f"{position}{_END}{literals.integer(row['end'])}{tail}"
    )
    if exact := row.get("text"):
        quote = f"<{whole}#quote> "
        said += (
            f"<{subject}> {_SELECTOR}{quote[:-1]}{tail}"
            f"{quote}{_QUOTE}{tail}"
            f"{quote}{_EXACT}{literals.string(exact)}{tail}"
        )
    return said


def annotation(subject: str, row: Row, body: str, iri: Callable[[str], str], tail: str) -> str:
    """A statement as a Web Annotation: what it says of the words that stand there."""
    head, target = f"<{subject}> ", f"<{subject}#target> "
    source = f"{target}{_SOURCE}<{iri(row['document'])}>{tail}" if row.get("document") else ""
    return (
        f"{head}{_ANNOTATION}{tail}"
        f"{head}{_BODY}{body}{tail}"
        f"{head}{_TARGET}{target[:-1]}{tail}"
        f"{target}{_SPECIFIC}{tail}"
        f"{source}{selectors(f'{subject}#target', subject, row, tail)}"
    )


def cube(base: str) -> str:
    """The data set of all observations, by the structure that the ontology declares."""
    subject, tail = f"<{cube_iri(base)}>", " .\n"
    said = (
        f"{TYPE} <{QB}DataSet>",
        f"<{QB}structure> <{CT}ObservationStructure>",
        f'<{LABEL}> "指标数值"@zh',
        f'<{LABEL}> "Values of indicators"@en',
    )
    return "".join(f"{subject} {line}{tail}" for line in said)


def cube_iri(base: str) -> str:
    return f"{base}/id/dataset/observations"


def _passage(subject: str, row: Row, iri: Callable[[str], str], tail: str) -> Iterable[str]:
    yield f"<{subject}> {_SOURCE}<{iri(row['document'])}>{tail}"
    yield selectors(subject, subject, row, tail)


def _document(subject: str, row: Row, _iri: Callable[[str], str], tail: str) -> Iterable[str]:
    if language := _LANGUAGES.get(row.get("language", "")):
        yield f"<{subject}> <{DCT}language> <{EULANG}{language}>{tail}"
    if row.get("plan_from") is not None:
        period = f"<{subject}#period>"
        yield f"<{subject}> <{DCT}temporal> {period}{tail}"
        yield f"{period} {TYPE} <{DCT}PeriodOfTime>{tail}"
        yield f"{period} <{DCAT}startDate> {literals.year(row['plan_from'])}{tail}"
        yield f"{period} <{DCAT}endDate> {literals.year(row['plan_to'])}{tail}"


def _observation(subject: str, row: Row, _iri: Callable[[str], str], tail: str) -> Iterable[str]:
    base = subject.rsplit("/id/", 1)[0]
    number = row.get("number")
    value = literals.string(row["value"]) if number is None else literals.double(number)
    yield f"<{subject}> <{QB}dataSet> <{cube_iri(base)}>{tail}"
    yield f"<{subject}> <{PREFIXES['sdmx-measure']}obsValue> {value}{tail}"
    if row.get("unit"):
        unit = literals.string(row["unit"])
        yield f"<{subject}> <{PREFIXES['sdmx-attribute']}unitMeasure> {unit}{tail}"
    if row.get("year") is not None:
        yield f"<{subject}> <{PREFIXES['sdmx-dimension']}refPeriod> {literals.year(row['year'])}{tail}"


def _goal(subject: str, _row: Row, _iri: Callable[[str], str], tail: str) -> Iterable[str]:
    yield f"<{subject}> <{SKOS}inScheme> <{_SCHEME}>{tail}"
    yield f"<{subject}> <{SKOS}topConceptOf> <{_SCHEME}>{tail}"


def _target(subject: str, row: Row, iri: Callable[[str], str], tail: str) -> Iterable[str]:
    yield f"<{subject}> <{SKOS}inScheme> <{_SCHEME}>{tail}"
    goal = iri(f"goal-{row['goal']}")
    yield f"<{subject}> <{SKOS}broader> <{goal}>{tail}"


PATTERNS: Mapping[str, Pattern] = {
    "Passage": _passage,
    "Document": _document,
    "Observation": _observation,
    "Goal": _goal,
    "Target": _target,
}
