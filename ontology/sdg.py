"""The 17 Sustainable Development Goals with their 169 targets."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from rdflib import RDF, SKOS, Graph, Literal, Namespace
from rdflib.term import Node

from ontology.errors import OntologyError
from ontology.turtle import CT, parse_turtle, read_color, read_labels

SDGO = Namespace("http://metadata.un.org/sdg/ontology#")
SDG_PATH = Path(__file__).with_name("sdg.ttl")

_CODE = re.compile(r"([1-9]\d?)\.([1-9]\d?|[a-d])")


@dataclass(frozen=True, slots=True)
class Target:
    """A target such as 6.3 or 9.c; the names are short ones of ours, not the UN's wording."""

    code: str
    goal: int
    iri: str
    name_zh: str
    name_en: str


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal with its targets in the UN's order; `color` is the official one as #RRGGBB."""

    number: int
    iri: str
    name_zh: str
    name_en: str
    short_zh: str
    short_en: str
    color: str
    targets: tuple[Target, ...]


@lru_cache(maxsize=1)
def load_goals() -> tuple[Goal, ...]:
    """The goals by number."""
    graph = parse_turtle(SDG_PATH)
    targets = [_target(graph, term) for term in graph.subjects(RDF.type, SDGO.Target)]
    targets.sort(key=lambda target: _order(target.code))
    goals = [_goal(graph, term, targets) for term in graph.subjects(RDF.type, SDGO.Goal)]
    return tuple(sorted(goals, key=lambda goal: goal.number))


def goal_id(number: int) -> str:
    """The id of a goal's node: 6 -> "goal-6"."""
    return f"goal-{number}"


def target_id(code: str) -> str:
    """The id of a target's node: "6.3" -> "target-6.3"."""
    return f"target-{code}"


def _goal(graph: Graph, term: Node, targets: list[Target]) -> Goal:
    number = int(_text(graph, term, SKOS.notation))
    names, short = read_labels(graph, term, SKOS.prefLabel), read_labels(graph, term, CT.shortLabel)
    return Goal(
        number=number,
        iri=str(term),
        name_zh=names["zh"],
        name_en=names["en"],
        short_zh=short["zh"],
        short_en=short["en"],
        color=read_color(graph, term),
        targets=tuple(target for target in targets if target.goal == number),
    )


def _target(graph: Graph, term: Node) -> Target:
    code, names = _text(graph, term, SKOS.notation), read_labels(graph, term, SKOS.prefLabel)
    match = _CODE.fullmatch(code)
    if match is None:
        raise OntologyError(f"{term}: {code!r} is no code of a target")
    return Target(code=code, goal=int(match[1]), iri=str(term), name_zh=names["zh"], name_en=names["en"])


def _order(code: str) -> tuple[int, bool, int, str]:
    """Numbered targets come before lettered ones: 6.1 … 6.6, 6.a, 6.b."""
    goal, _, rest = code.partition(".")
    return int(goal), not rest.isdigit(), int(rest) if rest.isdigit() else 0, rest


def _text(graph: Graph, term: Node, predicate: Node) -> str:
    value = graph.value(term, predicate)
    if not isinstance(value, Literal):
        raise OntologyError(f"{term}: no {predicate}")
    return str(value)
