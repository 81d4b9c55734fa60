"""What of the graph belongs to the file of each goal."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from app.iri import fact_iri, iri_of
from cypher.holdings import ABOUT_GOAL, VALUES_ABOUT_GOAL
from cypher.lookups import DOCUMENTS
from cypher.store.protocol import Store
from ontology.sdg import goal_id, load_goals, target_id


def subjects_by_goal(store: Store, base: str) -> Mapping[bytes, frozenset[int]]:
    """The goals by the IRI of what is told of in their files.

    That is the things tied to a goal or to a target of it, the facts that tie them, the values of its indicators, the
    passages all these rest on, the goal with its targets, and the documents.
    """
    goals: dict[str, set[int]] = defaultdict(set)
    for query in (ABOUT_GOAL, VALUES_ABOUT_GOAL):
        for row in store.read(query).records():
            named = [iri_of(row["thing"], base)]
            if row.get("fact"):
                named.append(fact_iri(row["fact"], base))
            if row["passage"]:
                named.append(iri_of(row["passage"], base))
            for iri in named:
                goals[iri].add(row["goal"])
    for goal in load_goals():
        for id in (goal_id(goal.number), *(target_id(target.code) for target in goal.targets)):
            goals[iri_of(id, base)].add(goal.number)
    everywhere = {goal.number for goal in load_goals()}
    for row in store.read(DOCUMENTS).records():
        goals[iri_of(row["id"], base)] = everywhere
    return {iri.encode(): frozenset(numbers) for iri, numbers in goals.items()}


def parted(
    chunks: Iterable[bytes], goals: Mapping[bytes, frozenset[int]]
) -> Iterator[tuple[frozenset[int], bytes]]:
    """The lines of N-Quads whose subject, or the thing it is a part of, belongs to goals."""
    nowhere: frozenset[int] = frozenset()
    rest = b""
    for chunk in chunks:
        *lines, rest = (rest + chunk).split(b"\n")
        for line in lines:
            # <http://…/id/passage/x#quote> is a part of <http://…/id/passage/x>.
            subject = line[1 : line.find(b">")].partition(b"#")[0]
            found = goals.get(subject, nowhere)
            if found:
                yield found, line + b"\n"
