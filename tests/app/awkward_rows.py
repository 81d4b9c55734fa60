"""Rows of a graph that are hard to write: quotes, line breaks, separators, formulas, empty texts."""

from cypher.store.protocol import Store


def fill(store: Store) -> None:
    """A document with a passage, two measures, an indicator with a value, and what ties them."""
    part = {"document": "doc-a", "start": 0, "end": 3}
    stated = {"document": "doc-a", "passage": "pas-a"}
    with store.write() as batch:
        batch.upsert_nodes(
            "Document", [{"id": "doc-a", "name": "甲", "digest": False, "issued_on": "2021-06"}]
        )
        batch.upsert_nodes("Section", [{"id": "sec-a", "name": '一"、', **part}])
        passage = {
            "section": "sec-a",
            "text": '他说："好"，\r\n第二行\n\t末',
            "goals": [6, 11],
            "kind": "measure",
        }
        batch.upsert_nodes("Passage", [{"id": "pas-a", "name": "p,q;r", **part, **passage}])
        batch.upsert_nodes(
            "Measure",
            [
                {"id": "measure-a", "name": "=1+1", "names": ["a|b", "c;d", "e,f", "'"], "text": "x\ny"},
                {"id": "measure-b", "name": "", "names": ["一项"]},
            ],
        )
        batch.upsert_nodes("Indicator", [{"id": "indicator-a", "name": "-甲", "names": ["-甲"]}])
        observation = {"indicator_name": "-甲", "value": "2.50", "number": 2.5, "year": 2025, "strict": True}
        batch.upsert_nodes(
            "Observation", [{"id": "observation-a", **part, **observation, "passage": "pas-a"}]
        )
        batch.upsert_nodes("Goal", [{"id": "goal-6", "name": "水", "number": 6, "color": "#26BDE2"}])
        supports = {"id": "supports-a", "source": "measure-a", "target": "goal-6", "score": 0.1, **stated}
        batch.upsert_relations("SUPPORTS", "Measure", "Goal", [supports])
        observes = {"id": "observes-a", "source": "observation-a", "target": "indicator-a", **stated}
        batch.upsert_relations("OBSERVES", "Observation", "Indicator", [observes])
        told = [
            {"id": f"stated_in-{name}", "source": f"measure-{name}", "target": "pas-a", **stated}
            for name in "ab"
        ]
        batch.upsert_relations("STATED_IN", "Measure", "Passage", told)
