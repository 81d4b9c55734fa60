"""Who is responsible for something, over a graph that says so, on both stores."""

from cypher.compile import compile_plan
from cypher.plan import Filters, ResponsiblePlan, Words
from cypher.store import Store

ALL = ResponsiblePlan(Filters())
RIVERS = ResponsiblePlan(Filters(words=(Words(("河道",)),), least=1.0))
SCHOOLS = ResponsiblePlan(Filters(entities=("task-schools",)))
BODIES = {"river": ("水务局", "河道由水务局管理。", 0.8), "schools": ("教育局", "学校由教育局管理。", 0.9)}


def fill(store: Store) -> None:
    """Two bodies, each responsible for one measure, and the sentences that say so."""
    with store.write() as batch:
        batch.upsert_nodes("Document", [{"id": "d", "name": "方案", "source": "a.txt", "plan_from": 2021}])
        batch.upsert_nodes("Section", [{"id": "s", "name": "二、职责", "document": "d"}])
        for key, (body, text, _) in BODIES.items():
            passage = {"id": f"p-{key}", "text": text, "start": 0, "end": len(text), "kind": "measure"}
            batch.upsert_nodes("Passage", [passage | {"document": "d", "section": "s"}])
            batch.upsert_nodes("Organization", [{"id": f"body-{key}", "name": body}])
            batch.upsert_nodes("Measure", [{"id": f"task-{key}", "name": text}])
    with store.write() as batch:
        for key, (_, _, score) in BODIES.items():
            ends = {"source": f"body-{key}", "target": f"task-{key}"}
            fact = {"id": f"r-{key}", "passage": f"p-{key}", "score": score}
            batch.upsert_relations("RESPONSIBLE_FOR", "Organization", "Measure", [fact | ends])
            for label, id in (("Organization", f"body-{key}"), ("Measure", f"task-{key}")):
                stated = {"id": f"stated-{id}", "source": id, "target": f"p-{key}"}
                batch.upsert_relations("STATED_IN", label, "Passage", [stated])
            inside = {"id": f"in-{key}", "source": f"p-{key}", "target": "s"}
            batch.upsert_relations("IN", "Passage", "Section", [inside])


def test_bodies_are_found_by_what_they_answer_for(store: Store) -> None:
    fill(store)
    queries = [compile_plan(plan) for plan in (ALL, RIVERS, SCHOOLS)]
    found = [[r["name"] for r in store.read(q.text, q.parameters).records()] for q in queries]
    assert found == [["教育局", "水务局"], ["水务局"], ["教育局"]]
